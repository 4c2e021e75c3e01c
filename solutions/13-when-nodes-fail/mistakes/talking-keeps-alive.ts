// task 5: the peer counts as alive as long as we talk to it
import type { Line } from '../given.ts'
import { look as right } from '../kata.ts'

export * from '../kata.ts'

export function look(line: Line): 'tick' | 'dead' | 'nothing' {
  if (line.said) line.silence = 0
  return right(line)
}
