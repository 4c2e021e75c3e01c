// task 1: a string is sent as a binary, and no binary matches the atom pong
import type { TermInput } from '../given.ts'

export function answer(): TermInput {
  return 'pong'
}
