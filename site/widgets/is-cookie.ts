/** Whether what a reader typed can be a cookie, by the rule of the runtime (`src/node/auth.ts`). */
import { checkGivenCookie } from '../../src/node/auth.ts'

export function isCookie(text: string): boolean {
  try {
    checkGivenCookie(text)
    return true
  } catch {
    return false
  }
}
