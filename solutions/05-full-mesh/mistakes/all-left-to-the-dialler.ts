// task 4: the node that dialled does its part whole, and the other side does nothing
import type { Network } from '../given.ts'
import { met, newcomers } from '../kata.ts'

export * from '../kata.ts'

export function exchange(network: Network, a: string, b: string): void {
  if (!network.connectsAll(a) || !network.connectsAll(b)) return
  const { connect, tell, news } = met(a, network.known(a), b, network.known(b))
  for (const node of connect) network.connect(a, node)
  for (const member of tell) {
    for (const node of newcomers(member, network.known(member), news)) network.connect(member, node)
  }
}
