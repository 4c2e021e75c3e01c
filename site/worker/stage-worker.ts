/** The worker: one cluster at a time, what the trace tells of it passed on to the page, and its clock kept in pace. */
import type { TraceEvent } from '../../src/mod.ts'
import { BeatTeller } from './beats.ts'
import { Cluster, Refused } from './cluster.ts'
import type { Told, ToPage, ToWorker } from './messages.ts'
import { Pacer } from './pacer.ts'

let stage: { readonly cluster: Cluster; readonly pacer: Pacer } | undefined
let rate = 1
/** How many scenes were opened: what an earlier one still tells is of no interest. */
let scenes = 0

const say = (message: ToPage): void => self.postMessage(message)

async function open({ scene, seed, deeds = [], until = 0 }: ToWorker & { type: 'open' }): Promise<void> {
  stage?.pacer.end()
  const thisScene = ++scenes
  const teller = new BeatTeller(scene)
  let untold: Told[] = []
  let live = false

  const tellLater = (told: Told): void => {
    untold.push(told)
    // All that happens at one moment goes as one message.
    if (live && untold.length === 1) queueMicrotask(tell)
  }
  const tell = (): void => {
    if (thisScene === scenes) say({ type: 'told', told: untold, clock: pacer.reading })
    untold = []
  }
  const event = (event: TraceEvent): void => {
    const beat = teller.hear(event)
    if (beat !== undefined && live) stage?.pacer.beat()
    tellLater(beat === undefined ? { event } : { event, beat })
  }
  /** In its order among what the trace tells. */
  const sayInTurn = (message: ToPage): void => {
    if (thisScene !== scenes) return
    if (live && untold.length > 0) tell()
    say(message)
  }

  const cluster = await Cluster.open(scene, seed, {
    event,
    printed: (node, text) => sayInTurn({ type: 'printed', node, text }),
    prompted(node, prompt) {
      teller.isUp(node)
      sayInTurn({ type: 'prompted', node, prompt })
    },
    ended(node) {
      teller.ended(node)
      sayInTurn({ type: 'ended', node })
    },
  })
  // What came before the reader is no news.
  untold = untold.map(({ event }) => ({ event }))
  const { clock } = cluster.env
  for (const { at, action } of deeds) {
    await clock.advance(Math.max(at - clock.now(), 0))
    cluster.run(action).catch(forgetRefusal)
  }
  await clock.advance(Math.max(until - clock.now(), 0))
  const pacer = new Pacer(clock, cluster, rate, () => say({ type: 'clock', clock: pacer.reading }))
  stage = { cluster, pacer }
  say({ type: 'opened', told: untold, clock: pacer.reading })
  untold = []
  live = true
  pacer.go()
}

async function obey(message: ToWorker): Promise<void> {
  if (message.type === 'open') return open(message)
  if (message.type === 'rate') rate = message.rate
  if (stage === undefined) return
  const { cluster, pacer } = stage
  switch (message.type) {
    case 'rate':
      pacer.rate = rate
      return
    case 'pace':
      pacer.pace(message.pace)
      return
    case 'run': {
      const { id, action } = message
      const thisScene = scenes
      say({ type: 'begun', id, at: cluster.env.clock.now() })
      cluster.run(action).then(
        (text) => thisScene === scenes && say({ type: 'result', id, text }),
        (error) =>
          error instanceof Refused
            ? thisScene === scenes && say({ type: 'refused', id, reason: error.message })
            : fail(error),
      )
      pacer.go()
    }
  }
}

/** What was refused then is refused now. */
function forgetRefusal(error: unknown): void {
  if (!(error instanceof Refused)) fail(error)
}

function fail(error: unknown): void {
  say({ type: 'failed', reason: String(error) })
}

/** One message after the other: opening a scene takes its time. */
let before: Promise<void> = Promise.resolve()
self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  before = before.then(() => obey(data)).catch(fail)
}
