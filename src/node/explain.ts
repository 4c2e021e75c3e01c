/**
 * Why pang? Walks the way from a node's name to its `pong`, and says at which step it ends.
 *
 * Nothing is tried in another manner than a ping tries it: the walk *is* `net_kernel`'s own dialling. That gets a trace of
 * its own, where EPMD's client and the handshake tell what they do (`explain_way.ts`), and its error says what went wrong
 * (`explain_fault.ts`).
 */
import { names } from '../epmd/client.ts'
import type { Runtime } from '../process/runtime.ts'
import { type Atom, atom } from '../term/atom.ts'
import { faultOf } from './explain_fault.ts'
import type { Step } from './explain_steps.ts'
import { Way } from './explain_way.ts'
import { nameToDial, parseNodeName } from './names.ts'
import { askNetKernel } from './net_adm.ts'
import type { NetKernel } from './net_kernel.ts'

/**
 * The steps of the way to `node`, each as soon as it is known. The last one failed, or is `answer`: then a ping is a
 * `pong`, and the nodes are connected, as they are after a ping. After a failure no connection made on the way is left.
 * The walk does not wait for its reader, and goes to its end also if nobody reads on.
 */
export async function* explain(
  runtime: Runtime,
  netKernel: NetKernel,
  node: string,
): AsyncGenerator<Step, void, void> {
  const told: Step[] = []
  let wake = (): void => {}
  let over = false
  const walking = walk(runtime, netKernel, node, (step) => {
    told.push(step)
    wake()
  }).finally(() => {
    over = true
    wake()
  })
  while (!over || told.length > 0) {
    const more = new Promise<void>((resolve) => {
      wake = resolve
    })
    if (told.length === 0) await more
    yield* told.splice(0)
  }
  await walking
}

async function walk(
  runtime: Runtime,
  netKernel: NetKernel,
  node: string,
  tell: (step: Step) => void,
): Promise<void> {
  const { dialler } = netKernel
  const way = new Way(dialler, node, tell)
  const itself = node === runtime.node.name
  const before = itself || netKernel.nodes('connected').includes(node)
  try {
    if (!itself) nameToDial(node, dialler.form)
    way.pass('name', { node, form: dialler.form })
    if (!before) await netKernel.connect(node, way.trace())
    if (!itself) {
      way.passConnection(before)
      await askNetKernel(runtime, atom(node) as Atom)
    }
    way.pass('answer', { from: node })
  } catch (error) {
    if (!before) netKernel.disconnect(node)
    tell(faultOf(error, way, way.isRegistered === false ? await whoIsThere(netKernel, node) : []))
  }
}

/** Everyone registered on the host of a node that is not; nobody, if EPMD does not say. */
async function whoIsThere({ dialler }: NetKernel, node: string): Promise<string[]> {
  const at = { host: parseNodeName(node).host, port: dialler.epmdPort }
  const registered = await names(dialler, at).catch(() => ({ nodes: [] }))
  return registered.nodes.map(({ name }) => name)
}
