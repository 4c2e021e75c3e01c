// task 4: -connect_all false of the node that dials counts, and of the one that is dialled does not
import type { Network } from '../given.ts'
import { exchange as right } from '../kata.ts'

export * from '../kata.ts'

export function exchange(network: Network, a: string, b: string): void {
  if (!network.connectsAll(a)) return
  right(
    {
      connectsAll: (node) => node === b || network.connectsAll(node),
      known: (node) => network.known(node),
      connect: (one, other) => network.connect(one, other),
    },
    a,
    b,
  )
}
