import { expect, it } from 'vitest'
import { testFolder } from '../test-folder.ts'
import { testTerm } from '../test-term.ts'
import { checkElsewhere } from './elsewhere.ts'

const { root, put } = testFolder()

it('finds a wrong word wherever a reader meets one, with file and line', () => {
  const definition = { en: 'Your inbox.', zh: '邮箱' }
  const glossary = [testTerm('mailbox', { definition, forbidden: { en: ['inbox'], zh: ['邮箱'] } })]
  put('README.md', 'Fine.\n\nAn inbox, and `inbox`.')
  put('katas/01/hints.zh-CN.md', '放进 `a`, `b` 之间。')
  put('site/widgets/heaps.tsx', '// inbox is code here\nzh: "邮箱满了"\nen: "Your inbox is full"')
  put('site/widgets/heaps.test.ts', 'zh: "邮箱满了"')
  put('glossary.json', JSON.stringify(glossary, null, 2))
  const found = checkElsewhere(root, glossary).map(({ file, line }) => `${file}:${line}`)
  expect(found).toEqual([
    'README.md:3',
    'katas/01/hints.zh-CN.md:1',
    'site/widgets/heaps.tsx:2',
    'site/widgets/heaps.tsx:3',
    'glossary.json:9',
    'glossary.json:10',
  ])
})
