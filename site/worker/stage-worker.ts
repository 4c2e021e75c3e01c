/** The worker: one cluster at a time, what the trace tells of it passed on to the page, and its clock kept in pace. */
import type { TraceEvent } from '../../src/mod.ts'
import { BeatTeller } from './beats.ts'
import { Cluster } from './cluster.ts'
import type { Scene, Told, ToPage, ToWorker } from './messages.ts'
import { Pacer } from './pacer.ts'

let stage: { readonly cluster: Cluster; readonly pacer: Pacer } | undefined
let rate = 1
/** How many scenes were opened: what an earlier one still tells is of no interest. */
let scenes = 0

const say = (message: ToPage): void => self.postMessage(message)

async function open(scene: Scene): Promise<void> {
  stage?.pacer.end()
  const thisScene = ++scenes
  const teller = new BeatTeller()
  let untold: Told[] = []
  let opened = false

  const listen = (event: TraceEvent): void => {
    if (thisScene !== scenes) return
    const beat = teller.hear(event)
    if (beat === undefined || !opened) untold.push({ event })
    else {
      untold.push({ event, beat })
      stage?.pacer.beat()
    }
    // All that happens at one moment goes as one message.
    if (opened && untold.length === 1) queueMicrotask(tell)
  }
  const tell = (): void => {
    say({ type: 'told', told: untold, clock: pacer.reading })
    untold = []
  }

  const seed = crypto.getRandomValues(new Uint32Array(1))[0] as number
  const cluster = await Cluster.open(scene, seed, listen)
  const pacer = new Pacer(cluster.env.clock, cluster, rate, () =>
    say({ type: 'clock', clock: pacer.reading }),
  )
  stage = { cluster, pacer }
  say({ type: 'opened', told: untold, clock: pacer.reading })
  untold = []
  opened = true
}

async function obey(message: ToWorker): Promise<void> {
  if (message.type === 'open') return open(message.scene)
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
      cluster.run(action).then((text) => thisScene === scenes && say({ type: 'result', id, text }), fail)
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
  before = before.then(() => obey(data)).catch(fail)
}
