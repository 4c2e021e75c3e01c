// task 4: those who met tell their friends of it, and leave the dialling to them
import type { Network, Steps } from '../given.ts'
import { met, newcomers } from '../kata.ts'

export * from '../kata.ts'

export function exchange(network: Network, a: string, b: string): void {
  if (!network.connectsAll(a) || !network.connectsAll(b)) return
  const [ofA, ofB] = [network.known(a), network.known(b)]
  spread(network, met(a, ofA, b, ofB))
  spread(network, met(b, ofB, a, ofA))
}

function spread(network: Network, { tell, news }: Steps): void {
  for (const member of tell) {
    for (const node of newcomers(member, network.known(member), news)) network.connect(member, node)
  }
}
