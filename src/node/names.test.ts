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

  it('short ones have no dot in the host; a long one may do without', () => {
    expect(() => ownName('a@h1.example', 'short')).toThrow('is no short name')
    expect(ownName('a@h1', 'long').host).toBe('h1')
  })

  it('long and short never dial each other', () => {
    expect(nameToDial('b@h2', 'short').host).toBe('h2')
    expect(nameToDial('b@192.0.2.1', 'long').host).toBe('192.0.2.1')
    expect(() => nameToDial('b@h2.example', 'short')).toThrow(
      expect.objectContaining({
        message: expect.stringContaining('start it with --name'),
        report:
          '** System NOT running to use fully qualified hostnames **\n** Hostname h2.example is illegal **',
      }),
    )
    expect(() => nameToDial('b@h2', 'long')).toThrow(
      expect.objectContaining({
        message: expect.stringContaining('start it with --sname'),
        report: '** System running to use fully qualified hostnames **\n** Hostname h2 is illegal **',
      }),
    )
  })
})
