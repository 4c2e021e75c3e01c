import { checkGivenCookie } from '../../src/node/auth.ts'

/** By the rule that the runtime itself goes by. */
export function isCookie(text: string): boolean {
  try {
    checkGivenCookie(text)
    return true
  } catch {
    return false
  }
}
