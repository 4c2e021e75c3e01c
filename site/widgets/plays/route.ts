/** Chapter 02: the same line sends to a process next door and to one on another node. */
import type { Play } from '../stage/play.ts'

const node = (name: string) => ({ name, cookie: 'secret' })

const SEND = { at: 'a@h1', text: 'Counter ! {inc, self()}.' }

export const play: Play = {
  id: 'route',
  scene: {
    hosts: ['h1', 'h2'],
    nodes: ['a@h1', 'b@h2'].map(node),
    latency: 50,
    processes: true,
    before: [{ at: 'a@h1', text: "net_adm:ping('b@h2')." }],
  },
  view: 'hosts',
  lines: [
    { at: 'a@h1', text: 'Counter = counter:start().' },
    SEND,
    { at: 'a@h1', text: 'flush().' },
    { at: 'a@h1', text: "f(Counter), Counter = rpc:call('b@h2', counter, start, [])." },
    { at: 'a@h1', text: 'node(Counter).' },
  ],
  faults: [{ kind: 'cut', between: ['h1', 'h2'] }],
}
