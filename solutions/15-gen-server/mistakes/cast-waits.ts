// task 4: a cast is made as a call whose answer is waited for
import type { Self, Server, Term } from '../given.ts'
import { call } from '../kata.ts'

export * from '../kata.ts'

export async function cast(self: Self, server: Server, request: Term): Promise<void> {
  await call(self, server, request, 5000).catch(() => {})
}
