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

  it('do not include a new page', () => {
    expect(unconfirmed([page('one', '一')], {})).toHaveLength(1)
  })

  it('do not depend on the line ends of the machine', () => {
    expect(unconfirmed([page('a\r\nb', '一')], confirm([page('a\nb', '一')]))).toEqual([])
  })
})
