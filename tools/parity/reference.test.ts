import { expect, it } from 'vitest'
import { testFolder } from '../test-folder.ts'
import { testTerm } from '../test-term.ts'
import { checkReference } from './reference.ts'

const { root, put } = testFolder()

it('holds the Chinese of a docstring to its English, with file and line', () => {
  const glossary = [testTerm('mailbox', { forbidden: { en: [], zh: ['邮箱'] } })]
  const entries = {
    'A name.': '名字。',
    'Of `a`, or {@link B}.': '{@link B} 的，或者 `a` 的。',
    'Of `a` and `a`.': '`a` 的。',
    'Nobody knows.': '没有人知道`x`。',
    'New.': '',
    'Two:\n- one\n- two': '两个：\n- 一',
    'The mailbox.': '邮箱。',
    'A mark.': '标点,半角。',
  }
  put('i18n/zh-CN/api-reference/Nodes.json', JSON.stringify(entries, null, 2))
  put('i18n/zh-CN/api-reference/pg.json', JSON.stringify({ 'A name.': '名字。' }, null, 2))
  const found = checkReference(root, glossary).map(({ file, line, message }) => `${file}:${line}: ${message}`)
  expect(found).toEqual([
    'i18n/zh-CN/api-reference/Nodes.json:4: the Chinese lacks `a`',
    'i18n/zh-CN/api-reference/Nodes.json:5: only the Chinese has `x`',
    'i18n/zh-CN/api-reference/Nodes.json:6: this has no Chinese',
    'i18n/zh-CN/api-reference/Nodes.json:7: the Chinese has another number of items',
    expect.stringContaining('i18n/zh-CN/api-reference/Nodes.json:8: "邮箱"'),
    'i18n/zh-CN/api-reference/Nodes.json:9: half-width punctuation in Chinese text: "点,"',
    'i18n/zh-CN/api-reference/pg.json:2: another file has the Chinese of this already',
  ])
})
