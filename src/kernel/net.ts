/**
 * Modules by which nodes are managed: `net_adm`, `auth`, `init`.
 * OTP: the modules of these names in `kernel`; `init.erl` in `erts`.
 */
import type { Node } from '../node/node.ts'
import { ErlangError } from '../process/erlang_error.ts'
import type { CallableModule } from '../process/modules.ts'
import { type Atom, atom } from '../term/atom.ts'
import { any } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { arg } from './arguments.ts'

const nodeName = (value: Term | undefined): string => String(arg(any.atom, value))

export const netAdm = (node: Node): CallableModule => ({
  'ping/1': (_self, name) => node.ping(nodeName(name)),
})

export const auth = (node: Node): CallableModule => ({
  'get_cookie/0': () => cookie(node),
  'get_cookie/1': (_self, name) => cookie(node, nodeName(name)),
  'is_auth/1': async (_self, name) =>
    (await node.ping(nodeName(name))) === atom('pong') ? atom('yes') : atom('no'),
})

const cookie = (node: Node, other?: string): Atom => atom(node.cookies.get(other)) as Atom

const refused = (): never => {
  throw new ErlangError('error', atom('notsup'))
}

/** A node is up as long as it answers. It is stopped from the inside only. */
export const init: CallableModule = {
  'get_status/0': () => t(atom('started'), atom('started')),
  'stop/0': refused,
  'restart/0': refused,
  'get_plain_arguments/0': () => [],
}
