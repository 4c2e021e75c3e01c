/** Reading JSON that people write: what does not parse is told with file and line. */
import { readFileSync } from 'node:fs'
import path from 'node:path'

/** Throws an `Error` that begins with the file's path below `root`, as in `katas/07-epmd/kata.json:5: …`. */
export function readJson(root: string, file: string): unknown {
  const text = readFileSync(path.join(root, file), 'utf8')
  try {
    return JSON.parse(text)
  } catch (cause) {
    const { message } = cause as SyntaxError
    const [, position] = /at position (\d+)/.exec(message) ?? []
    // Where it names no place, the text ends too early.
    const line = text.slice(0, Number(position ?? text.length)).split('\n').length
    throw new Error(`${file}:${line}: this is no JSON: ${message}`, { cause })
  }
}
