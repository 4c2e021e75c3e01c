/** Text cut into lines, for whoever can only print whole ones. */
import type { Write } from './device.ts'

/** A line that does not end is printed in pieces of this many characters. */
const MAX_LINE = 65_536

/** Collects what is written and hands it to `print` line by line, without the newline. */
export function lineByLine(print: Write): Write {
  let begun = ''
  return (text) => {
    const lines = (begun + text).split('\n')
    begun = lines.pop() ?? ''
    for (const line of lines) print(line)
    if (begun.length < MAX_LINE) return
    print(begun)
    begun = ''
  }
}
