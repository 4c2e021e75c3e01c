// task 2: nobody notices that a connection has ended
import type { World } from '../given.ts'
import { Connections as Right } from '../kata.ts'

export * from '../kata.ts'

export class Connections extends Right {
  constructor(world: World) {
    super({
      names: () => world.names(),
      dial: async (node) => ({ ...(await world.dial(node)), closed: new Promise(() => {}) }),
    })
  }
}
