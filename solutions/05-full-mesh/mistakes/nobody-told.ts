// task 4: both sides follow each other, but tell nobody
import type { Network } from '../given.ts'
import { met, newcomers } from '../kata.ts'

export * from '../kata.ts'

export function exchange(network: Network, a: string, b: string): void {
  if (!network.connectsAll(a) || !network.connectsAll(b)) return
  const [ofA, ofB] = [network.known(a), network.known(b)]
  for (const node of met(a, ofA, b, ofB).connect) network.connect(a, node)
  for (const node of newcomers(b, network.known(b), ofA)) network.connect(b, node)
}
