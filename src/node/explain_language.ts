/** What a language needs words for, to tell of the steps of `explain`. */
import type { Facts, FaultName, Faults, StepName } from './explain_steps.ts'

/** A language in which a fault can be explained. */
export type Language = 'en' | 'zh'

/** One thing to do; `code` is what to type, as it stands, in a shell of the operating system or of Erlang. */
export interface Advice {
  readonly say: string
  readonly code?: string
}

/** What a step says; a step that passed gives no advice. */
export interface StepText {
  /** One word. */
  readonly title: string
  readonly says: string
  readonly mend: readonly Advice[]
}

/** One language. */
export interface Texts {
  readonly titles: { readonly [Name in StepName]: string }
  readonly passed: { readonly [Name in StepName]: (facts: Facts[Name]) => string }
  readonly failed: {
    readonly [Name in FaultName]: (facts: Faults[Name]) => {
      readonly says: string
      readonly mend: readonly Advice[]
    }
  }
}
