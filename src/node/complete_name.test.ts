import { describe, expect, it } from 'vitest'
import { completeName } from './complete_name.ts'

describe('the host of a name', () => {
  it('is the one that is given, whatever the machine is called', () => {
    expect(completeName('a@h2', 'short', 'h1')).toBe('a@h2')
    expect(completeName('a@192.0.2.1', 'long', 'h1')).toBe('a@192.0.2.1')
  })

  it("is the machine's otherwise: up to the first point for a short name, all of it for a long one", () => {
    expect(completeName('a', 'short', 'h1.example.org')).toBe('a@h1')
    expect(completeName('a@', 'short', 'h1')).toBe('a@h1')
    expect(completeName('a', 'long', 'h1.example.org')).toBe('a@h1.example.org')
  })

  it('is missing for a long name on a machine without a domain', () => {
    expect(() => completeName('a', 'long', 'h1')).toThrow('has no domain. Say --name a@HOST')
  })
})
