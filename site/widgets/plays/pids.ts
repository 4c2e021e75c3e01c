/** Chapter 11: one pid, printed on three nodes; and a node that comes back. */
import type { Play } from '../stage/play.ts'

export const play: Play = {
  id: 'pids',
  scene: { hosts: ['h1', 'h2'], nodes: [], latency: 50 },
  view: 'hosts',
  lines: [],
}
