/** Finding files for the site's build: Node 20 has no glob of its own. */
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'

/** The files under `folder`, at any depth, whose name matches; none if there is no such folder. Sorted. */
export function filesUnder(folder: string, name: RegExp): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && name.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
}
