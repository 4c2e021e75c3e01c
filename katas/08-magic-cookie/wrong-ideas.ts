/** Digests that people compute at first, so that a failing test can name the idea and not just the difference. */
import { md5 } from '@noble/hashes/legacy.js'
import { toLatin1 } from '../../src/bytes/text.ts'
import { Writer } from '../../src/bytes/writer.ts'
import type { WrongIdea } from '../kit/lesson.ts'

export function signedDigest(challenge: number, cookie: string): WrongIdea<Uint8Array> {
  const text = String(challenge | 0)
  return {
    gives: md5(toLatin1(cookie + text)),
    en: `Your digest is the one for the text "${text}". JavaScript's | and ~ make a signed number; >>> does not.`,
    zh: `这是文本 "${text}" 的摘要。JavaScript 的 | 和 ~ 得出的是有符号数，>>> 则不会。`,
  }
}

export function bytesDigest(challenge: number, cookie: string): WrongIdea<Uint8Array> {
  const bytes = new Writer().bytes(toLatin1(cookie)).u32(challenge).toBytes()
  return {
    gives: md5(bytes),
    en: 'You hashed the four bytes of the challenge, as it travels. It is hashed as decimal text.',
    zh: '你求摘要时，质询用的是它在网络上的四个字节。应当用它的十进制文本。',
  }
}

export function otherOrder(challenge: number, cookie: string): WrongIdea<Uint8Array> {
  return {
    gives: md5(toLatin1(String(challenge) + cookie)),
    en: 'You put the challenge first. The cookie comes first.',
    zh: '你把质询放在了前面。cookie 才在前面。',
  }
}
