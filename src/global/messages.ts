/**
 * What comes to `global_name_server`, as patterns: requests of its own node's processes and of others' lockers, and what
 * name servers say to each other. They are made once: there is a message for each step with each node.
 * OTP: `global.erl`, `handle_call/3`, `handle_cast/2`, `handle_info/2`, and "Messages in the protocol".
 */
import { atom } from '../term/atom.ts'
import { any } from '../term/pattern.ts'
import { t } from '../term/tuple.ts'

export const CAST = t(atom('$gen_cast'), any)

const LOCK = t(any, any)
export const SET_LOCK = t(atom('set_lock'), LOCK)
export const DEL_LOCK = t(atom('del_lock'), LOCK)
/** A name for a process of a node without `global`. */
export const REGISTER_EXT = t(atom('register_ext'), any, any.pid, any, any.atom)
/** The same change of a name is wanted on all nodes. */
export const REGISTRAR = t(atom('registrar'), any)
export const SYNC = t(atom('sync'), any.list)

/** A later version may say more in its second element, which is the version and the tag. */
export const INIT_CONNECT = t(atom('init_connect'), any.tuple, any.atom, t(atom('locker'), any, any, any.pid))
export const LOCK_IS_SET = t(atom('lock_is_set'), any.atom, any, any)
export const EXCHANGE = t(atom('exchange'), any.atom, any.list, any, any)
export const EXCHANGE_OPS = t(atom('exchange_ops'), any.atom, any, any.list, any.list)
export const RESOLVED = t(atom('resolved'), any.atom, any.list, any.list, any, any.list, any)
export const NEW_NODES = t(atom('new_nodes'), any.atom, any.list, any.list, any.list, any.list)
export const IN_SYNC = t(atom('in_sync'), any.atom, any)
/** `{lock_set, Locker, IsSet, Known, Tag}`, before version 8 without the tag: for the locker, who tells true from stale. */
export const LOCK_SET = any.of(
  t(atom('lock_set'), any.pid, any.boolean, any, any),
  t(atom('lock_set'), any.pid, any.boolean, any),
)

export const NODE_UP = t(atom('nodeup'), any.atom)
export const NODE_DOWN = t(any.of(atom('nodedown'), atom('extra_nodedown')), any.atom)
/** From this node's `global_group`: the node of that connection shares no names with this one. */
export const GROUP_NODE_DOWN = t(atom('group_nodedown'), any.atom, any.small)
export const DOWN = t(atom('DOWN'), any.reference, any, any, any)
export const INIT_CONNECT_ACK = t(atom('init_connect_ack'), any.atom, any, any)
export const CANCEL_CONNECT = t(atom('cancel_connect'), any.atom, any)
export const LOST_CONNECTION = t(atom('lost_connection'), any.atom, any.integer, any.integer, any.atom)
export const REMOVE_CONNECTION = t(atom('remove_connection'), any.atom)
