/** One test, run to its verdict. */
import { Truncated } from '../../src/bytes/reader.ts'
import { Stalled } from '../../src/env/virtual_env.ts'
import { Lesson } from './lesson.ts'
import type { Failure, TestReport } from './report.ts'
import { show } from './show.ts'
import type { Text } from './text.ts'
import { NotStarted } from './todo.ts'
import { Unloadable } from './unloadable.ts'

export async function runTest(
  title: Text,
  body: () => void | Promise<void>,
  limit: number,
): Promise<TestReport> {
  try {
    await within(limit, body)
    return { title, verdict: 'passed' }
  } catch (error) {
    return error instanceof NotStarted
      ? { title, verdict: 'not-started', failure: notStarted(error) }
      : { title, verdict: 'failed', failure: explain(error) }
  }
}

let strayed: ((error: unknown) => void) | undefined

/** A promise was rejected and nobody caught it: the running test has failed. For whoever runs the tests to call. */
export function strayRejection(error: unknown): void {
  strayed?.(new Stray(error, REJECTED))
}

/** The same of an error that was thrown by what runs later, such as a timer: no `try` is around it any more. */
export function strayError(error: unknown): void {
  strayed?.(new Stray(error, THROWN_LATER))
}

const REJECTED: Text = {
  en: 'A rejected promise that nobody catches ends a whole program.',
  zh: 'promise 被拒绝（reject）而没有代码处理，整个程序都会因此结束。',
}

const THROWN_LATER: Text = {
  en: 'An error in code that runs later reaches no try around it, and ends a whole program.',
  zh: '推迟运行的代码出了错，外面的 try 早已结束，接不到它，整个程序都会因此结束。',
}

/**
 * Rejects when `body` has not settled after `limit` milliseconds, or a rejection that it caused was caught by nobody.
 * An endless loop is for the worker's owner to end.
 */
async function within(limit: number, body: () => void | Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const trouble = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TooLong(limit)), limit)
    strayed = reject
  })
  try {
    // Stray rejections are told when a turn is over.
    await Promise.race([Promise.resolve(body()).then(turn), trouble])
  } finally {
    clearTimeout(timer)
    strayed = undefined
  }
}

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))

class Stray extends Error {
  readonly error: unknown
  readonly rule: Text

  constructor(error: unknown, rule: Text) {
    super('caught by nobody')
    this.error = error
    this.rule = rule
  }
}

/** What to say where a promise that is waited for cannot settle any more. */
export const stalled: Text = {
  en: 'It waits for ever: nothing happens any more that could end it.',
  zh: '它会一直等下去：再也不会发生什么能让它结束的事了。',
}

class TooLong extends Error {
  readonly limit: number

  constructor(limit: number) {
    super('the test took too long')
    this.limit = limit
  }
}

/** What to say of a test that did not come back. */
export const tooLong = (limit: number): Text => ({
  en: `The test did not come to an end within ${limit / 1000} s: an endless loop, or a promise that nobody resolves?`,
  zh: `测试在 ${limit / 1000} 秒内没有结束：是死循环，还是有个 promise 一直没人兑现？`,
})

/** Turns whatever was thrown into words. */
export function explain(error: unknown): Failure {
  if (error instanceof Lesson) return error.failure
  if (error instanceof TooLong) return { message: tooLong(error.limit) }
  if (error instanceof Stalled) return { message: stalled }
  if (error instanceof Unloadable) return { message: error.text }
  if (error instanceof Stray) return stray(error)
  const at = error instanceof Error ? placeIn(error.stack ?? '') : undefined
  return { message: wordsOf(error), ...(at === undefined ? {} : { at }) }
}

function wordsOf(error: unknown): Text {
  if (!(error instanceof Error)) return noError(error)
  const text = `${error.name}: ${error.message}`
  if (/mix BigInt/.test(text)) {
    return {
      en: `${text}. Beside a bigint stand bigints: 1n, not 1.`,
      zh: `${text}。bigint 只能和 bigint 一起算：写 1n，不写 1。`,
    }
  }
  const unknown = error instanceof ReferenceError && /^(\S+) is not defined$/.exec(error.message)?.[1]
  if (!unknown) return { en: text, zh: readTooFar(error) ?? text }
  return {
    en: `${text}. If given.ts has it: import { ${unknown} } from './given.ts'`,
    zh: `${text}。如果 given.ts 里有，请导入：import { ${unknown} } from './given.ts'`,
  }
}

const noError = (thrown: unknown): Text => ({
  en: `Your code threw ${show(thrown)}. That is no Error, so nobody can say where: throw new Error('…').`,
  zh: `你的代码抛出了 ${show(thrown)}。它不是 Error，所以说不出是在哪一行：请写 throw new Error('…')。`,
})

/** The error that learners meet most when they read bytes, in Chinese. */
function readTooFar(error: unknown): string | undefined {
  if (!(error instanceof Truncated)) return undefined
  const [wanted, offset, there] = error.message.match(/\d+/g) ?? []
  return `读过了头：从偏移 ${offset} 处还要读 ${wanted} 个字节，却只剩 ${there} 个。`
}

function notStarted({ task, stack }: NotStarted): Failure {
  const at = placeIn(stack ?? '')
  return {
    message: { en: `task ${task} not started`, zh: `任务 ${task} 尚未开始` },
    ...(at === undefined ? {} : { at }),
  }
}

function stray({ error, rule }: Stray): Failure {
  const failure = explain(error)
  const { en, zh } = failure.message ?? { en: '', zh: '' }
  return {
    ...failure,
    rule: { en: rule.en, zh: rule.zh },
    message: { en: `Nobody caught this one: ${en}`, zh: `这个就没人处理：${zh}` },
  }
}

/** The innermost line of the learner's file that the stack names. */
function placeIn(stack: string): string | undefined {
  return /\bkata\.ts:\d+(?=:\d)/.exec(stack)?.[0]
}
