import type { LookupAddress } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { describe, expect, test } from 'vitest'
import { Addresses, MAX_REMEMBERED, REMEMBERED_MS } from './addresses.ts'

/** A resolver that answers at once, with a new address each time, and a clock that is set by hand. */
function resolver() {
  const asked: string[] = []
  const time = { now: 0 }
  const system: LookupFunction = (host, _options, callback) => {
    asked.push(host)
    if (host === 'nowhere') callback(Object.assign(new Error('ENOTFOUND'), { code: 'ENOTFOUND' }), '')
    else callback(null, `10.0.0.${asked.length}`, 4)
  }
  const addresses = new Addresses(system, () => time.now)
  const look = (host: string): string | LookupAddress[] => {
    let said: string | LookupAddress[] = ''
    addresses.lookup(host, {}, (error, address) => {
      said = error === null ? address : error.message
    })
    return said
  }
  return { addresses, asked, time, look }
}

describe('addresses', () => {
  test('a host is looked up once in a while', () => {
    const { asked, time, look } = resolver()
    expect([look('h1'), look('h1'), look('h2')]).toEqual(['10.0.0.1', '10.0.0.1', '10.0.0.2'])
    time.now = REMEMBERED_MS
    expect(look('h1')).toBe('10.0.0.3')
    expect(asked).toEqual(['h1', 'h2', 'h1'])
  })

  test('a host that could not be reached is looked up again', () => {
    const { addresses, look } = resolver()
    look('h1')
    addresses.forget('h1')
    expect(look('h1')).toBe('10.0.0.2')
  })

  test('an error is not remembered', () => {
    const { asked, look } = resolver()
    expect([look('nowhere'), look('nowhere')]).toEqual(['ENOTFOUND', 'ENOTFOUND'])
    expect(asked).toHaveLength(2)
  })

  test('so many hosts are remembered, and the first makes room', () => {
    const { asked, look } = resolver()
    for (let n = 0; n <= MAX_REMEMBERED; n++) look(`h${n}`)
    look(`h${MAX_REMEMBERED}`)
    expect(asked).toHaveLength(MAX_REMEMBERED + 1)
    look('h0')
    expect(asked).toHaveLength(MAX_REMEMBERED + 2)
  })
})
