/** The free stage: two nodes to begin with, and whatever the reader builds of them. */
import type { Play } from '../stage/play.ts'
import { nodes } from './scenes.ts'

export const play: Play = {
  id: 'playground',
  scene: {
    hosts: ['h1', 'h2'],
    nodes: nodes('a@h1', 'b@h2'),
    latency: 50,
    global: true,
    processes: true,
  },
  view: 'ring',
  lines: [
    { at: 'a@h1', text: "net_adm:ping('b@h2')." },
    { at: 'a@h1', text: 'nodes().' },
    { at: 'b@h2', text: 'counter:start().' },
    { at: 'a@h1', text: "{counter, 'b@h2'} ! {inc, self()}." },
    { at: 'a@h1', text: 'flush().' },
  ],
  builder: true,
}
