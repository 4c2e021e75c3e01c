// task 5: one quarter of silence is taken for death
import type { Line } from '../given.ts'
import { look as right } from '../kata.ts'

export * from '../kata.ts'

export function look(line: Line): 'tick' | 'dead' | 'nothing' {
  const due = right(line)
  return line.silence > 1 ? 'dead' : due
}
