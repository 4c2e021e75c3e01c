/** Folders for what a run needs on disk. They are gone when the command ends, Ctrl-C included. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const open = new Set<string>()

export function openFolder(): string {
  if (open.size === 0) process.on('exit', removeAll)
  const folder = mkdtempSync(path.join(tmpdir(), 'pangpong-kata-'))
  open.add(folder)
  return folder
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
  open.delete(folder)
  if (open.size === 0) process.off('exit', removeAll)
}

function removeAll(): void {
  for (const folder of open) rmSync(folder, { recursive: true, force: true })
}
