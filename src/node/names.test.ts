import { describe, expect, it } from 'vitest'
import { nameToDial, ownName, parseNodeName } from './names.ts'

describe('names of nodes', () => {
  it('have a name and a host', () => {
    expect(parseNodeName('a-1_b@h1')).toEqual({ full: 'a-1_b@h1', name: 'a-1_b', host: 'h1' })
  })

  it.each(['a', '@h', 'a@', 'a@h@i', 'a b@h', 'é@h', 'a@h i', `${'a'.repeat(254)}@h`])(
    'are not like %s',
    (name) => {
      expect(() => parseNodeName(name)).toThrow("is no node's name")
    },
  )

  it('short ones have no point in the host; a long one may do without', () => {
    expect(() => ownName('a@h1.example', 'short')).toThrow('is no short name')
    expect(ownName('a@h1', 'long').host).toBe('h1')
  })

  it('long and short never dial each other', () => {
    expect(nameToDial('b@h2', 'short').host).toBe('h2')
    expect(nameToDial('b@192.0.2.1', 'long').host).toBe('192.0.2.1')
    expect(() => nameToDial('b@h2.example', 'short')).toThrow(
      'System NOT running to use fully qualified hostnames',
    )
    expect(() => nameToDial('b@h2', 'long')).toThrow('System running to use fully qualified hostnames')
  })
})
