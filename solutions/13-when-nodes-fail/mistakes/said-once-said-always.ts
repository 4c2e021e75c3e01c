// task 5: what was said once counts for ever, and the peer hears nothing more
import type { Line } from '../given.ts'

export * from '../kata.ts'

export function look(line: Line): 'tick' | 'dead' | 'nothing' {
  if (++line.silence > 4) return 'dead'
  return line.said ? 'nothing' : 'tick'
}
