/**
 * Vitest's `expect`, which runs in a browser too, with matchers that take the rule they stand for, so that a failure
 * states it: bytes as an annotated hex diff, terms in Erlang's notation, what
 * happened a line each, other values as JavaScript writes them.
 */
import { chai, equals as equalValues, JestAsymmetricMatchers, JestChaiExpect } from '@vitest/expect'
import { atomName, isAtom } from '../../src/term/atom.ts'
import { equals } from '../../src/term/equal.ts'
import { format } from '../../src/term/format.ts'
import { kindOf } from '../../src/term/kind.ts'
import { isList } from '../../src/term/list.ts'
import { isTuple } from '../../src/term/tuple.ts'
import { hexDiff } from './hex-diff.ts'
import { Lesson, type Rule, type WrongIdea } from './lesson.ts'
import type { Failure } from './report.ts'
import { show } from './show.ts'
import type { Text } from './text.ts'

declare module '@vitest/expect' {
  // biome-ignore lint/suspicious/noExplicitAny: must repeat the declaration that it adds to
  interface Matchers<T = any> {
    /** The very bytes. */
    toBeBytes(expected: Uint8Array, rule: Rule, ideas?: readonly WrongIdea<Uint8Array>[]): T
    /** The same term by `=:=`. */
    toBeTerm(expected: unknown, rule: Rule, ideas?: readonly WrongIdea<unknown>[]): T
    /** What happened, a line each, in this order. */
    toBeLines(expected: readonly string[], rule: Rule, ideas?: readonly WrongIdea<readonly string[]>[]): T
    /** Equal in structure: for what is no Erlang term. */
    toBeValue(expected: unknown, rule: Rule, ideas?: readonly WrongIdea<unknown>[]): T
  }
}

/** What is different; a `message` for those to whom no wrong idea has one. */
type Compare<T> = (actual: unknown, expected: T) => Omit<Failure, 'rule' | 'erl'> | undefined

const compareBytes: Compare<Uint8Array> = (actual, expected) => {
  if (!(actual instanceof Uint8Array)) {
    const difference = { expected: `Uint8Array (${expected.length})`, actual: show(actual) }
    return isWriter(actual) ? { message: writer, ...difference } : difference
  }
  const diff = hexDiff(expected, actual)
  if (diff === undefined) return undefined
  const { first, ...sides } = diff
  return { ...sides, note: differsFrom(first, expected.length, actual.length) }
}

const compareTerms: Compare<unknown> = (actual, expected) => {
  if (sameTerm(actual, expected)) return undefined
  if (actual instanceof Map)
    return { message: javascriptMap, expected: format(expected), actual: `Map (${actual.size})` }
  if (!isPlainObject(actual)) {
    const message = otherKind(actual, expected)
    return { ...(message ? { message } : {}), expected: format(expected), actual: format(actual) }
  }
  return { message: plainObject, expected: format(expected), actual: show(actual) }
}

const compareLines: Compare<readonly string[]> = (actual, expected) =>
  equalValues(actual, expected) ? undefined : { expected: lines(expected), actual: lines(actual) }

const compareValues: Compare<unknown> = (actual, expected) =>
  equalValues(actual, expected) ? undefined : { expected: show(expected), actual: show(actual) }

const isWriter = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'toBytes' in value

const writer: Text = {
  en: 'That is the Writer and not yet what it wrote: toBytes() gives the bytes.',
  zh: '这是 Writer 本身，还不是写好的字节：字节要用 toBytes() 取出来。',
}

function differsFrom(first: number, expected: number, actual: number): Text {
  const lengths = expected === actual ? undefined : { expected, actual }
  return {
    en: `differs from byte ${first + 1}${lengths ? `; ${expected} ${expected === 1 ? 'byte' : 'bytes'} expected, ${actual} given` : ''}`,
    zh: `从第 ${first + 1} 个字节开始不同${lengths ? `；应为 ${expected} 个字节，实为 ${actual} 个` : ''}`,
  }
}

