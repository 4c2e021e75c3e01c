/** What the page is given of a kata, as JSON beside its bundle. */
import type { Lang, Text } from '../../katas/kit/text.ts'

export interface KataSheet {
  readonly id: string
  /** Progress is kept under it. */
  readonly slug: string
  readonly title: Text
  readonly stub: string
  readonly given: string
  /** For each task, its levels. */
  readonly hints: { readonly [L in Lang]: readonly (readonly string[])[] }
  readonly solution: string
  /** Markdown. */
  readonly notes: Text
}
