/** The learner's line over the runtime's side of a handshake: messages to bytes and back. */
import { closedAfterReply } from '../../src/handshake/errors.ts'
import { expandDigest } from '../../src/handshake/flags.ts'
import {
  decodeAck,
  decodeName,
  decodeNameAndChallenge,
  decodeReply,
  decodeStatus,
  encodeAck,
  encodeName,
  encodeNameAndChallenge,
  encodeReply,
  encodeStatus,
} from '../../src/handshake/messages.ts'
import type { Party } from '../../src/handshake/party.ts'
import { ConnectionClosed } from '../../src/transport/framed.ts'
import type { Line, Message, Status } from './given.ts'

function encode(message: Message): Uint8Array {
  switch (message.kind) {
    case 'name':
      return encodeName(message)
    case 'status':
      return encodeStatus(message)
    case 'challenge':
      return encodeNameAndChallenge(message)
    case 'reply':
      return encodeReply(message.challenge, message.digest)
    case 'ack':
      return encodeAck(message.digest)
  }
}

const DECODE = {
  name: expanded(decodeName),
  status: decodeStatus,
  challenge: expanded(decodeNameAndChallenge),
  reply: decodeReply,
  ack: (bytes: Uint8Array) => ({ digest: decodeAck(bytes) }),
}

/** One flag may stand for all the mandatory ones. */
function expanded<T extends { flags: bigint }>(decode: (bytes: Uint8Array) => T): (bytes: Uint8Array) => T {
  return (bytes) => {
    const message = decode(bytes)
    return { ...message, flags: expandDigest(message.flags) }
  }
}

export class PartyLine implements Line {
  readonly #party: Party
  readonly #stillWanted: () => boolean
  /** The last status said, by whichever side. */
  status: Status['status'] | undefined

  constructor(party: Party, stillWanted: () => boolean = () => true) {
    this.#party = party
    this.#stillWanted = stillWanted
  }

  get peer(): string {
    return this.#party.peer
  }

  send(message: Message): void {
    const answersAlive = message.kind === 'status' && message.status === 'true'
    const said = answersAlive ? this.#answerToAlive() : message
    if (said.kind === 'status') this.status = said.status
    this.#party.send(answersAlive ? 'status-reply' : said.kind, encode(said))
  }

  /** A connection may have come about while the handshake went on; then none is wanted any more. */
  #answerToAlive(): Status {
    return { kind: 'status', status: this.#stillWanted() ? 'true' : 'false' }
  }

  async receive<K extends Message['kind']>(kind: K): Promise<Extract<Message, { kind: K }>> {
    const step = kind === 'status' && this.status === 'alive' ? 'status-reply' : kind
    const read = this.#party.receive<object>(step, DECODE[kind]).catch((cause) => {
      // To a dialler, this is what a wrong cookie looks like.
      throw kind === 'ack' && cause instanceof ConnectionClosed ? closedAfterReply(this.peer, cause) : cause
    })
    const message = { kind, ...(await read) } as Message
    if (message.kind === 'status') this.status = message.status
    if (message.kind === 'name') this.#party.peer = message.name
    return message as Extract<Message, { kind: K }>
  }
}
