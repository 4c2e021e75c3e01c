/** What the lines of each play bring about, on the virtual clock: the shells answer what their chapters say. */
import { describe, expect, it } from 'vitest'
import { BeatTeller } from '../../worker/beats.ts'
import { Cluster } from '../../worker/cluster.ts'
import type { Action } from '../../worker/scene.ts'
import type { Play } from '../stage/play.ts'
import { play as bang } from './bang.ts'
import { play as cache } from './cache.ts'
import { play as call } from './call.ts'
import { play as rpc } from './rpc.ts'

/** A play on a stage without a page. */
class Rehearsal {
  readonly printed = new Map<string, string>()
  readonly beats: string[] = []
  readonly #cluster: Cluster

  static async of(play: Play, seed = 7): Promise<Rehearsal> {
    const printed = new Map<string, string>()
    const beats: string[] = []
    const teller = new BeatTeller(play.scene)
    const cluster = await Cluster.open(play.scene, seed, {
      event(event) {
        const beat = teller.hear(event)
        if (beat) beats.push(beat.kind)
      },
      printed: (node, text) => printed.set(node, (printed.get(node) ?? '') + text),
      prompted: (node) => teller.isUp(node),
      ended: (node) => teller.ended(node),
    })
    beats.length = 0
    return new Rehearsal(cluster, printed, beats)
  }

  private constructor(cluster: Cluster, printed: Map<string, string>, beats: string[]) {
    this.#cluster = cluster
    this.printed = printed
    this.beats = beats
  }

  /** Does it, lets what follows come to rest, and gives what the shell printed. */
  async do(action: Action): Promise<string> {
    let answer: string | undefined
    this.#cluster.run(action).then(
      (text) => {
        answer = text
      },
      (error) => {
        answer = `refused: ${error.message}`
      },
    )
    await this.#cluster.env.clock.runUntil(() => answer !== undefined && !this.#cluster.busy)
    return answer ?? 'no answer'
  }

  type(at: string, text: string): Promise<string> {
    return this.do({ does: 'type', at, text })
  }

  /** Presses the line of that number. */
  async press(play: Play, index: number): Promise<string> {
    const line = play.lines[index]
    if (line === undefined) throw new RangeError(`the play ${play.id} has no line ${index}`)
    return this.type(line.at, line.text)
  }
}

const BETWEEN = ['h1', 'h2'] as const

describe('bang', () => {
  it('loses what is under way when its connection breaks, and nothing else', async () => {
    const stage = await Rehearsal.of(bang)
    const doors = (): string[] => stage.printed.get('b@h2')?.match(/door: \d/g) ?? []
    expect(await stage.press(bang, 0)).toBe('1')
    expect(doors()).toEqual(['door: 1'])
    await stage.do({ does: 'cut', between: BETWEEN })
    expect(await stage.press(bang, 1)).toBe('2')
    await stage.do({ does: 'drop', between: BETWEEN })
    await stage.do({ does: 'mend', between: BETWEEN })
    expect(await stage.press(bang, 2)).toBe('3')
    expect(doors()).toEqual(['door: 1', 'door: 3'])
  })

  it('complains only of a name that is not registered here', async () => {
    const stage = await Rehearsal.of(bang)
    expect(await stage.press(bang, 3)).toContain('bad argument')
    expect(await stage.press(bang, 4)).toBe('hello')
  })
})

describe('rpc', () => {
  it('gives a value, a time-out or a reason, and drops what comes too late', async () => {
    const stage = await Rehearsal.of(rpc)
    expect(await stage.press(rpc, 0)).toBe('b@h2')
    expect(await stage.press(rpc, 1)).toBe('{badrpc,timeout}')
    expect(await stage.press(rpc, 2)).toBe('[3,2,1]')
    expect(await stage.press(rpc, 3)).toContain("{badrpc,{'EXIT',{undef,[{lists,revers,[[1,2,3]]")
    expect(await stage.press(rpc, 4)).toBe('true')
    expect(await stage.press(rpc, 5)).toBe('ok')
    await stage.do({ does: 'kill_node', node: 'b@h2' })
    expect(await stage.press(rpc, 0)).toBe('{badrpc,nodedown}')
  })
})

describe('call', () => {
  it('takes no answer for that of another call', async () => {
    const stage = await Rehearsal.of(call)
    expect(await stage.press(call, 0)).toContain('exception exit: {timeout,{gen_server,call')
    expect(await stage.press(call, 1)).toBe('1')
    expect(await stage.press(call, 2)).toBe('ok')
    expect(await stage.press(call, 3)).toContain('exception exit: {noproc,{gen_server,call')
    expect(await stage.press(call, 4)).toBe('ok')
    expect(await stage.type('a@h1', "gen_server:call({shop, 'b@h2'}, {price, tea}).")).toBe('6')
    expect(await stage.press(call, 5)).toBe('ok')
    expect(await stage.press(call, 1)).toContain('exception exit: {noproc,{gen_server,call')
  })

  it('is told that a node is gone', async () => {
    const stage = await Rehearsal.of(call)
    await stage.do({ does: 'kill_node', node: 'b@h2' })
    expect(await stage.press(call, 1)).toContain('exception exit: {{nodedown,b@h2},')
  })
})

describe('cache', () => {
  it('swaps prices when it believes what it hears last', async () => {
    const stage = await Rehearsal.of(cache)
    await stage.press(cache, 0)
    await stage.press(cache, 1)
    const heard = await stage.press(cache, 2)
    expect(heard).toContain('Shell got {a@h1,6}')
    expect(heard).toContain('Shell got {b@h2,5}')
  })

  it('agrees when it goes by stamps, over a netsplit too', async () => {
    const stage = await Rehearsal.of(cache)
    await stage.press(cache, 3)
    const both = async (price: number): Promise<void> => {
      await stage.press(cache, 4)
      const heard = await stage.press(cache, 2)
      for (const node of ['a@h1', 'b@h2']) expect(heard).toContain(`Shell got {${node},{ok,${price}}}`)
    }
    await both(6)
    await stage.do({ does: 'cut', between: BETWEEN })
    await stage.do({ does: 'wait', ms: 10_000 })
    await stage.press(cache, 5)
    await stage.type('a@h1', 'simple_cache ! {put, tea, 8}.')
    await stage.press(cache, 6)
    await stage.do({ does: 'mend', between: BETWEEN })
    expect(await stage.press(cache, 7)).toBe('pong')
    await both(8)
  })
})
