/** What the scenes of several plays begin with. */
import { hostOf, type NodeSpec, type Scene } from '../../worker/scene.ts'

/** A node with the cookie that all of them share. */
export const node = (name: string, flags: Partial<NodeSpec> = {}): NodeSpec => ({
  name,
  cookie: 'secret',
  ...flags,
})

export const nodes = (...names: readonly string[]): NodeSpec[] => names.map((name) => node(name))

/** A node on each of so many hosts, whose processes talk to each other. Who does not tick is given up within seconds. */
export const conversation = (...names: readonly string[]): Scene => ({
  hosts: names.map(hostOf),
  nodes: nodes(...names),
  latency: 50,
  ticktime: 4000,
  processes: true,
})
