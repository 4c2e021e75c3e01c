// task 4: who has new friends exchanges with all friends again, and so do they
import type { Network } from '../given.ts'
import { newcomers } from '../kata.ts'

export * from '../kata.ts'

export function exchange(network: Network, a: string, b: string): void {
  if (!network.connectsAll(a) || !network.connectsAll(b)) return
  for (const node of newcomers(a, [b, ...network.known(a)], network.known(b))) network.connect(a, node)
  for (const friend of network.known(a)) exchange(network, friend, a)
  for (const friend of network.known(b)) exchange(network, friend, b)
}
