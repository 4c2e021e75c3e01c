/** Tells of every save of one file; by polling where the system cannot tell. */
import { type FSWatcher, unwatchFile, watch, watchFile } from 'node:fs'
import path from 'node:path'

/** An editor writes a file in several steps: what follows within this time, in milliseconds, is one save. */
const SETTLE = 80
const POLL = 500

export interface FileWatch {
  readonly polling: boolean
  stop(): void
}

/**
 * Watches the folder, because many editors save by renaming a new file into place. `onPolling` is called if watching
 * breaks later, for it goes on by polling then.
 */
export function watchFileSaves(file: string, onSave: () => void, onPolling: () => void): FileWatch {
  let timer: NodeJS.Timeout | undefined
  const soon = (): void => {
    clearTimeout(timer)
    timer = setTimeout(onSave, SETTLE)
  }
  let watcher: FSWatcher | undefined
  let polling = false
  const poll = (): void => {
    polling = true
    watcher?.close()
    watchFile(file, { interval: POLL }, soon)
  }
  try {
    watcher = watch(path.dirname(file), (_event, name) => {
      if (name === null || name === path.basename(file)) soon()
    })
    watcher.on('error', () => {
      poll()
      onPolling()
    })
  } catch {
    poll()
  }
  return {
    get polling() {
      return polling
    },
    stop() {
      clearTimeout(timer)
      watcher?.close()
      unwatchFile(file, soon)
    },
  }
}
