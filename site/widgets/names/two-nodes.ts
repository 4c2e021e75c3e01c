/**
 * Two nodes on one machine, as `erl` would start them, each with a shell: the runtime's own, on the simulated network and
 * in virtual time. What a node is called, what it prints, whom it dials is all theirs; the texts for what goes wrong are
 * those that a real `erl` prints.
 */
import { errors } from '../../../katas/03-node-names/given.ts'
import {
  atom,
  BadNodeName,
  EpmdServer,
  format,
  kernel,
  type Log,
  type NameForm,
  NameTaken,
  Node,
  SimulatedNetwork,
  type VirtualEnv,
  virtualEnv,
} from '../../../src/mod.ts'
import { completeName } from '../../../src/node/complete_name.ts'
import { parseNodeName } from '../../../src/node/names.ts'
import { Shell } from '../../../src/shell/shell.ts'

export type Flag = '-sname' | '-name' | 'none'

/** What the reader chose for a node. */
export interface Given {
  readonly flag: Flag
  readonly text: string
}

/** Why a node does not start. */
export type Refusal = 'invalid' | 'one @' | 'short' | 'long' | 'taken'

export interface Seen {
  /** All that its terminal shows. */
  readonly screen: string
  /** `node()`; nothing if it has not started. */
  readonly name?: string
  readonly refusal?: Refusal
  /** Of its ping, if there was one. */
  readonly answer?: string
}

export type Pair<T> = readonly [T, T]

const EPMD_PORT = 4369

/** Starts both; with `ping`, each pings the other, in a world where they have not met. */
export async function watch(given: Pair<Given>, hostname: string, ping: boolean): Promise<Pair<Seen>> {
  const here = await Machine.open(given, hostname)
  if (!ping) return here.see()
  await here.ping(0, 1)
  const anew = await Machine.open(given, hostname)
  await anew.ping(1, 0)
  return [here.see()[0], anew.see()[1]]
}

class Machine {
  readonly #env: VirtualEnv = virtualEnv()
  readonly #network = new SimulatedNetwork(this.#env)
  readonly #hostname: string
  #terminals: Terminal[] = []

  static async open(given: Pair<Given>, hostname: string): Promise<Machine> {
    const machine = new Machine(hostname)
    await machine.#start(given)
    return machine
  }

  private constructor(hostname: string) {
    this.#hostname = hostname
  }

  see(): Pair<Seen> {
    const [first, second] = this.#terminals.map((terminal) => terminal.seen) as [Seen, Seen]
    return [first, second]
  }

  /** Nothing happens if either has not started. */
  async ping(from: number, to: number): Promise<void> {
    const name = this.#terminals[to]?.seen.name
    if (name !== undefined) await this.#settle(this.#terminals[from]?.ping(name))
  }

  async #start(given: Pair<Given>): Promise<void> {
    const transport = this.#network.host(this.#hostname)
    const at = { host: '0.0.0.0', port: EPMD_PORT }
    await this.#settle(EpmdServer.start({ env: this.#env, transport, at, where: 'epmd' }))
    for (const one of given) {
      const terminal = new Terminal(one)
      this.#terminals.push(terminal)
      await this.#settle(
        terminal.start(this.#hostname, (name, report) => this.#startNode(name, one.flag, report)),
      )
    }
  }

  #startNode(name: string | undefined, flag: Flag, report: (text: string) => void): Promise<Node> {
    const transport = this.#network.host(this.#hostname)
    // Whatever host a node claims, on this machine it leads here.
    if (name !== undefined) this.#network.addName(name.slice(name.indexOf('@') + 1), this.#hostname)
    const named = name === undefined ? {} : { name, form: formOf(flag) }
    const log: Log = (level, text) => {
      if (level === 'error') report(text)
    }
    const env = { ...this.#env, log }
    const options = { env, transport, cookie: 'secret', epmdPort: EPMD_PORT, services: [kernel] }
    return Node.start({ ...options, ...named })
  }

  async #settle(work: Promise<unknown> | undefined): Promise<void> {
    if (work !== undefined) await this.#env.clock.runUntilSettled(work)
  }
}

/** `report` is told what the node reports as an error. */
type StartNode = (name: string | undefined, report: (text: string) => void) => Promise<Node>

/** A terminal in which `erl` was typed. */
class Terminal {
  readonly #given: Given
  #seen: Seen
  #shell: Shell | undefined

  constructor(given: Given) {
    this.#given = given
    this.#seen = { screen: `$ ${command(given)}\n` }
  }

  get seen(): Seen {
    return this.#seen
  }

  async start(hostname: string, startNode: StartNode): Promise<void> {
    const { flag, text } = this.#given
    let full: string | undefined
    try {
      if (flag !== 'none') full = completeName(text, formOf(flag), hostname)
      const node = await startNode(full, (text) => this.#print(`${text}\n`))
      this.#shell = new Shell({ runtime: node.runtime, node, write: (text) => this.#print(text), quit() {} })
      this.#seen = { ...this.#seen, name: node.name }
      await this.#type('node().')
    } catch (error) {
      const refusal = refusalOf(error, full)
      this.#print(`${textOf(refusal, full ?? text)}\n`)
      this.#seen = { ...this.#seen, refusal }
    }
  }

  async ping(name: string): Promise<void> {
    const before = this.#seen.screen.length
    await this.#type(`net_adm:ping(${format(atom(name))}).`)
    const answer = /(pang|pong)\s*$/.exec(this.#seen.screen.slice(before))?.[1]
    if (answer !== undefined) this.#seen = { ...this.#seen, answer }
  }

  async #type(line: string): Promise<void> {
    if (this.#shell === undefined) return
    this.#print(`${this.#shell.prompt}${line}\n`)
    for await (const _ of this.#shell.feed(`${line}\n`));
  }

  #print(text: string): void {
    this.#seen = { ...this.#seen, screen: this.#seen.screen + text }
  }
}

const formOf = (flag: Flag): NameForm => (flag === '-sname' ? 'short' : 'long')

export function command({ flag, text }: Given): string {
  if (flag === 'none') return 'erl'
  return `erl ${flag} ${/^[\w@.-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`}`
}

/** `full` is the name with its host, if it came so far. */
function refusalOf(error: unknown, full: string | undefined): Refusal {
  if (error instanceof NameTaken) return 'taken'
  if (!(error instanceof BadNodeName)) throw error
  if (full === undefined) return 'long'
  if (full.split('@').length > 2) return 'one @'
  try {
    parseNodeName(full)
  } catch {
    return 'invalid'
  }
  return 'short'
}

function textOf(refusal: Refusal, name: string): string {
  switch (refusal) {
    case 'one @':
      return `Protocol 'inet_tcp': invalid node name: ${name}`
    case 'taken':
      return `Protocol 'inet_tcp': ${errors.inUse(name)}`
    default:
      return `${errors[refusal]}\nPlease check your configuration`
  }
}
