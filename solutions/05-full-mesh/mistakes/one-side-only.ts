// task 4: only the node that dialled does anything
import type { Network } from '../given.ts'
import { met } from '../kata.ts'

export * from '../kata.ts'

export function exchange(network: Network, a: string, b: string): void {
  if (!network.connectsAll(a) || !network.connectsAll(b)) return
  for (const node of met(a, network.known(a), b, network.known(b)).connect) network.connect(a, node)
}
