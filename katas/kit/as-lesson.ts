/** What the learner's code throws, as a failure that states the rule it was tried for. */
import { Lesson, type Rule } from './lesson.ts'
import { explain } from './run-test.ts'
import { NotStarted } from './todo.ts'

export function asLesson(error: unknown, rule: Rule): unknown {
  return error instanceof NotStarted || error instanceof Lesson ? error : new Lesson(rule, explain(error))
}

/** Calls the learner's code, which may throw. */
export function underRule<T>(rule: Rule, body: () => T): T {
  try {
    return body()
  } catch (error) {
    throw asLesson(error, rule)
  }
}
