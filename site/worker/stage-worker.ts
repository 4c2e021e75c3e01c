/**
 * The worker: one cluster at a time, what the trace tells of it passed on to the page as fast as the page takes it, and its
 * clock kept in pace.
 */
import type { TraceEvent } from '../../src/mod.ts'
import { BeatTeller } from './beats.ts'
import { Cluster } from './cluster.ts'
import type { Told, ToPage, ToWorker } from './messages.ts'
import { Outbox } from './outbox.ts'
import { Pacer } from './pacer.ts'
import { Refused } from './refusal.ts'
import type { Action, Deed } from './scene.ts'

let stage: { readonly cluster: Cluster; readonly pacer: Pacer } | undefined
let rate = 1
/** How many scenes were opened: what an earlier one still tells is of no interest. */
let scenes = 0

/** Events that a situation may take to be brought about again. What takes more is shown as far as it has come by then. */
const MOST_BEFORE = 30_000
/** Virtual milliseconds between two looks at whether it is so. */
const STRETCH = 500

const outbox = new Outbox((batch) => self.postMessage(batch))
const say = (message: ToPage): void => outbox.say(message)

async function open(message: ToWorker & { type: 'open' }): Promise<void> {
  const { scene, seed, deeds, until, replay } = message
  stage?.pacer.end()
  const thisScene = ++scenes
  const teller = new BeatTeller(scene)
  let untold: Told[] = []
  let live = false
  let goLive = (): void => {}
  const isLive = new Promise<void>((resolve) => {
    goLive = resolve
  })

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
    const told = teller.hear(event)
    if (told.beat !== undefined && live) stage?.pacer.beat()
    tellLater(told)
  }
  /** In its order among what the trace tells. */
  const sayInTurn = (message: ToPage): void => {
    if (thisScene !== scenes) return
    if (live && untold.length > 0) tell()
    say(message)
  }

  const cluster = await Cluster.open(scene, seed, {
    event,
    printed: (node, text, prompt) => sayInTurn({ type: 'printed', node, text, ...(prompt && { prompt }) }),
    prompted(node, prompt) {
      teller.isUp(node)
      sayInTurn({ type: 'prompted', node, prompt })
    },
    ended(node) {
      teller.ended(node)
      sayInTurn({ type: 'ended', node })
    },
    followed: (process) => sayInTurn({ type: 'followed', process }),
    heaps: (heaps) => sayInTurn({ type: 'heaps', heaps }),
    explained: (step) => sayInTurn({ type: 'explained', step }),
    room: async () => {
      if (live) return outbox.room()
      if (untold.length > MOST_BEFORE) await isLive
    },
    cookieChanged: (node, cookie) => sayInTurn({ type: 'cookie_changed', node, cookie }),
  })
  const before = untold.map(({ event }) => event)
  untold = []
  const { clock } = cluster.env
  const redo = (deed: Deed, index: number): void => {
    const id = -1 - index
    if (thisScene === scenes) sayInTurn({ type: 'redoing', id, deed })
    perform(cluster, id, deed.action)
  }
  /** Whether that moment has come with no more told than may be. */
  const comeTo = async (moment: number): Promise<boolean> => {
    do await clock.advance(Math.min(Math.max(moment - clock.now(), 0), STRETCH))
    while (clock.now() < moment && untold.length <= MOST_BEFORE)
    return untold.length <= MOST_BEFORE
  }
  if (!replay) {
    for (const [index, deed] of deeds.entries()) {
      if (!(await comeTo(deed.at))) break
      redo(deed, index)
    }
    await comeTo(until)
  }
  const pacer = new Pacer(clock, cluster, rate, () => say({ type: 'clock', clock: pacer.reading }))
  stage = { cluster, pacer }
  say({ type: 'opened', before, told: untold, clock: pacer.reading })
  untold = []
  live = true
  goLive()
  if (replay) {
    for (const [index, deed] of deeds.entries()) cluster.plan(deed.at, () => redo(deed, index))
  }
  pacer.go()
}

/** Only what belongs to the scene that is open is told. */
function perform(cluster: Cluster, id: number, action: Action): void {
  const thisScene = scenes
  cluster.run(action).then(
    (text) => {
      if (thisScene === scenes) say({ type: 'result', id, text })
    },
    (error) => {
      if (!(error instanceof Refused)) fail(error)
      else if (thisScene === scenes) say({ type: 'refused', id, refusal: error.refusal })
    },
  )
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
      say({ type: 'begun', id, at: cluster.env.clock.now() })
      perform(cluster, id, action)
      pacer.go()
    }
  }
}

function fail(error: unknown): void {
  say({ type: 'failed', reason: String(error) })
}

/** One message after the other: opening a scene takes its time. */
let before: Promise<void> = Promise.resolve()
self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  // Whoever waits for room may be what the others wait for.
  if (data.type === 'taken') return outbox.taken()
  before = before.then(() => obey(data)).catch(fail)
}
