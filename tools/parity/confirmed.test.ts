import { describe, expect, it } from 'vitest'
import { confirm, type Twins, unconfirmed } from './confirmed.ts'

const page = (en: string, zh: string): Twins => ({
  page: 'a.mdx',
  en: { file: 'docs/a.mdx', text: en },
  zh: { file: 'zh/a.mdx', text: zh },
})

describe('confirmed pages', () => {
  it('pass as long as neither side changes', () => {
    expect(unconfirmed([page('one', '一')], confirm([page('one', '一')]))).toEqual([])
  })

  it.each([
    ['English', page('two', '一'), 'docs/a.mdx'],
    ['Chinese', page('one', '二'), 'zh/a.mdx'],
  ])('must be confirmed anew when the %s side changed', (_language, changed, file) => {
    const [problem, ...more] = unconfirmed([changed], confirm([page('one', '一')]))
    expect(problem).toMatchObject({ file, message: expect.stringContaining('--confirm a.mdx') })
    expect(more).toEqual([])
  })

  it.each([
    ['a paragraph', 'one\n\ntwo\n\nTHREE', 5],
    ['two paragraphs', 'one\n\nTWO\n\nTHREE', 3],
    ['a line of a paragraph', 'one\nmore\n\ntwo\n\nthree', 1],
    ['a new paragraph', 'one\n\nnew\n\ntwo\n\nthree', 3],
    ['one that is gone', 'one\n\nthree', 3],
    ['the last that is gone', 'one\n\ntwo', 3],
    ['nothing left', '', 1],
  ])('are told of with the line of the first change: %s', (_what, text, line) => {
    const record = confirm([page('one\n\ntwo\n\nthree', '一')])
    expect(unconfirmed([page(text, '一')], record)).toEqual([
      { file: 'docs/a.mdx', line, message: expect.stringMatching(/^this changed/) },
    ])
  })

  it('are told of with a line of each side when both changed', () => {
    const record = confirm([page('one\n\ntwo', '一\n\n二')])
    expect(unconfirmed([page('one\n\n2', '一\n\n\n贰')], record)).toMatchObject([
      { line: 3, message: expect.stringContaining('this and zh/a.mdx:4 changed') },
    ])
  })

  it('pass with a record that holds a hash of the page alone', () => {
    const [hash = ''] = confirm([page('one', '一')])['a.mdx']?.en.split(' ') ?? []
    const record = { 'a.mdx': { en: hash, 'zh-CN': hash } }
    expect(unconfirmed([page('one', 'one')], record)).toEqual([])
    expect(unconfirmed([page('two', 'one')], record)).toMatchObject([{ file: 'docs/a.mdx', line: 1 }])
  })

  it('do not include a new page', () => {
    expect(unconfirmed([page('one', '一')], {})).toHaveLength(1)
  })

  it('do not depend on the line ends of the machine', () => {
    expect(unconfirmed([page('a\r\nb', '一')], confirm([page('a\nb', '一')]))).toEqual([])
  })
})
