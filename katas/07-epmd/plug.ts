/**
 * Stands in for `src/epmd/codec.ts` and `src/epmd/names.ts` on the side of the server: every EPMD of the runtime then
 * reads, remembers and answers by the learner's functions. What the kata does not ask for (the client's side, DUMP, KILL,
 * STOP, nodes from before OTP 23) stays the runtime's.
 */
import * as codec from '../../src/epmd/codec.ts'
import { alive2Answer, cut, Names as LearnersNames, namesAnswer, port2Answer, readAlive2 } from './kata.ts'

export * from '../../src/epmd/codec.ts'
export * from '../../src/epmd/names.ts'

const ALIVE2_REQ = 120

export class RequestDecoder {
  bytes: Uint8Array = new Uint8Array()
  readonly #rest: number[] = []

  push(bytes: Uint8Array): codec.Request | undefined {
    const { requests, rest } = cut(Uint8Array.from([...this.#rest.splice(0), ...bytes]))
    this.#rest.push(...rest)
    const [request, ...more] = requests
    if (request === undefined) return undefined
    if (more.length > 0 || rest.length > 0) throw new codec.EpmdProtocolError('bytes follow the request')
    this.bytes = Uint8Array.of(request.length >> 8, request.length & 255, ...request)
    if (request[0] === ALIVE2_REQ) return { kind: 'ALIVE2_REQ', node: readAlive2(request) }
    return new codec.RequestDecoder().push(this.bytes)
  }
}

export function encodeAlive2Answer(highestVersion: number, creation: number | undefined): Uint8Array {
  return highestVersion >= 6 ? alive2Answer(creation) : codec.encodeAlive2Answer(highestVersion, creation)
}

export const encodePort2Answer = (node: codec.NodeEntry | undefined): Uint8Array => port2Answer(node)

export const encodeNamesAnswer = (epmdPort: number, nodes: Iterable<codec.NodeEntry>): Uint8Array =>
  namesAnswer(epmdPort, [...nodes])

export class Names extends LearnersNames {
  override all(): codec.NodeEntry[] {
    return [...super.all()]
  }
}
