/** A little of `npm run fuzz`, from another seed each time, and that the fuzzer finds what is there to be found. */
import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Finding, fuzz, keep, TARGETS, tryBytes } from './fuzz.ts'
import { NotKept, type Target } from './target.ts'

describe('no bytes of a stranger harm a node', () => {
  const seed = Date.now() % 1_000_000

  it.each(TARGETS.map((target) => [target.name, target] as const))('%s', async (_, target) => {
    const end = performance.now() + 800
    let cases = 0
    await fuzz(
      [target],
      seed,
      () => ++cases > 10 && performance.now() > end,
      async (finding) => {
        const again = `npm run fuzz -- --target ${finding.target} --file ${await keep(finding)}`
        throw new Error(`seed ${finding.seed}; again: ${again}`, { cause: finding.error })
      },
    )
  })
})

describe('the fuzzer', () => {
  const broken = (act: () => unknown): Target => ({
    name: 'broken',
    make: (random) => Uint8Array.of(random.uint32() & 255),
    try: async () => void (await act()),
  })

  it.each([
    [
      'what a target rejects with',
      () => {
        throw new NotKept('a promise')
      },
    ],
    ['a rejection that nobody handles', () => void Promise.reject(new NotKept('a promise'))],
  ])('finds %s, keeps the bytes, and finds it in them again', async (_, act) => {
    const target = broken(act)
    const findings: Finding[] = []
    await fuzz(
      [target],
      7,
      () => findings.length > 1,
      (finding) => void findings.push(finding),
    )
    const [first, second] = findings as [Finding, Finding]
    expect([first.seed, second.seed, first.error.message]).toEqual([7, 8, 'a promise'])
    const file = await keep(first)
    expect(await tryBytes(target, first.bytes)).toEqual(new NotKept('a promise'))
    await rm(dirname(file), { recursive: true })
  })
})
