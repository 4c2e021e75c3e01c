/**
 * Kata 05, solved.
 */
import type { Network, Steps } from './given.ts'

export function fullMesh(n: number): number {
  return (n * (n - 1)) / 2
}

export function countLinks(nodes: ReadonlyMap<string, readonly string[]>): number {
  let ends = 0
  for (const others of nodes.values()) ends += others.length
  return ends / 2
}

export function newcomers(
  me: string,
  known: readonly string[],
  told: readonly string[],
): readonly string[] {
  const strangers = new Set(told)
  for (const node of [me, ...known]) strangers.delete(node)
  return [...strangers]
}

export function met(
  me: string,
  known: readonly string[],
  peer: string,
  theirs: readonly string[],
): Steps {
  const connect = newcomers(me, known, theirs)
  return { connect, tell: known, news: [peer, ...connect] }
}

export function exchange(network: Network, a: string, b: string): void {
  if (!network.connectsAll(a) || !network.connectsAll(b)) return
  const [ofA, ofB] = [network.known(a), network.known(b)]
  carryOut(network, a, met(a, ofA, b, ofB))
  carryOut(network, b, met(b, ofB, a, ofA))
}

/**
 * Everyone looks anew whom it knows by now: the other side may have been faster.
 */
function carryOut(
  network: Network,
  me: string,
  { connect, tell, news }: Steps,
): void {
  for (const node of newcomers(me, network.known(me), connect))
    network.connect(me, node)
  for (const member of tell) {
    for (const node of newcomers(member, network.known(member), news))
      network.connect(member, node)
  }
}
