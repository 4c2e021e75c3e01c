/**
 * A loop that never ends and fills memory as it goes would take the whole tab with it before its time is up: a worker
 * has no process of its own. So every loop of the learner's counts its rounds, and one that has gone round too often goes
 * on empty, until it is ended as any endless loop is.
 */
import { parser } from '@lezer/javascript'
import { ROUND } from './rounds.ts'

const LOOPS = new Set(['ForStatement', 'WhileStatement', 'DoStatement'])

/** `script` is JavaScript that parses. On the same lines as before, each loop begins its round by a call of `ROUND`. */
export function guardLoops(script: string): string {
  const inserts: (readonly [at: number, text: string])[] = []
  parser.parse(script).iterate({
    enter({ name, node }) {
      if (!LOOPS.has(name)) return
      const body = name === 'DoStatement' ? node.firstChild?.nextSibling : node.lastChild
      if (body?.name === 'Block') inserts.push([body.from + 1, `${ROUND}();`])
      else if (body) inserts.push([body.from, `{${ROUND}();`], [body.to, '}'])
    },
  })
  let guarded = ''
  let from = 0
  for (const [at, text] of inserts.toSorted(([a], [b]) => a - b)) {
    guarded += script.slice(from, at) + text
    from = at
  }
  return guarded + script.slice(from)
}
