/**
 * Stands in for `src/gen_server/gen.ts`: every call of the runtime, from a ping to `rpc`, is then asked, awaited and
 * answered by the learner's functions. What the kata leaves out, such as waiting without an end, is made of theirs here.
 */
import { CallFailed } from '../../src/gen_server/errors.ts'
import {
  DEFAULT_TIMEOUT,
  type From,
  sendRequest as originalRequest,
  type ServerRef,
} from '../../src/gen_server/gen.ts'
import { registered } from '../../src/process/destination.ts'
import type { Self } from '../../src/process/self.ts'
import { atom } from '../../src/term/atom.ts'
import { copy } from '../../src/term/copy.ts'
import { equals } from '../../src/term/equal.ts'
import type { Reference } from '../../src/term/identifier.ts'
import type { Term, TermInput } from '../../src/term/term.ts'
import * as kata from './kata.ts'

export * from '../../src/gen_server/gen.ts'

/** The longest that a timer can be set to, 24 days: as good as no end. */
const LONGEST = 2 ** 31 - 1

/** Requests to `sys` have another label, and stay with the original. */
export function sendRequest(
  self: Self,
  server: ServerRef,
  request: TermInput,
  label: '$gen_call' | 'system' = '$gen_call',
): Reference {
  return label === 'system'
    ? originalRequest(self, server, request, label)
    : kata.sendRequest(self, registered(server, self.node), copy(request))
}

export function receiveResponse(self: Self, request: Reference, timeout = LONGEST): Promise<Term> {
  return kata.receiveResponse(self, request, Math.min(timeout, LONGEST))
}

export async function call(
  self: Self,
  server: ServerRef,
  request: TermInput,
  timeout = DEFAULT_TIMEOUT,
): Promise<Term> {
  if (equals(server, self.pid)) throw new CallFailed(atom('calling_self'))
  return kata.call(self, registered(server, self.node), copy(request), Math.min(timeout, LONGEST))
}

export function reply(self: Pick<Self, 'send'>, from: From, answer: TermInput): void {
  kata.reply(self, from, copy(answer))
}
