/**
 * Modules by which nodes are managed: `net_adm`, `auth`, `init`.
 * OTP: the modules of these names in `kernel`; `init.erl` in `erts`.
 */

import { textOf } from '../io/chardata.ts'
import type { Node } from '../node/node.ts'
import { ErlangError } from '../process/erlang_error.ts'
import type { CallableModule } from '../process/modules.ts'
import { type Atom, atom, atomName, isAtom } from '../term/atom.ts'
import { charlist } from '../term/list.ts'
import { any } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { arg, orBadarg } from './arguments.ts'

const nodeName = (value: Term | undefined): string => String(arg(any.atom, value))

/** A host as an atom or as text. */
const hostName = (value: Term | undefined): string =>
  isAtom(value) ? atomName(value) : orBadarg(textOf(arg(any.list, value)))

/** `{ok, [{Name, Port}]}`, or `{error, address}` where no EPMD answers. */
const registered = (node: Node, host?: string): Promise<unknown> =>
  node.names(host).then(
    (names) =>
      t(
        atom('ok'),
        names.map(({ name, port }) => t(charlist(name), port)),
      ),
    () => t(atom('error'), atom('address')),
  )

export const netAdm = (node: Node): CallableModule => ({
  'ping/1': (_self, name) => node.ping(nodeName(name)),
  'names/0': () => registered(node),
  'names/1': (_self, host) => registered(node, hostName(host)),
  'localhost/0': () => charlist(node.name.slice(node.name.indexOf('@') + 1)),
  'world_list/1': async (_self, hosts) =>
    (await node.world(arg(any.list, hosts).map(hostName))).map((name) => atom(name)),
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
