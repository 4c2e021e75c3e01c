// task 2: the digest is taken over the four bytes of the challenge, not over its decimal text
import { bytesOf, md5 } from '../given.ts'

export * from '../kata.ts'

export function digest(challenge: number, cookie: string): Uint8Array {
  const text = bytesOf(cookie)
  const bytes = new Uint8Array(text.length + 4)
  bytes.set(text)
  new DataView(bytes.buffer).setUint32(text.length, challenge)
  return md5(bytes)
}
