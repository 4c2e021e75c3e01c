import { expect, it } from 'vitest'
import type { Action } from '../../worker/scene.ts'
import { atFirst, type News, reduce, type StageState } from '../stage/stage-state.ts'
import { play as bang } from './bang.ts'
import { typedInOrder } from './typed.ts'

/** A stage on which this was done; of a line, what `b` printed then. */
function after(...deeds: readonly (readonly [Action, string?])[]): StageState {
  const news = deeds.flatMap(([action, printed], id): News[] => [
    { type: 'doing', id, action },
    { type: 'begun', id, at: id },
    ...(printed === undefined ? [] : [{ type: 'printed', node: 'b@h2', text: printed } as const]),
    { type: 'result', id, text: '' },
  ])
  return news.reduce(reduce, atFirst(bang.scene))
}

const type = (text: string): Action => ({ does: 'type', at: 'a@h1', text })
const sent = (message: number): Action => type(`{door, 'b@h2'} ! ${message}.`)

it('counts lines in their order, whatever is typed between them', () => {
  const state = after([type('one.')], [type('else.')], [type('two.')], [type('nodes().')])
  expect(typedInOrder(state, 'one', 'two')).toBe(true)
  expect(typedInOrder(state, 'two', 'one')).toBe(false)
  expect(typedInOrder(reduce(state, { type: 'doing', id: 9, action: type('three.') }), 'one')).toBe(false)
})

it('judges what door prints only where the cable was cut, and says so to whoever sent all three over a whole one', () => {
  const calm = after([sent(1), 'door: 1\n'], [sent(2), 'door: 2\n'], [sent(3), 'door: 3\n'])
  expect(bang.prediction?.played?.(calm)).toBe(false)
  expect(bang.prediction?.astray?.(calm)).toBeDefined()
  const cut: Action = { does: 'cut', between: ['h1', 'h2'] }
  const gap = after([sent(1), 'door: 1\n'], [cut], [sent(2)], [sent(3), 'door: 3\n'])
  expect(bang.prediction?.played?.(gap)).toBe(true)
  expect(bang.prediction?.astray?.(gap)).toBeUndefined()
})
