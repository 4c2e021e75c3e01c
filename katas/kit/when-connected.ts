/** Waiting for a node to be connected with as many others as it should be, without looking again and again. */
import type { Node } from '../../src/node/node.ts'
import type { Erl } from './stage.ts'

/** Resolves once `node` is connected, visibly or not, with `count` others. The test's limit ends a wait in vain. */
export function whenConnected(node: Node, count: number): Promise<void> {
  return new Promise((resolve) => {
    const pid = node.spawn(async (self) => {
      while (node.nodes('connected').length < count) await self.receive() // {nodeup, Node, _}
      resolve()
    })
    node.monitorNodes(pid, { nodeType: 'all' })
  })
}

/** The same on a real node, with its whole `nodes(connected)`, sorted. */
export async function erlConnected(erl: Erl, count: number): Promise<string> {
  return erl.eval(
    `
    net_kernel:monitor_nodes(true, #{node_type => all}),
    Wait = fun Wait() ->
      case lists:sort(nodes(connected)) of
        Nodes when length(Nodes) >= ${count} -> Nodes;
        _ -> receive {nodeup, _, _} -> Wait() end
      end
    end,
    Wait().`.replaceAll('\n', ' '),
  )
}
