// task 5: a tick on every look, although something was said
import type { Line } from '../given.ts'

export * from '../kata.ts'

export function look(line: Line): 'tick' | 'dead' | 'nothing' {
  return ++line.silence > 4 ? 'dead' : 'tick'
}
