import { describe, expect, it } from 'vitest'
import {
  mergeProgress,
  noProgress,
  type Progress,
  parseProgress,
  printProgress,
  withHint,
  withPass,
} from './progress.ts'

const EARLY = '2026-01-01T00:00:00.000Z'
const LATE = '2026-02-01T00:00:00.000Z'

const here: Progress = {
  version: 1,
  lang: 'zh',
  passed: { 'from-pang-to-pong': LATE, 'magic-cookie': EARLY },
  hints: { 'magic-cookie': { 1: 3, 2: 1 } },
}
const there: Progress = {
  version: 1,
  passed: { 'from-pang-to-pong': EARLY, epmd: LATE },
  hints: { 'magic-cookie': { 2: 2, 4: 1 }, epmd: { 1: 1 } },
}
const both = {
  passed: { 'from-pang-to-pong': EARLY, 'magic-cookie': EARLY, epmd: LATE },
  hints: { 'magic-cookie': { 1: 3, 2: 2, 4: 1 }, epmd: { 1: 1 } },
}

describe('progress', () => {
  it('is the same after a way through a file', () => {
    expect(parseProgress(printProgress(here))).toEqual(here)
    expect(parseProgress(printProgress(noProgress))).toEqual(noProgress)
  })

  it('merges to all passes and all hints of both sides, in either direction', () => {
    expect(mergeProgress(here, there)).toEqual({ version: 1, lang: 'zh', ...both })
    expect(mergeProgress(there, here)).toEqual({ version: 1, lang: 'zh', ...both })
    expect(mergeProgress(here, here)).toEqual(here)
    expect(mergeProgress(here, noProgress)).toEqual(here)
  })

  it('keeps the first pass of a kata', () => {
    expect(withPass(here, 'magic-cookie', new Date(LATE))).toEqual(here)
    expect(withPass(noProgress, 'epmd', new Date(LATE)).passed).toEqual({ epmd: LATE })
  })

  it('counts hints by task', () => {
    expect(withHint(here, 'magic-cookie', 2, 2).hints['magic-cookie']).toEqual({ 1: 3, 2: 2 })
  })

  it.each([
    ['no JSON', 'pong'],
    ['nothing', ''],
    ['null', 'null'],
    ['a list', '[]'],
    ['a later version', '{"version":2,"passed":{},"hints":{}}'],
    ['no passes', '{"version":1,"hints":{}}'],
    ['a list of passes', '{"version":1,"passed":["epmd"],"hints":{}}'],
    ['a pass without a date', '{"version":1,"passed":{"epmd":true},"hints":{}}'],
    ['a pass at no time', '{"version":1,"passed":{"epmd":"soon"},"hints":{}}'],
    ['half a hint', '{"version":1,"passed":{},"hints":{"epmd":{"1":0.5}}}'],
  ])('is not read from %s', (_, text) => {
    expect(parseProgress(text)).toBeUndefined()
  })
})
