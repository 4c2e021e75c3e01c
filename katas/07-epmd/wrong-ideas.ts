/** What people write at first, so that a failing test can name the idea and not just the difference. */
import type { WrongIdea } from '../kit/lesson.ts'
import { bytesOf, type Cut, type NodeEntry } from './given.ts'

type Bytes = WrongIdea<Uint8Array>

export const bytes = (...parts: readonly (number | Uint8Array)[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'number' ? [part] : [...part])))

export function littleEndian(low: number, high: number): WrongIdea<unknown> {
  return {
    gives: low + 256 * high,
    en: 'You read the lower byte first. DataView is big-endian unless told otherwise; a typed array such as Uint16Array is not.',
    zh: '你把低位字节读在了前面。DataView 默认就是大端序；Uint16Array 这类数组则不是。',
  }
}

/** `high << 8 + low` */
export function plusFirst(high: number, low: number): WrongIdea<unknown> {
  return {
    gives: high << (8 + low),
    en: '+ binds tighter than <<: high << 8 + low shifts by 8 + low. Write (high << 8) + low.',
    zh: '+ 比 << 结合得更紧：high << 8 + low 移的是 8 + low 位。应写成 (high << 8) + low。',
  }
}

/** The half that has come is gone. */
export const halfLost = (requests: readonly Uint8Array[]): WrongIdea<Cut> => ({
  gives: { requests, rest: new Uint8Array() },
  en: 'The half that has come is gone: its other half will be read as a request of its own.',
  zh: '已经到的半个请求丢了：等另一半来了，会被当成一个新的请求来读。',
})

export const halfForWhole = (requests: readonly Uint8Array[]): WrongIdea<Cut> => ({
  gives: { requests, rest: new Uint8Array() },
  en: 'You took what has come of the request for all of it. subarray does not mind an end behind the last byte.',
  zh: '请求才到了一部分，你就当成全部取走了。subarray 的终点超出末尾，它也不会抱怨。',
})

export const lengthLost = (requests: readonly Uint8Array[], received: Uint8Array): WrongIdea<Cut> => ({
  gives: { requests, rest: received.subarray(2) },
  en: 'You kept what came of the request, and not its length. Nobody will know where it ends.',
  zh: '到了的内容你留着，长度却丢了。以后谁也不知道它在哪里结束。',
})

export const onlyFirst = (first: Uint8Array): WrongIdea<Cut> => ({
  gives: { requests: [first], rest: new Uint8Array() },
  en: 'You took the first request and dropped those behind it.',
  zh: '你只取了第一个请求，后面的都丢了。',
})

export const withLength = (answer: Uint8Array): Bytes => ({
  gives: bytes(answer.length >> 8, answer.length & 255, answer),
  en: 'You put a length before it, as before a request. An answer has none.',
  zh: '你在前面加了长度，像请求那样。回答没有长度。',
})

export const creation16 = (creation: number): Bytes => ({
  gives: bytes(118, 0, (creation >> 8) & 255, creation & 255),
  en: 'The creation has 16 bits in ALIVE2_RESP, 121, the answer from before OTP 23. Here it has 32.',
  zh: 'creation 只有 16 位，那是 ALIVE2_RESP（121），OTP 23 之前的回答。这里要 32 位。',
})

export const onlyPort = ({ port }: NodeEntry): Bytes => ({
  gives: bytes(119, 0, port >> 8, port & 255),
  en: 'The port is what one asks for. But the answer tells all the fields, and a node waits for them.',
  zh: '问的确实是端口，但回答要给出所有字段，对方等着读全。',
})

export const nlenInCharacters = (answer: Uint8Array, name: string): Bytes => ({
  gives: answer.map((byte, at) => (at === 11 ? name.length : byte)),
  en: `You counted the ${name.length} characters of "${name}". In UTF-8 it has ${bytesOf(name).length} bytes.`,
  zh: `你数的是“${name}”的 ${name.length} 个字符。它的 UTF-8 编码有 ${bytesOf(name).length} 个字节。`,
})

export const withoutExtra = (answer: Uint8Array): Bytes => ({
  gives: answer.subarray(0, -2),
  en: 'The extra is empty, but its length is there all the same: 00 00.',
  zh: 'extra 是空的，但它的长度还是要有：00 00。',
})

/** `answer` as it should be; its port stands at `at` and takes `size` bytes. */
export const portReversed = (answer: Uint8Array, at: number, size: number): Bytes => ({
  gives: bytes(answer.subarray(0, at), answer.slice(at, at + size).reverse(), answer.subarray(at + size)),
  en: "The port's bytes stand in the wrong order.",
  zh: '端口的字节顺序反了。',
})

export const namesTagged = (answer: Uint8Array): Bytes => ({
  gives: bytes(110, answer),
  en: 'You began with a tag. This answer has none, for historical reasons.',
  zh: '你在开头加了标签。由于历史原因，这种回答没有标签。',
})

export const namesHeaded = (answer: Uint8Array, epmdPort: number): Bytes => ({
  gives: bytes(
    answer.subarray(0, 4),
    bytesOf(`epmd: up and running on port ${epmdPort} with data:\n`),
    answer.subarray(4),
  ),
  en: 'That heading is put there by `epmd -names`, which asks. The answer holds the lines below it.',
  zh: '那行标题是提问的 `epmd -names` 自己打印的。回答里只有它下面的那些行。',
})

export const port16 = (answer: Uint8Array): Bytes => ({
  gives: answer.subarray(2),
  en: "You wrote EPMD's port in two bytes. Here it has four.",
  zh: 'EPMD 的端口你写成了两个字节。这里要四个。',
})

export const noLastLineFeed = (answer: Uint8Array): Bytes => ({
  gives: answer.subarray(0, -1),
  en: 'The last line lacks its line feed: join("\\n") puts it between the lines only.',
  zh: '最后一行少了换行符：join("\\n") 只在行与行之间放。',
})
