/**
 * Vitest's `expect`, which runs in a browser too, with matchers that take the rule they stand for, so that a failure
 * states it: bytes as an annotated hex diff, terms in Erlang's notation, what
 * happened a line each, other values as JavaScript writes them.
 */
import { chai, equals as equalValues, JestAsymmetricMatchers, JestChaiExpect } from '@vitest/expect'
import { equals } from '../../src/term/equal.ts'
import { format } from '../../src/term/format.ts'
import { toHex } from './hex.ts'
import { hexDiff } from './hex-diff.ts'
import { Lesson, type Rule, type WrongIdea } from './lesson.ts'
import type { Failure } from './report.ts'
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

type Compare<T> = (actual: unknown, expected: T) => Omit<Failure, 'rule' | 'erl'> | undefined

const compareBytes: Compare<Uint8Array> = (actual, expected) => {
  if (!(actual instanceof Uint8Array)) {
    return { expected: `${expected.length} bytes in a Uint8Array`, actual: show(actual) }
  }
  const diff = hexDiff(expected, actual)
  if (diff === undefined) return undefined
  const { first, ...sides } = diff
  return { ...sides, note: differsFrom(first, expected.length, actual.length) }
}

const compareTerms: Compare<unknown> = (actual, expected) =>
  sameTerm(actual, expected) ? undefined : { expected: format(expected), actual: format(actual) }

const compareLines: Compare<readonly string[]> = (actual, expected) =>
  equalValues(actual, expected) ? undefined : { expected: lines(expected), actual: lines(actual) }

const compareValues: Compare<unknown> = (actual, expected) =>
  equalValues(actual, expected) ? undefined : { expected: show(expected), actual: show(actual) }

function differsFrom(first: number, expected: number, actual: number): Text {
  const lengths = expected === actual ? undefined : { expected, actual }
  return {
    en: `differs from byte ${first + 1}${lengths ? `; ${expected} ${expected === 1 ? 'byte' : 'bytes'} expected, ${actual} given` : ''}`,
    zh: `从第 ${first + 1} 个字节开始不同${lengths ? `；应为 ${expected} 个字节，实为 ${actual} 个` : ''}`,
  }
}

/** What is no term at all, such as `undefined`, equals none. */
function sameTerm(actual: unknown, expected: unknown): boolean {
  try {
    return equals(actual, expected)
  } catch {
    return false
  }
}

/** Bytes as hex, for 16 numbers in a row say nothing; everything else as a JavaScript programmer would write it. */
function show(value: unknown): string {
  if (value instanceof Uint8Array) return `bytes ${toHex(value, ' ')}`
  if (Object.is(value, 0)) return '0' // chai writes +0
  return chai.util.inspect(value)
}

/** A dash stands for no line at all. */
const lines = (value: unknown): string => (Array.isArray(value) ? value.join('\n') || '–' : show(value))

const nothing: Text = {
  en: 'Nothing came back. Is a `return` missing?',
  zh: '什么也没有返回。是不是漏了 `return`？',
}

function matcher<T>(compare: Compare<T>) {
  return function (this: object, expected: T, rule: Rule, ideas: readonly WrongIdea<T>[] = []): void {
    const actual: unknown = chai.util.flag(this, 'object')
    const difference = compare(actual, expected)
    if (difference === undefined) return
    const idea =
      actual === undefined ? nothing : ideas.find(({ gives }) => compare(actual, gives) === undefined)
    const call: string | undefined = chai.util.flag(this, 'message')
    throw new Lesson(rule, {
      ...(idea === undefined ? {} : { message: { en: idea.en, zh: idea.zh } }),
      ...(call === undefined ? {} : { call }),
      ...difference,
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
