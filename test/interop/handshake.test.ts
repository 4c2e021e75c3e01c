/**
 * The handshake from outside: a dialler and an acceptor that are made of bytes say the same to a real `erl` and to us, and
 * both must answer alike. What OTP asks of itself in `erl_distribution_wb_SUITE`.
 */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { portPlease, register } from '../../src/epmd/client.ts'
import { encode } from '../../src/etf/encode.ts'
import { genDigest } from '../../src/handshake/digest.ts'
import { DFLAG, OUR_FLAGS } from '../../src/handshake/flags.ts'
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
import { type Atom, atom, type Node, t } from '../../src/mod.ts'
import { nodeEnv } from '../../src/nodejs/node_env.ts'
import { tcpTransport } from '../../src/nodejs/tcp.ts'
import { Pid, Reference, remoteIdentity } from '../../src/term/identifier.ts'
import { FramedConnection } from '../../src/transport/framed.ts'
import { describeReleases, type Peer } from './otp.ts'
import { shortHost } from './ours.ts'
import { type Pair, startPair } from './pair.ts'

const cookie = 'handshake'
/** A peer whose frames are easily written by hand. */
const PLAIN = OUR_FLAGS & ~DFLAG.DIST_HDR_ATOM_CACHE & ~DFLAG.FRAGMENTS & ~DFLAG.PUBLISHED
const caller = { env: nodeEnv(), transport: tcpTransport, where: 'a stranger' }

/** MONITOR_P of a name that nobody has, which is answered, in a frame that passes through. */
function monitorOfNobody(as: string): Uint8Array {
  const home = remoteIdentity(atom(as) as Atom, 7)
  const control = t(19, new Pid(home, 1, 0), atom('nobody at all'), new Reference(home, [1, 2, 3]))
  return Uint8Array.of(112, ...encode(control))
}

function framed(frame: Uint8Array, lengthBytes: 2 | 4): Uint8Array {
  const length = lengthBytes === 2 ? [] : [0, 0]
  return Uint8Array.of(...length, frame.length >> 8, frame.length & 255, ...frame)
}

