/**
 * Tells of every save below some folders. Each folder is watched for itself, because many editors save by renaming a new
 * file into place, and what Node 20 offers for whole trees loses sight of such files on Linux.
 */
import { type FSWatcher, readdirSync, watch } from 'node:fs'
import path from 'node:path'

/** A save takes several steps, and "save all" several saves: what follows within this time, in milliseconds, is one. */
const SETTLE = 80

/** `onTrouble` hears why a folder cannot be watched: on Linux mostly since the system's limit is reached. */
export function watchFolders(
  folders: readonly string[],
  onSave: () => void,
  onTrouble: (error: Error) => void,
): { stop(): void } {
  const watchers = new Map<string, FSWatcher>()
  let timer: NodeJS.Timeout | undefined
  const soon = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      look()
      onSave()
    }, SETTLE)
  }
  const look = (): void => {
    const there = new Set(folders.flatMap(treeOf))
    for (const [folder, watcher] of watchers) {
      if (there.has(folder)) continue
      watcher.close()
      watchers.delete(folder)
    }
    for (const folder of there) {
      if (!watchers.has(folder)) add(folder)
    }
  }
  const add = (folder: string): void => {
    try {
      watchers.set(folder, watch(folder, soon).on('error', onTrouble))
    } catch (error) {
      onTrouble(error as Error)
    }
  }
  look()
  return {
    stop() {
      clearTimeout(timer)
      for (const watcher of watchers.values()) watcher.close()
    },
  }
}

/** A folder and all that it holds, at any depth. */
function treeOf(folder: string): string[] {
  const below = readdirSync(folder, { recursive: true, withFileTypes: true })
  return [
    folder,
    ...below.filter((entry) => entry.isDirectory()).map((entry) => path.join(entry.parentPath, entry.name)),
  ]
}
