// task 4: set_cookie(node(), Cookie) is filed under the peers, and the own cookie stays what it was
import type { Cookies } from '../given.ts'

export * from '../kata.ts'

export function setCookie(cookies: Cookies, node: string, cookie: string): void {
  cookies.peers.set(node, cookie)
}
