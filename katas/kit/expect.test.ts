import { expect as assert, describe, it } from 'vitest'
import { atom } from '../../src/term/atom.ts'
import { ErlMap } from '../../src/term/map.ts'
import { t } from '../../src/term/tuple.ts'
import { expect } from './expect.ts'
import { Lesson } from './lesson.ts'
import { renderFailure } from './render.ts'

const rule = { en: 'a rule', zh: '规则', erl: 'badarg' }

/** A Chinese character takes two columns. */
const stringWidth = (text: string): number => text.length + (text.match(/[\u3000-\uffef]/g)?.length ?? 0)

function failureOf(body: () => void): Lesson['failure'] {
  try {
    body()
  } catch (error) {
    if (error instanceof Lesson) return error.failure
    throw error
  }
  throw new Error('nothing failed')
}

describe('a matcher', () => {
  it('lets the right answer pass', () => {
    expect(Uint8Array.of(1, 2)).toBeBytes(Uint8Array.of(1, 2), rule)
    expect(atom('ok')).toBeTerm(atom('ok'), rule)
    expect({ a: [1] }).toBeValue({ a: [1] }, rule)
  })

  it('points at the first byte that differs', () => {
    const failure = failureOf(() => expect(Uint8Array.of(1, 2, 3)).toBeBytes(Uint8Array.of(1, 9, 3), rule))
    assert(failure).toMatchObject({ expected: '01 09 03', actual: '01 02 03', marker: '   ^^' })
    assert(failure.note?.en).toContain('byte 2')
  })

  it('says how many bytes are missing', () => {
    const { note, actual } = failureOf(() => expect(new Uint8Array()).toBeBytes(Uint8Array.of(1), rule))
    assert(actual).toBe('(end)')
    assert(note?.en).toContain('1 byte expected, 0 given')
  })

  it('keeps what it says of bytes within 80 columns, in both languages', () => {
    const bytes = Uint8Array.from({ length: 30 }, (_, i) => i)
    for (let first = 0; first < 30; first++) {
      const failure = failureOf(() => expect(bytes.with(first, 99)).toBeBytes(bytes, rule))
      const longer = failureOf(() => expect(bytes.subarray(0, first)).toBeBytes(bytes, rule))
      for (const lang of ['en', 'zh'] as const) {
        const lines = [failure, longer].flatMap((one) => renderFailure(one, lang))
        const widths = lines.flatMap(({ text }) => text.split('\n')).map(stringWidth)
        assert(Math.max(...widths)).toBeLessThanOrEqual(78)
      }
    }
  })

  it('tells text from an atom, and a list from a tuple', () => {
    assert(failureOf(() => expect('ok').toBeTerm(atom('ok'), rule)).message?.en).toContain("atom('ok')")
    assert(failureOf(() => expect([1]).toBeTerm(t(1), rule)).message?.en).toContain('t(a, b)')
    assert(failureOf(() => expect([2]).toBeTerm(t(1), rule)).message).toBeUndefined()
  })

  it('tells a JavaScript Map from a map', () => {
    const { message, actual } = failureOf(() => expect(new Map([['a', 1]])).toBeTerm(new ErlMap([]), rule))
    assert(message?.en).toContain('new ErlMap(entries)')
    assert(actual).toBe('Map (1)')
  })

  it('finds the idea behind what is no term', () => {
    const idea = { gives: undefined, en: 'none found', zh: '没找到' }
    const { message } = failureOf(() => expect(undefined).toBeTerm(atom('ok'), rule, [idea]))
    assert(message?.en).toBe('none found')
  })

  it('does not take a list of numbers for bytes', () => {
    const { actual } = failureOf(() => expect([1]).toBeBytes(Uint8Array.of(1), rule))
    assert(actual).toBe('[ 1 ]')
  })

  it('prints terms as Erlang does, and what is no term too', () => {
    assert(failureOf(() => expect('pong').toBeTerm(atom('pong'), rule))).toMatchObject({
      expected: 'pong',
      actual: '<<"pong">>',
    })
    assert(failureOf(() => expect(undefined).toBeTerm(atom('pong'), rule)).actual).toContain('no Erlang term')
  })

  it('shows a plain object as JavaScript does, and a term in a value as Erlang does', () => {
    const { message, actual } = failureOf(() => expect({ name: 'ok' }).toBeTerm(atom('ok'), rule))
    assert(actual).toBe("{ name: 'ok' }")
    assert(message?.en).toContain('plain object')
    assert(failureOf(() => expect(atom('ok')).toBeValue(undefined, rule)).actual).toBe('ok')
  })

  it('knows a promise that nobody awaited', () => {
    const { message } = failureOf(() => expect(Promise.resolve(1)).toBeValue(1, rule))
    assert(message?.en).toContain('await')
  })

  it('prints what happened line by line', () => {
    expect(['a', 'b']).toBeLines(['a', 'b'], rule)
    const swapped = failureOf(() => expect(['b', 'a']).toBeLines(['a', 'b'], rule))
    assert(swapped).toMatchObject({ expected: 'a\nb', actual: 'b\na' })
    assert(failureOf(() => expect([]).toBeLines(['a'], rule)).actual).toBe('–')
  })

  it('says by which call the value came', () => {
    const failure = failureOf(() => expect(2, 'half(3)').toBeValue(1.5, rule))
    assert(failure).toMatchObject({ call: 'half(3)', expected: '1.5', actual: '2' })
    assert(failureOf(() => expect(2).toBeValue(1.5, rule))).not.toHaveProperty('call')
  })

  it('asks for a return where nothing came back', () => {
    const { message } = failureOf(() => expect(undefined).toBeTerm(atom('pong'), rule))
    assert(message?.en).toContain('return')
  })

  it('carries the rule, and names a wrong idea that it knows', () => {
    const idea = { gives: 'pong', en: 'text', zh: '文本' }
    const failure = failureOf(() => expect('pong').toBeTerm(atom('pong'), rule, [idea]))
    assert(failure).toMatchObject({
      rule: { en: 'a rule', zh: '规则' },
      erl: 'badarg',
      message: { en: 'text', zh: '文本' },
    })
    assert(failureOf(() => expect('ping').toBeTerm(atom('pong'), rule, [idea])).message).toBeUndefined()
  })
})
