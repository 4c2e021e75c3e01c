/**
 * How far the dialling of a node has come, read from what EPMD's client and the handshake tell the trace. A step counts
 * as passed when the next one begins, for then what came made sense.
 */
import { bytesToHex } from '@noble/hashes/utils.js'
import { type AnyEvent, Trace } from '../env/trace.ts'
import { decodePort2Answer, NODE_TYPE_HIDDEN } from '../epmd/codec.ts'
import type { EpmdEvent } from '../epmd/events.ts'
import type { HandshakeEvent, HandshakeStep } from '../handshake/events.ts'
import {
  decodeAck,
  decodeNameAndChallenge,
  decodeReply,
  decodeStatus,
  type NameAndChallenge,
} from '../handshake/messages.ts'
import type { Address } from '../transport/transport.ts'
import type { Dialler } from './dial.ts'
import type { Digests, Facts, Passed, StepName } from './explain_steps.ts'

/** Which step is under way once the one before is passed. */
const NEXT: { readonly [Name in StepName]: StepName } = {
  name: 'host',
  host: 'epmd',
  epmd: 'registered',
  registered: 'port',
  port: 'status',
  status: 'identity',
  identity: 'flags',
  flags: 'cookie',
  cookie: 'answer',
  connection: 'answer',
  answer: 'answer',
}

export class Way {
  readonly dialler: Dialler
  readonly node: string
  readonly #tell: (step: Passed) => void
  /** The messages of the handshake, sent and received. */
  readonly #said = new Map<HandshakeStep, Uint8Array>()
  readonly #host: string
  #at: StepName = 'name'
  #port: Address | undefined
  #isRegistered: boolean | undefined

  constructor(dialler: Dialler, node: string, tell: (step: Passed) => void) {
    this.dialler = dialler
    this.node = node
    this.#tell = tell
    this.#host = node.slice(node.indexOf('@') + 1)
    // Where the port is agreed upon, the steps from `host` to `registered` are not gone.
    if (dialler.nodePort !== undefined) this.#port = { host: this.#host, port: dialler.nodePort }
  }

  /** The step that is under way. */
  get at(): StepName {
    return this.#at
  }

  /** What EPMD says of the name; `undefined` as long as it says nothing. */
  get isRegistered(): boolean | undefined {
    return this.#isRegistered
  }

  pass<S extends StepName>(step: S, facts: Facts[S]): void {
    this.#at = NEXT[step]
    this.#tell({ step, ok: true, facts } as Passed)
  }

  /** Both are connected: by the handshake that was seen, unless there was none or it was given up for another. */
  passConnection(before: boolean): void {
    const { digests } = this
    if (before || digests?.theirs === undefined)
      this.pass('connection', { by: before ? 'before' : 'another' })
    else this.pass('cookie', { ...digests, theirs: digests.theirs })
  }

  /** A trace for the dialling: it is read here, and goes on to whoever reads the usual one. */
  trace(): Trace {
    const usual = this.dialler.env.trace
    const trace = new Trace()
    trace.subscribe((event) => {
      this.#see(event)
      if (usual.on) usual.emit(event)
    })
    return trace
  }

  #see(event: AnyEvent): void {
    const known = event as EpmdEvent | HandshakeEvent
    if (known.type === 'handshake') this.#seeHandshake(known)
    if (known.type === 'epmd_request') {
      this.pass('host', { host: this.#host, address: known.peer.host })
    }
    if (known.type === 'epmd_response') this.#seeAnswer(known.peer, known.bytes)
  }

  #seeAnswer(epmd: Address, bytes: Uint8Array): void {
    this.pass('epmd', { at: epmd })
    const entry = decodePort2Answer(bytes)?.node
    this.#isRegistered = entry !== undefined
    if (entry === undefined) return
    const { name, port, type } = entry
    this.#port = { host: epmd.host, port }
    this.pass('registered', { name, port, hidden: type === NODE_TYPE_HIDDEN })
  }

  #seeHandshake({ step, bytes }: HandshakeEvent): void {
    this.#said.set(step, bytes)
    const status = this.#said.get('status')
    if (step === 'name' && this.#port !== undefined) this.pass('port', { at: this.#port })
    if (step === 'challenge' && status !== undefined)
      this.pass('status', { status: decodeStatus(status).status })
    if (step === 'reply' && this.challenge !== undefined) {
      const { creation, flags } = this.challenge
      this.pass('identity', { creation })
      this.pass('flags', { flags: hexFlags(flags) })
    }
  }

  /** What the other node said of itself, if it makes sense. */
  get challenge(): NameAndChallenge | undefined {
    return understood(this.#said.get('challenge'), decodeNameAndChallenge)
  }

  /** What each side showed about the cookie, as far as it came to that. */
  get digests(): (Digests & { readonly theirs?: string }) | undefined {
    const reply = this.#said.get('reply')
    const theirs = understood(this.#said.get('ack'), decodeAck)
    if (this.challenge === undefined || reply === undefined) return undefined
    const { cookieFor, name } = this.dialler.us
    return {
      challenge: this.challenge.challenge,
      ours: hex(decodeReply(reply).digest),
      forPeerAlone: cookieFor(this.node) !== cookieFor(name),
      ...(theirs === undefined ? {} : { theirs: hex(theirs) }),
    }
  }
}

/** What was said, or `undefined` where it is not what was awaited: why, the handshake tells. */
function understood<T>(bytes: Uint8Array | undefined, decode: (bytes: Uint8Array) => T): T | undefined {
  try {
    return bytes && decode(bytes)
  } catch {
    return undefined
  }
}

/** As `binary:encode_hex/1` writes it. */
function hex(bytes: Uint8Array): string {
  return bytesToHex(bytes).toUpperCase()
}

export function hexFlags(flags: bigint): string {
  return `0x${flags.toString(16)}`
}