/** What is no term at all, such as `undefined`, equals only itself. */
function sameTerm(actual: unknown, expected: unknown): boolean {
  try {
    return equals(actual, expected)
  } catch {
    return actual === expected
  }
}

/** An object without any mark of a term: what an atom or a tuple becomes when JavaScript copies it. */
const isPlainObject = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof Uint8Array) &&
  kindOf(value) === undefined

const plainObject: Text = {
  en: 'A plain object is no Erlang term. structuredClone, JSON and { ...spread } lose what makes an object one.',
  zh: '普通对象不是 Erlang 的数据项。数据项与普通对象的区别，用 structuredClone、JSON 或 { ...spread } 一复制就没了。',
}

/** What looks like the right term in TypeScript, and is one of another kind. */
function otherKind(actual: unknown, expected: unknown): Text | undefined {
  if (typeof actual === 'string' && isAtom(expected) && actual === atomName(expected)) {
    return {
      en: `Text in quotes is a binary in Erlang, ${format(actual)}. The atom is atom('${actual}').`,
      zh: `引号里的文本，在 Erlang 里是二进制串 ${format(actual)}。原子要写成 atom('${actual}')。`,
    }
  }
  if (!isList(actual) || !isTuple(expected) || !sameTerm(actual, [...expected])) return undefined
  return {
    en: 'An array is a list in Erlang, [a,b]. t(a, b) makes the tuple {a,b}.',
    zh: '数组在 Erlang 里是列表 [a,b]。元组 {a,b} 要用 t(a, b) 来造。',
  }
}

const javascriptMap: Text = {
  en: 'A JavaScript Map is no Erlang map: it takes two equal tuples for two keys. new ErlMap(entries) makes one.',
  zh: 'JavaScript 的 Map 不是 Erlang 的映射：两个相等的元组，它会当成两个键。映射要用 new ErlMap(entries) 来造。',
}

/** A dash stands for no line at all. */
const lines = (value: unknown): string => (Array.isArray(value) ? value.join('\n') || '–' : show(value))

const nothing: Text = {
  en: 'Nothing came back. Is a `return` missing?',
  zh: '什么也没有返回。是不是漏了 `return`？',
}

const promise: Text = {
  en: 'A promise came back. Is an `await` missing, or is an `async` too many?',
  zh: '返回的是 promise。是不是少了 `await`，或者多了 `async`？',
}

function matcher<T>(compare: Compare<T>) {
  return function (this: object, expected: T, rule: Rule, ideas: readonly WrongIdea<T>[] = []): void {
    const actual: unknown = chai.util.flag(this, 'object')
    const difference = compare(actual, expected)
    if (difference === undefined) return
    const idea =
      ideas.find(({ gives }) => compare(actual, gives) === undefined) ??
      (actual === undefined ? nothing : actual instanceof Promise ? promise : undefined)
    const call: string | undefined = chai.util.flag(this, 'message')
    throw new Lesson(rule, {
      ...difference,
      ...(idea === undefined ? {} : { message: { en: idea.en, zh: idea.zh } }),
      ...(call === undefined ? {} : { call }),
    })
  }
}

chai.config.truncateThreshold = 0
chai.use(JestChaiExpect)
chai.use(JestAsymmetricMatchers)
chai.use(({ Assertion }, { addMethod }) => {
  addMethod(Assertion.prototype, 'toBeBytes', matcher(compareBytes))
  addMethod(Assertion.prototype, 'toBeTerm', matcher(compareTerms))
  addMethod(Assertion.prototype, 'toBeLines', matcher(compareLines))
  addMethod(Assertion.prototype, 'toBeValue', matcher(compareValues))
})

/** The value that the learner's code gave; a second argument says by which call, where that is not plain. */
export const expect = chai.expect as unknown as import('@vitest/expect').ExpectStatic
