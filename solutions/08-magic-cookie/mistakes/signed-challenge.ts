// task 2: a bit operator has made the challenge a signed number
import { bytesOf, md5 } from '../given.ts'

export * from '../kata.ts'

export function digest(challenge: number, cookie: string): Uint8Array {
  return md5(bytesOf(cookie + String(challenge | 0)))
}
