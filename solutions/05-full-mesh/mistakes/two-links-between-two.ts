// task 4: who was told acts on what it knew before the others did, so that two nodes connect twice
import type { Network, Steps } from '../given.ts'
import { met, newcomers } from '../kata.ts'

export * from '../kata.ts'

export function exchange(network: Network, a: string, b: string): void {
  if (!network.connectsAll(a) || !network.connectsAll(b)) return
  const [ofA, ofB] = [network.known(a), network.known(b)]
  const before = new Map([...ofA, ...ofB].map((node) => [node, network.known(node)]))
  const carryOut = (me: string, { connect, tell, news }: Steps): void => {
    for (const node of connect) network.connect(me, node)
    for (const member of tell) {
      for (const node of newcomers(member, before.get(member) ?? [], news)) network.connect(member, node)
    }
  }
  carryOut(a, met(a, ofA, b, ofB))
  carryOut(b, met(b, ofB, a, ofA))
}
