/** The steps of `explain` in words: what was found, and how to mend what is wrong. */
import { en } from './explain_en.ts'
import type { Language, StepText, Texts } from './explain_language.ts'
import type { Failed, FaultName, Passed, Step, StepName } from './explain_steps.ts'
import { zh } from './explain_zh.ts'

const LANGUAGES: { readonly [Name in Language]: Texts } = { en, zh }

/** A step in words: what was found, and where it failed, why and what to do. */
export function stepText(step: Step, language: Language): StepText {
  const texts = LANGUAGES[language]
  const title = texts.titles[step.step]
  return step.ok ? { title, says: passedText(texts, step), mend: [] } : { title, ...failedText(texts, step) }
}

function passedText<S extends StepName>({ passed }: Texts, { step, facts }: Passed<S>): string {
  return passed[step](facts)
}

function failedText<F extends FaultName>(
  { failed }: Texts,
  { fault, facts }: Failed<F>,
): Omit<StepText, 'title'> {
  return failed[fault](facts)
}
