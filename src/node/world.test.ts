import { describe, expect, it } from 'vitest'
import type { Files } from './auth.ts'
import { hostFile, worldList } from './world.ts'

/** A disk with these files. */
const disk = (files: Record<string, string>): Files => ({
  stat: async (path) => (path in files ? { regular: true, mode: 0o644 } : undefined),
  read: async (path) => new TextEncoder().encode(files[path]),
  create: () => Promise.reject(new Error('nothing is written here')),
})

const hosts = (text: string) => hostFile(disk({ h: text }), ['h'])

describe('a host file', () => {
  it('lists hosts, each an atom with its full stop', async () => {
    const text = "% my hosts\n'h1.example.org'.\nh2. h3.% not h4.\n\n'it\\'s'. "
    expect(await hosts(text)).toEqual(['h1.example.org', 'h2', 'h3', "it's"])
    expect(await hosts('')).toEqual([])
    expect(await hosts('% nobody')).toEqual([])
  })

  it('is the first of several that is there', async () => {
    const files = disk({ home: 'h2.' })
    expect(await hostFile(files, ['.', 'home'])).toEqual(['h2'])
    expect(await hostFile(files, ['.'])).toBeUndefined()
  })

  it.each([["'h1.example.org'"], ['h1.\nh2'], ['H1.'], ['h1.example.org.'], ["'h1."], ['{h1}.']])(
    'that holds anything else says what a host looks like: %j',
    (text) => expect(hosts(text)).rejects.toThrow(/no host\. Each is an atom/),
  )

  it('says in which line', () => expect(hosts('h1.\n\nh2.\n[].')).rejects.toThrow('h: after line 3'))
})

describe('the world', () => {
  const find = (form: 'short' | 'long', registered: Record<string, string[]>, up: readonly string[]) => {
    const names = async (host: string) => {
      if (!(host in registered)) throw new Error('no EPMD')
      return (registered[host] ?? []).map((name) => ({ name, port: 1 }))
    }
    return worldList({ form, names, answers: async (node) => up.includes(node) }, [
      'h1.org',
      'h2.org',
      'h3.org',
    ])
  }

  it('is whoever answers a ping on those hosts that have an EPMD', async () => {
    const registered = { 'h1.org': ['a', 'b'], 'h3.org': ['c', 'no@name', ''] }
    expect(await find('long', registered, ['a@h1.org', 'c@h3.org', 'no@name@h3.org'])).toEqual([
      'a@h1.org',
      'c@h3.org',
    ])
    expect(await find('short', registered, ['b@h1'])).toEqual(['b@h1'])
  })
})
