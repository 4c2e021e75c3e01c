/** What the stage shows of a ping is what the runtime does: its beats, their bytes, and the picture, from the trace. */
import { beforeEach, describe, expect, it } from 'vitest'
import { blank, boxAt, type Flight, next, type Picture } from '../widgets/stage/picture.ts'
import type { Beat } from './beat.ts'
import { BeatTeller } from './beats.ts'
import { Cluster } from './cluster.ts'
import type { Action } from './scene.ts'

const PING: Action = { does: 'type', at: 'a@h1', text: "net_adm:ping('b@h2')." }
const DISCONNECT: Action = { does: 'type', at: 'a@h1', text: "disconnect_node('b@h2')." }

let cluster: Cluster
let beats: Beat[]
let picture: Picture
/** Every segment between two hosts, as it was drawn. */
let flights: Flight[]

async function open(cookie: string): Promise<void> {
  const teller = new BeatTeller({})
  beats = []
  flights = []
  picture = blank
  const nodes = [
    { name: 'a@h1', cookie: 'secret' },
    { name: 'b@h2', cookie },
  ]
  cluster = await Cluster.open({ hosts: ['h1', 'h2'], nodes, latency: 50 }, 7, {
    event(event) {
      beats.push(...[teller.hear(event).beat].filter((beat) => beat !== undefined))
      picture = next(picture, event)
      if (event.type === 'segment_sent' && event.from !== event.to) flights.push(...picture.flights.slice(-1))
    },
    printed() {},
    prompted: (node) => teller.isUp(node),
    ended() {},
    explained() {},
    cookieChanged() {},
    followed() {},
    heaps() {},
    room: async () => {},
  })
}

/** Does it, lets what follows come to rest, and tells what the shell prints. */
async function run(action: Action): Promise<string> {
  beats.length = 0
  flights.length = 0
  let answer: string | undefined
  void cluster.run(action).then((text) => {
    answer = text
  })
  await cluster.env.clock.runUntil(() => answer !== undefined && !cluster.busy)
  return answer ?? 'no answer'
}

const kinds = (): string[] => beats.map(({ kind }) => kind)
const handshake = ['name', 'status', 'challenge', 'reply']
const lookUp = ['port_please', 'port', 'dial']
const question = ['monitor', 'is_auth', 'yes', 'demonitor']

describe('two nodes with one cookie', () => {
  beforeEach(() => open('secret'))

  it('say pong after look-up, handshake and question, and the second time only ask', async () => {
    expect(await run(PING)).toBe('pong')
    expect(kinds()).toEqual([...lookUp, ...handshake, 'ack', 'connected', ...question])
    expect(await run(PING)).toBe('pong')
    expect(kinds()).toEqual(question)
  })

  it('send bytes of which every one belongs to a field', async () => {
    await run(PING)
    for (const { kind, message } of beats) {
      if (message === undefined) continue
      const lengths = message.fields.reduce((sum, { length }) => sum + length, 0)
      expect([kind, lengths]).toEqual([kind, message.bytes.length])
    }
    const said = beats.flatMap((beat) => (beat.kind === 'challenge' ? [beat.challenge] : []))
    const sent = beats.flatMap((beat) => (beat.kind === 'challenge' ? (beat.message?.fields ?? []) : []))
    expect(said).toEqual([expect.any(Number)])
    expect(sent.find(({ name }) => name === 'Challenge')?.value).toBe(String(said[0]))
  })

  it('are drawn with what they send, from box to box', async () => {
    await run(PING)
    const drawn = flights
      .filter(({ protocol }) => protocol !== 'tcp')
      .map(({ label, from, to }) => `${boxAt(picture, from)} ${boxAt(picture, to)} ${label}`)
    expect(drawn).toEqual([
      'a@h1 epmd@h2 PORT_PLEASE2_REQ',
      'epmd@h2 a@h1 PORT2',
      'a@h1 b@h2 name',
      'b@h2 a@h1 status',
      'b@h2 a@h1 challenge',
      'a@h1 b@h2 reply',
      'b@h2 a@h1 ack',
      'a@h1 b@h2 MONITOR_P, REG_SEND',
      'b@h2 a@h1 ALIAS_SEND',
      'a@h1 b@h2 DEMONITOR_P',
    ])
  })

  it('stay connected, and each with its EPMD, until they are disconnected', async () => {
    const wires = (): string[] =>
      picture.wires
        .map(({ ends }) =>
          ends
            .map((end) => boxAt(picture, end))
            .toSorted()
            .join(' '),
        )
        .toSorted()
    const registered = ['a@h1 epmd@h1', 'b@h2 epmd@h2']
    expect(wires()).toEqual(registered)
    await run(PING)
    expect(wires()).toEqual(['a@h1 b@h2', ...registered].toSorted())
    expect([...picture.up].toSorted()).toEqual(['a@h1 b@h2', 'b@h2 a@h1'])
    expect(await run(DISCONNECT)).toBe('true')
    expect(wires()).toEqual(registered)
    expect([...picture.up, ...picture.flights, ...picture.messages]).toEqual([])
  })

  it('disagree after a change of cookie only when they meet anew', async () => {
    await run(PING)
    await run({ does: 'set_cookie', at: 'b@h2', cookie: 'other' })
    expect(await run(PING)).toBe('pong')
    await run(DISCONNECT)
    expect(await run(PING)).toBe('pang')
  })
})

describe('two nodes with two cookies', () => {
  beforeEach(() => open('wrong'))

  it('say pang: the one who was called hangs up without a word', async () => {
    expect(await run(PING)).toBe('pang')
    expect(kinds()).toEqual([...lookUp, ...handshake, 'turned_away', 'not_connected'])
    expect(beats.slice(-2).map(({ from }) => from)).toEqual(['b@h2', 'a@h1'])
  })

  it('say pong when the cookie is mended', async () => {
    await run(PING)
    await run({ does: 'set_cookie', at: 'b@h2', cookie: 'secret' })
    expect(await run(PING)).toBe('pong')
  })
})
