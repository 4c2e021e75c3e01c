/**
 * A failed expectation that teaches: it carries the rule it stands for and, where the wrong answer is one that people
 * often give, the idea behind it.
 */
import type { Failure } from './report.ts'
import type { Text } from './text.ts'

/** One rule of Erlang, as a sentence. `erl` is what a real one prints when it is broken. */
export interface Rule extends Text {
  readonly erl?: string
}

/** A wrong answer that has been seen before, and what to tell the one who gives it. */
export interface WrongIdea<T> extends Text {
  readonly gives: T
}

export class Lesson extends Error {
  override readonly name = 'Lesson'
  readonly rule: Rule
  readonly failure: Failure

  constructor(rule: Rule, failure: Omit<Failure, 'rule' | 'erl'>) {
    super(rule.en)
    this.rule = rule
    const { en, zh, erl } = rule
    this.failure = { ...failure, rule: { en, zh }, ...(erl === undefined ? {} : { erl }) }
  }

  /** The same, with what happened before, a line each. */
  withTimeline(timeline: readonly string[]): Lesson {
    return timeline.length === 0 ? this : new Lesson(this.rule, { ...this.failure, timeline })
  }
}
