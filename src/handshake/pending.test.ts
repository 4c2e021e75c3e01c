import { describe, expect, it } from 'vitest'
import { pendingFor } from './pending.ts'

describe('a newcomer', () => {
  it('is let in when nothing is under way, and asked back when a connection is up', () => {
    expect(pendingFor('b@h2', 'a@h1', 'nothing')).toBe('ok')
    expect(pendingFor('b@h2', 'a@h1', 'up')).toBe('alive')
  })

  it('that we are dialling goes on if its name is the greater one', () => {
    expect(pendingFor('a@h1', 'b@h2', 'dialling')).toBe('ok_simultaneous')
    expect(pendingFor('b@h2', 'a@h1', 'dialling')).toBe('nok')
    expect(pendingFor('a@h1', 'B@h2', 'dialling')).toBe('nok')
  })

  it('with our own name is turned away', () => {
    expect(pendingFor('a@h1', 'a@h1', 'nothing')).toBe('nok')
  })
})
