/**
 * Locks over several nodes: one is held when every node that is there has granted it. Whoever gets it on some but not on
 * all gives back what it got, waits a random while, and tries again.
 * OTP: `global:set_lock/3`, `global:del_lock/2`; `trans_all_known/1` in `global.erl`.
 */
import type { Random } from '../env/env.ts'
import { answerTag } from '../gen_server/gen.ts'
import type { Self } from '../process/self.ts'
import { atom } from '../term/atom.ts'
import { compare } from '../term/compare.ts'
import { Pattern } from '../term/pattern.ts'
import type { TermInput } from '../term/term.ts'
import { type Tuple, t } from '../term/tuple.ts'
import type { LockId, Locks } from './locks.ts'
import { multiCall } from './multi_call.ts'

export const GLOBAL_NAME_SERVER = atom('global_name_server')
/** The resource that stands for the table of names. */
export const GLOBAL = atom('global')

/** What the processes of one node's `global` share with whoever sets locks there. */
export interface LockContext {
  readonly here: string
  readonly locks: Locks
  readonly random: Random
  /** The known nodes, now. */
  readonly known: () => readonly string[]
  readonly isConnected: (node: string) => boolean
}

/**
 * `gen_server:cast({global_name_server, Node}, Message)`. Whoever casts is not held while a node is being dialled: for
 * one that is not connected, a process of its own sends.
 */
export function castTo(self: Self, context: LockContext, node: string, message: TermInput): void {
  const server = t(GLOBAL_NAME_SERVER, atom(node))
  const cast = t(atom('$gen_cast'), message)
  if (node === context.here || context.isConnected(node)) self.send(server, cast)
  else self.spawn((messenger) => messenger.send(server, cast))
}

/** One attempt. What was granted is given back when it fails. */
export async function setLockOnce(
  self: Self,
  context: LockContext,
  id: LockId,
  nodes: readonly string[],
): Promise<boolean> {
  const { here, locks } = context
  if (nodes.length === 0) return true
  if (nodes.length > 1 && nodes.includes(here) && !locks.canSet(id)) return false
  const answers = [...(await multiCall(self, nodes, GLOBAL_NAME_SERVER, t(atom('set_lock'), id)))]
  if (answers.every(([, granted]) => granted === true)) return true
  await deleteLock(
    self,
    context,
    id,
    answers.filter(([, granted]) => granted === true).map(([node]) => node),
  )
  return false
}

/** `retries` after the first attempt; false when the last has failed. */
export async function setLock(
  self: Self,
  context: LockContext,
  id: LockId,
  nodes: readonly string[],
  retries: number,
): Promise<boolean> {
  for (let times = 0; ; times++) {
    if (await setLockOnce(self, context, id, nodes)) return true
    if (times >= retries) return false
    await randomSleep(self, context.random, times + 1)
  }
}

/** A node that is gone has let go of the lock by itself, and is not dialled for it. */
export async function deleteLock(
  self: Self,
  { here, isConnected }: LockContext,
  id: LockId,
  nodes: readonly string[],
): Promise<void> {
  const there = nodes.filter((node) => node === here || isConnected(node))
  await multiCall(self, there, GLOBAL_NAME_SERVER, t(atom('del_lock'), id))
}

/**
 * The boss of a cluster: the node with the greatest name. Its lock is taken first and given back last, so that of several
 * contenders all but one fail at once.
 */
export function theBoss(nodes: readonly string[]): string {
  return nodes.reduce((boss, node) => (compareNodes(node, boss) > 0 ? node : boss))
}

/** The order of atoms. */
export function compareNodes(a: string, b: string): number {
  return compare(atom(a), atom(b))
}

export async function deleteGlobalLock(
  self: Self,
  context: LockContext,
  id: LockId,
  nodes: readonly string[],
): Promise<void> {
  const boss = theBoss(nodes)
  await deleteLock(
    self,
    context,
    id,
    nodes.filter((node) => node !== boss),
  )
  await deleteLock(self, context, id, [boss])
}

/**
 * The same, waiting for this node alone: whatever this process asks of the others next comes to them after it. They
 * answer to a reference by which nobody is reached.
 */
export async function releaseGlobalLock(
  self: Self,
  context: LockContext,
  id: LockId,
  nodes: readonly string[],
): Promise<void> {
  const { here, isConnected } = context
  const boss = theBoss(nodes)
  const release = (node: string): void => {
    if (node === here || !isConnected(node)) return
    const from = t(self.pid, answerTag(self.makeRef()))
    self.send(t(GLOBAL_NAME_SERVER, atom(node)), t(atom('$gen_call'), from, t(atom('del_lock'), id)))
  }
  for (const node of nodes) if (node !== boss) release(node)
  if (nodes.includes(here)) await deleteLock(self, context, id, [here])
  release(boss)
}

/** Holds the lock on the names at every known node while `change` runs: nobody else changes them meanwhile. */
export async function whileAllKnownAreLocked<T>(
  self: Self,
  context: LockContext,
  change: (nodes: readonly string[]) => Promise<T>,
): Promise<T> {
  const id = t(GLOBAL, self.pid)
  const nodes = await lockAllKnown(self, context, id)
  try {
    return await change(nodes)
  } finally {
    await deleteGlobalLock(self, context, id, nodes)
  }
}

async function lockAllKnown(self: Self, context: LockContext, id: LockId): Promise<readonly string[]> {
  for (let times = 0; ; times++) {
    const nodes = [context.here, ...context.known()]
    const boss = theBoss(nodes)
    if (await setLockOnce(self, context, id, [boss])) {
      const all = await setLockOnce(self, context, id, nodes)
      if (all && context.known().every((node) => nodes.includes(node))) return nodes
      await deleteGlobalLock(self, context, id, all ? nodes : [boss])
    }
    await randomSleep(self, context.random, times)
  }
}

const NOTHING = new Pattern<Tuple>('nothing', () => false)

/** An eighth of a second at most the first time, then twice as long each time, up to 8 seconds. */
async function randomSleep(self: Self, random: Random, times: number): Promise<void> {
  const longest = times > 5 ? 8000 : (2 ** times * 1000) / 8
  await self.receive(NOTHING, { after: 1 + (random.uint32() % longest) })
}
