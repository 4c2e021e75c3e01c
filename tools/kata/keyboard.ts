/** Single keys from a terminal, without Enter. However the process ends, the terminal is as it was. */

/** Calls `onKey` with each key, in lower case; Ctrl-C is `q`. The function returned ends it. */
export function readKeys(onKey: (key: string) => void): () => void {
  const { stdin } = process
  const take = (chunk: Buffer): void => {
    const keys = chunk.toString()
    if (keys.startsWith('\x1b')) return // an arrow or the like: the letters in its code are no keys
    for (const key of keys) onKey(key === '\x03' || key === '\x04' ? 'q' : key.toLowerCase())
  }
  const restore = (): void => {
    stdin.setRawMode(false)
  }
  stdin.setRawMode(true)
  stdin.resume()
  stdin.on('data', take)
  process.once('exit', restore)
  return () => {
    stdin.off('data', take)
    stdin.pause()
    restore()
    process.off('exit', restore)
  }
}
