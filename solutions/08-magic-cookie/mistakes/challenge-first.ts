// task 2: challenge ++ cookie instead of cookie ++ challenge
import { bytesOf, md5 } from '../given.ts'

export * from '../kata.ts'

export function digest(challenge: number, cookie: string): Uint8Array {
  return md5(bytesOf(String(challenge) + cookie))
}
