/**
 * Kata 12, solved.
 */
import {
  type Atom,
  atom,
  BadArg,
  copy,
  type Destination,
  isName,
  isNameAndNode,
  isPid,
  type Names,
  type Node,
  type Pid,
  REG_SEND,
  type Registered,
  SEND,
  SEND_SENDER,
  type Term,
  type Tuple,
  t,
} from './given.ts'

const UNUSED = atom('')

export function resolve(to: Destination, here: Atom): Pid | Registered {
  if (isPid(to)) return to
  if (isName(to)) return { name: to, node: here }
  if (!isNameAndNode(to)) throw new BadArg('nothing can be sent to this')
  const [name, node] = to
  return { name, node }
}

export function recipient(names: Names, to: Destination): Pid | undefined {
  const target = resolve(to, names.node)
  if (isPid(target)) return target
  const pid = names.registered.get(target.name)
  if (pid === undefined && isName(to))
    throw new BadArg(`nobody is registered as ${to}`)
  return pid
}

export function toControl(
  from: Pid,
  to: Pid | Registered,
  takesSender: boolean,
): Tuple {
  if (!isPid(to)) return t(REG_SEND, from, UNUSED, to.name)
  return takesSender ? t(SEND_SENDER, from, to) : t(SEND, UNUSED, to)
}

export function bang(node: Node, from: Pid, to: Destination, message: Term): Term {
  const target = resolve(to, node.node)
  if (target.node === node.node) {
    const pid = recipient(node, to)
    if (pid !== undefined) node.deliver(pid, copy(message))
  } else {
    const connection = node.connectionTo(target.node)
    connection.frames.push({
      control: toControl(from, target, connection.takesSender),
      message: copy(message),
    })
  }
  return message
}
