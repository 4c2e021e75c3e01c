/**
 * A small cluster for tests, in the page too: the world of the runtime's own tests, in which what the learner's code does
 * in its processes is seen. An error comes out of the test, and what was said to whom is added to a failure.
 */
import { inNewProcess } from '../../src/gen_server/caller.ts'
import type { Node, Service } from '../../src/node/node.ts'
import { ExitReason } from '../../src/process/errors.ts'
import type { SendEvent } from '../../src/process/events.ts'
import type { Self } from '../../src/process/self.ts'
import type { Pid } from '../../src/term/identifier.ts'
import type { TraceEvent } from '../../src/trace/event.ts'
import { traceText } from '../../src/trace/text.ts'
import { Lab as World } from '../../test/lab.ts'
import { asLesson } from './as-lesson.ts'
import { Lesson, type Rule } from './lesson.ts'
import { stalled } from './run-test.ts'

/** Virtual milliseconds after which nothing more is expected. */
const PATIENCE = 60_000
/** A pid prints as its own node has it. So that no two of a timeline print alike, each node numbers from further on. */
const APART = 20
/** Lines of a timeline; the last ones tell. */
const SHOWN = 12

/** A test's body that is given a lab. */
export function inLab(body: (lab: Lab) => Promise<void>): () => Promise<void> {
  return async () => {
    const lab = new Lab()
    try {
      await body(lab)
    } catch (error) {
      throw error instanceof Lesson ? lab.tell(error) : error
    }
  }
}

export class Lab extends World {
  readonly #events: string[] = []
  #began = 0
  #nodes = 0
  #thrown: { readonly error: unknown } | undefined

  constructor() {
    super()
    this.env.trace.subscribe((event) => {
      const text = told(event as TraceEvent)
      if (text !== undefined) this.#note(text)
    })
  }

  /** Starts a node, `a@h1`; its host has an EPMD. */
  async node(name: string, services: readonly Service[] = []): Promise<Node> {
    await this.startEpmd(name.slice(name.indexOf('@') + 1))
    const env = { ...this.env, log: (_level: unknown, text: string) => this.#note(text) }
    const node = await this.start(name, { env, services })
    for (let i = 0; i < APART * this.#nodes; i++) node.spawn(() => {})
    this.#nodes++
    return node
  }

  /** A process for code of the learner's: what it throws comes out of the next `settled`. */
  spawn(node: Node, body: (self: Self) => unknown): Pid {
    return node.spawn(async (self) => {
      try {
        await body(self)
      } catch (error) {
        if (self.signal.aborted) return
        if (error instanceof ExitReason) throw error
        this.#thrown ??= { error }
      }
    })
  }

  /** Runs `body` in a process of its own, until it has a result. */
  run<T>(node: Node, rule: Rule, body: (self: Self) => T | Promise<T>): Promise<T> {
    return this.settled(
      rule,
      inNewProcess(node, async (self) => body(self)),
    )
  }

  /** What the promise gives, in virtual time. That it throws, or waits for ever, is a failure that states the rule. */
  async settled<T>(rule: Rule, promise: T | Promise<T>): Promise<T> {
    let done = false
    const watched = Promise.resolve(promise).finally(() => {
      done = true
    })
    watched.catch(() => {})
    await this.env.clock.runUntil(() => done || this.#thrown !== undefined, PATIENCE)
    if (this.#thrown !== undefined) throw asLesson(this.#thrown.error, rule)
    if (!done) throw new Lesson(rule, { message: stalled })
    return watched.catch((error) => {
      throw asLesson(error, rule)
    })
  }

  /** Lets everything come to rest that needs no more than `ms`. */
  async pass(rule: Rule, ms: number): Promise<void> {
    await this.env.clock.advance(ms)
    if (this.#thrown !== undefined) throw asLesson(this.#thrown.error, rule)
  }

  /** What was said before is not of interest. */
  beginTimeline(): void {
    this.#events.length = 0
    this.#began = this.env.clock.now()
  }

  /** A failure, and what was said until then. */
  tell(lesson: Lesson): Lesson {
    return lesson.withTimeline(this.#events.slice(-SHOWN))
  }

  #note(text: string): void {
    this.#events.push(`${Math.round(this.env.clock.now() - this.#began)} ms  ${text}`)
  }
}

/** What processes say, get and end for; what a node does of its own accord is left out. */
function told(event: TraceEvent): string | undefined {
  switch (event.type) {
    case 'send':
      return (event as SendEvent).from === '<0.0.0>' ? undefined : traceText(event)
    case 'deliver':
    case 'nodeup':
    case 'nodedown':
      return traceText(event)
    default:
      return undefined
  }
}
