/** Chapter 10: a term goes over the wire, and whoever gets it prints it. */
import type { Play } from '../stage/play.ts'
import { nodes } from './scenes.ts'

const PRINTER =
  'register(printer, spawn(fun Loop() -> receive Term -> io:format("~p~n", [Term]), Loop() end end)).'

export const play: Play = {
  id: 'wire',
  scene: {
    hosts: ['h1', 'h2'],
    nodes: nodes('a@h1', 'b@h2'),
    latency: 50,
    before: [
      { at: 'b@h2', text: PRINTER },
      { at: 'a@h1', text: "net_adm:ping('b@h2')." },
    ],
  },
  view: 'hosts',
  lines: [],
}

/** What a reader types to send that term. */
export const sending = (term: string) => ({ at: 'a@h1', text: `{printer, 'b@h2'} ! ${term}.` })
