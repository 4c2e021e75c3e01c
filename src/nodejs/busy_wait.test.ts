import { expect, test } from 'vitest'
import { BusyWait, LONGEST_MS, STREAK } from './busy_wait.ts'

/** A loop that turns by hand. */
function stage() {
  let now = 1000
  let next: (() => void) | undefined
  const wait = new BusyWait({
    now: () => now,
    turn(then) {
      expect(next, 'one look a turn').toBeUndefined()
      next = then
    },
  })
  const answer = (after: number) => {
    wait.said()
    now += after
    wait.heard()
    turn()
  }
  const turn = () => {
    const look = next
    next = undefined
    look?.()
  }
  return {
    wait,
    answer,
    turn,
    pass: (ms: number) => {
      now += ms
    },
    isAwake: () => next !== undefined,
    trust: () => {
      for (let n = 0; n < STREAK; n++) answer(LONGEST_MS / 2)
    },
  }
}

test('stays awake for an answer once so many came at once, and no longer than it pays', () => {
  const { wait, turn, pass, isAwake, trust } = stage()
  trust()
  expect(isAwake()).toBe(false)
  wait.said()
  expect(isAwake()).toBe(true)
  pass(LONGEST_MS / 2)
  turn()
  expect(isAwake()).toBe(true)
  wait.heard()
  turn()
  expect(isAwake(), 'answered').toBe(false)

  wait.said()
  pass(LONGEST_MS)
  turn()
  expect(isAwake(), 'in vain').toBe(false)
  wait.said()
  expect(isAwake(), 'no more trust').toBe(false)
})

test('one answer that took long, and trust begins anew', () => {
  const { wait, answer, isAwake, trust } = stage()
  trust()
  answer(LONGEST_MS)
  for (let n = 1; n < STREAK; n++) answer(0)
  wait.said()
  expect(isAwake()).toBe(false)
})

test('who goes on speaking without an answer is not kept awake by it', () => {
  const { wait, turn, pass, isAwake, trust } = stage()
  trust()
  wait.said()
  for (let n = 0; n < 2; n++) {
    pass(LONGEST_MS / 2)
    wait.said()
    turn()
  }
  expect(isAwake()).toBe(false)
})

test('what arrives unasked says nothing of answers', () => {
  const { wait, isAwake } = stage()
  for (let n = 0; n < 3 * STREAK; n++) wait.heard()
  wait.said()
  expect(isAwake()).toBe(false)
})
