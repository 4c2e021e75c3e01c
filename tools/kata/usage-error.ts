/** A mistake on the command line of `npm run kata`, told in both languages. */
import type { Text } from '../../katas/kit/text.ts'

/** A mistake of the user's: shown without a stack, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
  readonly text: Text

  constructor(text: Text) {
    super(text.en)
    this.text = text
  }
}
