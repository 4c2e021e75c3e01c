import { describe, expect, it } from 'vitest'
import { columns, pad, wrap } from './columns.ts'

describe('columns', () => {
  it('counts a Chinese character as two', () => {
    expect(columns('EPMD 应答')).toBe(9)
    expect(pad('主机', 6)).toBe('主机  ')
    expect(pad('too long', 3)).toBe('too long')
  })
})

describe('wrap', () => {
  it('breaks between words', () => {
    expect(wrap('one two  three', 7)).toEqual(['one two', 'three'])
  })

  it('breaks after any Chinese character, but not before a comma nor within a word', () => {
    expect(wrap('主机在，端口是 4369', 6)).toEqual(['主机', '在，端', '口是', '4369'])
    expect(wrap('查（见下）', 4)).toEqual(['查', '（见', '下）'])
  })

  it('gives a word that is too long a line of its own', () => {
    expect(wrap('a b@a-very-long-host c', 8)).toEqual(['a', 'b@a-very-long-host', 'c'])
    expect(wrap('', 8)).toEqual([])
  })
})
