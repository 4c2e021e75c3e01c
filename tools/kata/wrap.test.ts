import { describe, expect, it } from 'vitest'
import { wrap } from './wrap.ts'

describe('a line of a terminal', () => {
  it('ends between words', () => {
    expect(wrap('one two three', 8)).toEqual(['one two', 'three'])
    expect(wrap('one two six', 3)).toEqual(['one', 'two', 'six'])
    expect(wrap('', 8)).toEqual([''])
  })

  it('counts two columns a Chinese character', () => {
    expect(wrap('节点与节点', 6)).toEqual(['节点与', '节点'])
  })

  it('never begins with what closes a sentence or a quotation', () => {
    expect(wrap('节点，与节点', 4)).toEqual(['节', '点，', '与节', '点'])
    expect(wrap('他说“不是”。', 10)).toEqual(['他说“不', '是”。'])
  })

  it('is cut within a word that is longer', () => {
    expect(wrap('abcdef', 4)).toEqual(['abcd', 'ef'])
  })

  it('goes on under its own beginning', () => {
    expect(wrap('  one two', 6)).toEqual(['  one ', '  two'])
  })
})
