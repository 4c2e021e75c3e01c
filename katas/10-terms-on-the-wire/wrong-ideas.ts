/** What people write at first, so that a failing test can name the idea and not just the difference. */

import type { WrongIdea } from '../kit/lesson.ts'
import { bytesOf } from './given.ts'

type Bytes = WrongIdea<Uint8Array>

export const bytes = (...parts: readonly (number | Uint8Array)[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'number' ? [part] : [...part])))

export const cutToByte = (value: number): Bytes => ({
  gives: bytes(97, value & 255),
  en: `97 has room for one byte: ${value} becomes ${value & 255}.`,
  zh: `97 后面只有一个字节：${value} 变成了 ${value & 255}。`,
})

export const alwaysFour = (value: number): Bytes => ({
  gives: bytes(98, value >>> 24, (value >> 16) & 255, (value >> 8) & 255, value & 255),
  en: 'erl can read that, and says it in two bytes itself.',
  zh: 'erl 读得懂，但它自己只用两个字节。',
})

export const withoutTag = (right: Uint8Array): Bytes => ({
  gives: right.subarray(1),
  en: 'The tag is missing: nobody can tell what these bytes are.',
  zh: '少了标签：谁也不知道这些字节是什么。',
})

export const lengthInCharacters = (name: string): Bytes => ({
  gives: bytes(119, name.length, bytesOf(name)),
  en: `You counted the ${name.length} characters of ${name}. In UTF-8 it has ${bytesOf(name).length} bytes.`,
  zh: `你数的是 ${name} 的 ${name.length} 个字符。它的 UTF-8 编码有 ${bytesOf(name).length} 个字节。`,
})

export const asLatin1 = (name: string): Bytes => ({
  gives: bytes(
    119,
    name.length,
    Uint8Array.from(name, (character) => character.charCodeAt(0)),
  ),
  en: 'That is latin1, a byte for each character. The tag 119 says UTF-8.',
  zh: '这是 latin1，一个字符一个字节。标签 119 说的是 UTF-8。',
})

export const shortLength = (value: Uint8Array): readonly Bytes[] => [
  {
    gives: bytes(109, value.length, value),
    en: "You wrote the length in one byte, as that of an atom. A binary's has four.",
    zh: '长度你只写了一个字节，那是原子的写法。二进制串的长度有四个字节。',
  },
  {
    gives: bytes(109, 0, value.length, value),
    en: "You wrote the length in two bytes. A binary's has four.",
    zh: '长度你只写了两个字节。二进制串的长度有四个字节。',
  },
]

/** `right` begins with the version and ends in the tail of a list. */
export const withoutTail = (right: Uint8Array): Bytes => ({
  gives: right.subarray(0, -1),
  en: 'The tail is missing. Whoever reads this takes what comes next for it.',
  zh: '少了表尾。读的人会把后面来的东西当成表尾。',
})

export const versionInside = (right: Uint8Array, starts: readonly number[]): Bytes => ({
  gives: bytes(...[...right].flatMap((byte, at) => (starts.includes(at) ? [131, byte] : [byte]))),
  en: 'Each inner term has a version too. encode is for the whole; for what is inside, write.',
  zh: '里面的每个数据项也带上了版本号。encode 用于整体，里面的要用 write。',
})
