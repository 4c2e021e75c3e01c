/**
 * Modules by which nodes are managed: `net_adm`, `auth`.
 * OTP: the modules of these names in `kernel`.
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
import type { Platform } from './platform.ts'

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

export const netAdm = (node: Node, platform?: Platform): CallableModule => ({
  'ping/1': (_self, name) => node.ping(nodeName(name)),
  'ping_list/1': async (_self, list) => {
    const names = arg(any.list, list)
    const answers = await Promise.all(names.map((name) => node.ping(nodeName(name))))
    return names.filter((_name, i) => answers[i] === atom('pong'))
  },
  'names/0': () => registered(node),
  'names/1': (_self, host) => registered(node, hostName(host)),
  'localhost/0': () => charlist(node.name.slice(node.name.indexOf('@') + 1)),
  'world_list/1': (_self, hosts) => worldOf(node, arg(any.list, hosts).map(hostName)),
  'world/0': () => world(node, platform),
  // `verbose` would print whom it finds, which the answer tells as well.
  'world/1': () => world(node, platform),
  'host_file/0': async () => (await hosts(platform))?.map((host) => atom(host)) ?? NO_FILE,
})

const NO_FILE = t(atom('error'), atom('enoent'))

/** The hosts that the machine has a file of; where there is none, or no disk, `undefined`. */
async function hosts(platform: Platform | undefined): Promise<readonly string[] | undefined> {
  return platform?.hosts()
}

const worldOf = async (node: Node, hosts: readonly string[]): Promise<Atom[]> =>
  (await node.world(hosts)).map((name) => atom(name) as Atom)

async function world(node: Node, platform: Platform | undefined): Promise<Atom[]> {
  const found = await hosts(platform)
  if (found === undefined) throw new ErlangError('exit', NO_FILE as unknown as Term)
  return worldOf(node, found)
}

export const auth = (node: Node): CallableModule => ({
  'get_cookie/0': () => cookie(node),
  'get_cookie/1': (_self, name) => cookie(node, nodeName(name)),
  'is_auth/1': async (_self, name) =>
    (await node.ping(nodeName(name))) === atom('pong') ? atom('yes') : atom('no'),
})

const cookie = (node: Node, other?: string): Atom => atom(node.cookies.get(other)) as Atom
