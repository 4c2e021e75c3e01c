import { describe, expect, it } from 'vitest'
import { compare } from './compare.ts'
import { outline, parsePage } from './outline.ts'

function differences(en: string, zh: string) {
  const side = (file: string, text: string) => ({ file, outline: outline(file, parsePage(text)) })
  return compare(side('en.mdx', en), side('zh.mdx', zh)).map(({ file, line, message }) => [
    file,
    line,
    message,
  ])
}

describe('comparing a page with its twin', () => {
  it('finds nothing where only the words differ', () => {
    const en = '## One {/* #one */}\n\nSee [it](./a.mdx).\n\n<Widget name="ping" />'
    const zh = '## 一 {/* #one */}\n\n见[那里](./a.mdx)。\n\n<Widget name="ping" />'
    expect(differences(en, zh)).toEqual([])
  })

  it('names both lines where a heading differs', () => {
    const [problem] = differences('## One {/* #one */}', '\n## 一 {/* #eins */}')
    expect(problem).toEqual(['en.mdx', 1, expect.stringMatching(/zh\.mdx:2[\s\S]*#one[\s\S]*#eins/)])
  })

  it.each([
    ['a code block', '```erlang\nnode().\n```'],
    ['a widget', '<Widget name="ping" />'],
    ['a kata', '<Kata id="08-magic-cookie" />'],
    ['a quiz', '<Quiz id="q">\n<Answer correct>x</Answer>\n</Quiz>'],
  ])('finds %s that one side lacks, whichever side it is', (_what, text) => {
    expect(differences(text, '')).toEqual([['en.mdx', 1, expect.stringContaining('zh.mdx')]])
    expect(differences('', `\n${text}`)).toEqual([['zh.mdx', 2, expect.stringContaining('en.mdx')]])
  })

  it('finds a changed character in code', () => {
    expect(differences('```ts\nf(1)\n```', '```ts\nf(2)\n```')).toHaveLength(1)
  })

  describe('code with words of its own', () => {
    const fence = (meta: string, ...lines: string[]) => `\`\`\`${meta}\n${lines.join('\n')}\n\`\`\``
    const [EN, ZH] = ['✗ port  h2:4369 refused b@h2.', '✗ 端口  b@h2 被 h2:4369 拒绝。']

    it('may differ in what it says', () => {
      expect(differences(fence('text own-words', EN), fence('text own-words', ZH))).toEqual([])
      const [en, zh] = ["f('en') // one more", "f('zh') // 再来一次"]
      expect(differences(fence('ts own-words', en), fence('ts own-words', zh))).toEqual([])
    })

    it.each([
      ['a number', EN, ZH.replace('4369', '4370')],
      ['a mark', EN, ZH.replace('✗', '✓')],
      ['a line', EN, `${ZH}\n`],
    ])('not in %s', (_what, en, zh) => {
      expect(differences(fence('text own-words', en), fence('text own-words', zh))).toHaveLength(1)
    })

    it('nor in what is no comment', () => {
      const [en, zh] = ['f(1) // one', 'f(2) // 一']
      expect(differences(fence('ts own-words', en), fence('ts own-words', zh))).toHaveLength(1)
    })

    it('and has to say so', () => {
      expect(differences(fence('text', EN), fence('text', ZH))).toHaveLength(1)
    })
  })

  it.each([
    ['a paragraph', 'One.\n\nTwo.', '一。二。', 'paragraph × 2'],
    ['an item of a list', '- One\n- Two', '- 一', 'list of 2'],
    ['a row of a table', '| a |\n|-|\n| b |\n| c |', '| a |\n|-|\n| b |', 'table of 3 × 1'],
  ])('finds %s that one side lacks, and says under which heading', (_what, more, less, made) => {
    const [here, there] = [`## A {/* #who */}\n\n${more}`, `\n## 甲 {/* #who */}\n\n${less}`]
    const told = expect.stringMatching(new RegExp(`zh\\.mdx:2[\\s\\S]*under #who: ${made}`))
    expect(differences(here, there)).toEqual([['en.mdx', 1, told]])
    expect(differences(there, here)).toHaveLength(1)
  })

  it('finds a link that one side lacks, whichever side it is', () => {
    expect(differences('[x](./a.mdx)', 'x')).toEqual([['en.mdx', 1, expect.stringContaining('zh.mdx')]])
    expect(differences('x', '[x](./a.mdx)')).toEqual([['zh.mdx', 1, expect.stringContaining('en.mdx')]])
  })

  it('lets a sentence bring its links in another order, but not fewer times', () => {
    expect(differences('[a](./a.mdx) [b](./b.mdx)', '[b](./b.mdx) [a](./a.mdx)')).toEqual([])
    expect(differences('[a](./a.mdx) [a](./a.mdx)', '[a](./a.mdx)')).toHaveLength(1)
  })
})
