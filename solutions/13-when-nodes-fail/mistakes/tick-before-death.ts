// task 5: who has nothing to say but ticks never finds the peer dead
import type { Line } from '../given.ts'

export * from '../kata.ts'

export function look(line: Line): 'tick' | 'dead' | 'nothing' {
  line.silence++
  const { said } = line
  line.said = false
  if (!said) return 'tick'
  return line.silence > 4 ? 'dead' : 'nothing'
}
