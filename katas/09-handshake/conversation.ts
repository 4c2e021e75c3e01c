/**
 * The other end of the learner's line: a peer that says what a script has, each message once it has heard what comes
 * before it there. What was said becomes a timeline, in the words of the runtime's trace.
 */
import type { HandshakeEvent } from '../../src/handshake/events.ts'
import { traceText } from '../../src/trace/text.ts'
import { Lesson, type Rule, type WrongIdea } from '../kit/lesson.ts'
import type { Text } from '../kit/text.ts'
import { HangUp, type Line, type Message, type Peer } from './given.ts'

/** `us`: the peer waits for a message of ours. A function: what it says depends on what we said. */
export type Script = readonly (Message | 'us' | ((said: readonly Message[]) => Message))[]

export interface Talk {
  readonly timeline: readonly string[]
  /** What the learner's side said. */
  readonly said: readonly Message[]
  /** What it came to; nothing, if somebody hung up. */
  readonly result: Peer | undefined
}

/** The line ended, or both wait for each other: nothing more will come. */
class Over extends Error {}

/**
 * Lets `play` talk with `peer` by the script. That it hangs up is part of the talk, and so is an `Error` that was thrown
 * by hand; a slip's comes out.
 */
export async function talk(peer: string, script: Script, play: (line: Line) => Promise<Peer>): Promise<Talk> {
  const line = new ScriptedLine(peer, script)
  let result: Peer | undefined
  try {
    result = await play(line)
    line.note(result === undefined ? 'gives nothing back' : `is connected with ${peer}`)
  } catch (error) {
    if (error instanceof HangUp) line.note('hangs up')
    else if (error instanceof Error && error.constructor === Error) line.note(`${THROWS}${error.message}`)
    else if (!(error instanceof Over)) throw error
  }
  const { timeline, said } = line
  return { timeline, said, result }
}

const THROWS = 'throws Error: '

const onlyThrown: Text = {
  en: 'An error of your own leaves the connection open. hangUp(why) ends it.',
  zh: '自己抛个异常，连接还开着。要断开它，用 hangUp(why)。',
}

class ScriptedLine implements Line {
  readonly timeline: string[] = []
  readonly said: Message[] = []
  readonly #peer: string
  readonly #script: Script
  #heard = 0

  constructor(peer: string, script: Script) {
    this.#peer = peer
    this.#script = script
  }

  note(what: string): void {
    this.timeline.push(`a@h1 ${what}`)
  }

  send(message: Message): void {
    this.said.push(message)
    this.timeline.push(traced('sent', this.#peer, message))
  }

  receive<K extends Message['kind']>(kind: K): Promise<Extract<Message, { kind: K }>> {
    const came = this.#next(kind)
    came.catch(() => {}) // whoever forgets to await it must not end the whole run
    return came as Promise<Extract<Message, { kind: K }>>
  }

  async #next(kind: Message['kind']): Promise<Message> {
    const next = this.#script.filter((entry) => entry !== 'us')[this.#heard]
    if (next === undefined) {
      this.timeline.push(`${this.#peer} hangs up`)
      throw new Over('the peer hangs up')
    }
    const waitsFor = this.#script
      .slice(0, this.#script.indexOf(next))
      .filter((entry) => entry === 'us').length
    if (this.said.length < waitsFor) {
      this.timeline.push(`a@h1 and ${this.#peer} wait for each other`)
      throw new Over('both wait')
    }
    this.#heard++
    const message = typeof next === 'function' ? next(this.said) : next
    this.timeline.push(traced('received', this.#peer, message))
    if (message.kind === kind) return message
    this.note(`waits for ${kind}, and ends`)
    throw new Over(`a ${kind} was waited for`)
  }
}

/** The trace's line, with the status in words instead of its bytes. */
function traced(direction: HandshakeEvent['direction'], peer: string, message: Message): string {
  const { kind } = message
  const bytes = new Uint8Array()
  const event = { type: 'handshake', at: 0, where: 'a@h1', direction, step: kind, peer, bytes } as const
  return `${traceText(event).trimEnd()}${message.kind === 'status' ? ` ${message.status}` : ''}`
}

/** Throws a lesson unless the talk went like this; the lines are `a@h1`'s, without its name before them. */
export function expectTimeline(
  { timeline }: Talk,
  expected: readonly string[],
  rule: Rule,
  ideas: readonly WrongIdea<readonly string[]>[] = [],
): void {
  const is = (lines: readonly string[]): boolean => lines.join('\n') === timeline.join('\n')
  if (is(expected)) return
  const thrown = timeline.at(-1)?.startsWith(`a@h1 ${THROWS}`) ? onlyThrown : undefined
  const idea = ideas.find(({ gives }) => is(gives)) ?? thrown
  throw new Lesson(rule, {
    ...(idea === undefined ? {} : { message: { en: idea.en, zh: idea.zh } }),
    expected: expected.join('\n'),
    actual: timeline.join('\n'),
  })
}
