/**
 * Kata 04, solved.
 */
import {
  type Atom,
  atom,
  type Directory,
  type Found,
  type Kernel,
  type Line,
  splitName,
  type TermInput,
  t,
  type World,
} from './given.ts'

export async function findNode(full: string, directory: Directory): Promise<Found> {
  const parts = splitName(full)
  if (parts === 'no name') return { why: 'bad name' }
  const address = await directory.resolve(parts.host)
  if (address === undefined) return { why: 'unknown host' }
  const port = await directory.portPlease(address, parts.name)
  return port === undefined ? { why: 'unknown node' } : { address, port }
}

export class Connections {
  readonly #world: World
  /** Those that are up, and those under way. */
  readonly #lines = new Map<string, Promise<Line>>()
  readonly #up = new Set<string>()

  constructor(world: World) {
    this.#world = world
  }

  nodes(): readonly string[] {
    return [...this.#up]
  }

  connect(node: string): Promise<Line> {
    const known = this.#lines.get(node)
    if (known !== undefined) return known
    const line = this.#world.dial(node)
    this.#lines.set(node, line)
    void this.#follow(node, line)
    return line
  }

  /** From the dial to the end of the connection, or to the failure of the dial. */
  async #follow(node: string, line: Promise<Line>): Promise<void> {
    try {
      const { closed } = await line
      this.#up.add(node)
      await closed
    } catch {
      // whoever waits for the line is told
    }
    this.#up.delete(node)
    this.#lines.delete(node)
  }

  send(node: string, message: TermInput): void {
    this.connect(node).then(
      (line) => line.send(message),
      () => {}, // nobody is told
    )
  }
}

export async function ping(
  kernel: Kernel,
  node: string,
): Promise<Atom<'pong'> | Atom<'pang'>> {
  if (node === kernel.node) return atom('pong')
  try {
    await kernel.connect(node)
    const answer = await kernel.ask(node, t(atom('is_auth'), atom(kernel.node)))
    if (answer === atom('yes')) return atom('pong')
  } catch {
    // whatever went wrong, the answer is the same
  }
  kernel.disconnect(node)
  return atom('pang')
}
