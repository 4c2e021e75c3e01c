import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, expect, it } from 'vitest'
import type { GlossaryTerm } from '../glossary/glossary.ts'
import { checkElsewhere } from './elsewhere.ts'

const mailbox: GlossaryTerm = {
  id: 'mailbox',
  page: 'copy-on-send',
  en: 'mailbox',
  zh: '信箱',
  erlang: '',
  definition: { en: 'What waits.', zh: '等着的消息' },
  aliases: { en: [], zh: [] },
  forbidden: { en: ['inbox'], zh: ['邮箱'] },
}

const folder = mkdtempSync(path.join(tmpdir(), 'pangpong-words-'))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('finds a wrong word wherever a reader meets one, with file and line', () => {
  const write = (file: string, text: string): void => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
    writeFileSync(path.join(folder, file), text)
  }
  const definition = { en: 'Your inbox.', zh: '邮箱' }
  const glossary = [{ ...mailbox, definition }]
  write('README.md', 'Fine.\n\nAn inbox, and `inbox`.')
  write('katas/01/hints.zh-CN.md', '放进 `a`, `b` 之间。')
  write('site/widgets/heaps.tsx', '// inbox is code here\nzh: "邮箱满了"')
  write('site/widgets/heaps.test.ts', 'zh: "邮箱满了"')
  write('glossary.json', JSON.stringify(glossary, null, 2))
  const found = checkElsewhere(folder, glossary).map(({ file, line }) => `${file}:${line}`)
  expect(found).toEqual([
    'README.md:3',
    'katas/01/hints.zh-CN.md:1',
    'site/widgets/heaps.tsx:2',
    'glossary.json:9',
    'glossary.json:10',
  ])
})