describeReleases('the handshake', (release) => {
  let pair: Pair
  let peer: Peer
  let node: Node
  const open: { destroy(): void }[] = []

  beforeAll(async () => {
    pair = await startPair(release, cookie, { env: { log: () => {} } })
    ;({ peer, node } = pair)
  })

  afterEach(() => {
    for (const connection of open.splice(0)) connection.destroy()
  })

  afterAll(() => pair?.stop())

  describe.each(['erl', 'us'])('with %s', (who) => {
    const name = (): string => (who === 'erl' ? peer.name : node.name)
    const epmd = () => ({ host: '127.0.0.1', port: pair.epmd.port })

    async function connect(): Promise<FramedConnection> {
      const entry = await portPlease(caller, epmd(), name().split('@')[0] as string)
      const carrier = await tcpTransport.dial({ host: '127.0.0.1', port: entry?.port as number })
      const connection = new FramedConnection(carrier, { lengthBytes: 2, limit: 4096 })
      open.push(connection)
      return connection
    }

    /** Up to the status. */
    async function present(as: string, flags = PLAIN): Promise<[FramedConnection, string]> {
      const connection = await connect()
      connection.write(encodeName({ name: as, flags, creation: 7 }))
      return [connection, decodeStatus(await connection.read()).status]
    }

    /** From the challenge on. The digest of the acknowledgement is right. */
    async function prove(connection: FramedConnection, our = cookie): Promise<void> {
      const { challenge } = decodeNameAndChallenge(await connection.read())
      connection.write(encodeReply(12345, genDigest(challenge, our)))
      expect(decodeAck(await connection.read())).toEqual(genDigest(12345, cookie))
      connection.lengthBytes = 4
    }

    /** It is up: a frame comes that is no tick. */
    async function answers(connection: FramedConnection, as: string): Promise<void> {
      connection.write(monitorOfNobody(as))
      while ((await connection.read()).length === 0);
    }

    it.each([
      ['no flags at all', 0n],
      ['all but one that is mandatory', PLAIN & ~DFLAG.BIG_CREATION & ~DFLAG.MANDATORY_25_DIGEST],
    ])('a newcomer with %s is not allowed', async (_, flags) => {
      expect((await present(`flags@${shortHost}`, flags))[1]).toBe('not_allowed')
    })

    it('a newcomer that says in one flag that it has all that OTP 25 needs is welcome', async () => {
      // OTP 26 made two more mandatory, for which that flag does not stand.
      const flags = DFLAG.MANDATORY_25_DIGEST | DFLAG.V4_NC | DFLAG.UNLINK_ID
      expect((await present(`flags@${shortHost}`, flags))[1]).toBe('ok')
    })

    it('who gives its own name is refused, who gives none is left', async () => {
      expect((await present(name()))[1]).toBe('nok')
      await expect(present('nobody')).rejects.toThrow()
    })

    it('a wrong cookie gets no answer', async () => {
      const [connection, status] = await present(`wrong@${shortHost}`)
      expect(status).toBe('ok')
      await expect(prove(connection, 'another')).rejects.toThrow('closed')
    })

    it('a node that comes again takes its own place, if it says it means to', async () => {
      const as = `again@${shortHost}`
      const [first] = await present(as)
      await prove(first)
      await answers(first, as)
      const [impostor, alive] = await present(as)
      expect(alive).toBe('alive')
      impostor.write(encodeStatus({ status: 'false' }))
      await expect(impostor.read()).rejects.toThrow()
      await answers(first, as)
      const [second, again] = await present(as)
      expect(again).toBe('alive')
      second.write(encodeStatus({ status: 'true' }))
      await prove(second)
      await answers(second, as)
    })

    it('bytes that come one by one are the same handshake, with the first frame right behind it', async () => {
      const as = `slow@${shortHost}`
      const connection = await connect()
      const dribble = async (...frames: Uint8Array[]) => {
        for (const byte of frames.flatMap((frame) => [...frame])) {
          connection.connection.write(Uint8Array.of(byte))
          await new Promise((resolve) => setImmediate(resolve))
        }
      }
      await dribble(framed(encodeName({ name: as, flags: PLAIN, creation: 7 }), 2))
      expect(decodeStatus(await connection.read()).status).toBe('ok')
      const { challenge } = decodeNameAndChallenge(await connection.read())
      const reply = encodeReply(1, genDigest(challenge, cookie))
      await dribble(framed(reply, 2), framed(monitorOfNobody(as), 4))
      expect(decodeAck(await connection.read())).toEqual(genDigest(1, cookie))
      connection.lengthBytes = 4
      while ((await connection.read()).length === 0);
    })

    describe('both dial', () => {
      /** A stranger of that name listens, and the node dials it; resolves with its connection. */
      async function dialled(as: string): Promise<FramedConnection> {
        const [short] = as.split('@') as [string]
        return new Promise((resolve, reject) => {
          const listening = tcpTransport.listen({ host: '127.0.0.1', port: 0 }, (carrier) => {
            const connection = new FramedConnection(carrier, { lengthBytes: 2, limit: 4096 })
            open.push(connection)
            resolve(connection)
          })
          listening
            .then(async (listener) => {
              open.push({ destroy: () => void listener.close() })
              const registration = await register(caller, epmd(), {
                name: short,
                port: listener.address.port,
              })
              open.push({ destroy: () => registration.close() })
              if (who === 'us') void node.ping(as)
              else await peer.eval(`spawn(fun() -> net_adm:ping('${as}') end)`)
            })
            .catch(reject)
        })
      }

      it('and a newcomer of a smaller name is told to wait for the dial of the other', async () => {
        const as = `A${who}@${shortHost}`
        const acceptor = await dialled(as)
        expect((await present(as))[1]).toBe('nok')
        expect(decodeName(await acceptor.read()).name).toBe(name())
        acceptor.write(encodeStatus({ status: 'ok_simultaneous' }))
        acceptor.write(encodeNameAndChallenge({ name: as, flags: PLAIN, creation: 7, challenge: 99 }))
        const { challenge, digest } = decodeReply(await acceptor.read())
        expect(digest).toEqual(genDigest(99, cookie))
        acceptor.write(encodeAck(genDigest(challenge, cookie)))
        acceptor.lengthBytes = 4
        await answers(acceptor, as)
      })

      it('and a newcomer of a greater name goes on, and the dial of the other ends', async () => {
        const as = `z${who}@${shortHost}`
        const acceptor = await dialled(as)
        expect(decodeName(await acceptor.read()).name).toBe(name())
        const [newcomer, status] = await present(as)
        expect(status).toBe('ok_simultaneous')
        await expect(acceptor.read()).rejects.toThrow()
        await prove(newcomer)
        await answers(newcomer, as)
      })
    })
  })
})
