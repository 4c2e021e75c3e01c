import { describe, expect, it } from 'vitest'
import { testTerm } from '../test-term.ts'
import { parsePage } from './outline.ts'
import { checkLines, checkWords, type Language } from './words.ts'

const mailbox = testTerm('mailbox', { zh: '信箱', forbidden: { en: ['inbox'], zh: ['邮箱'] } })

function complaints(text: string, language: Language = 'zh') {
  return checkWords('page.mdx', parsePage(text), language, [mailbox]).map(({ line, message }) => [
    line,
    message,
  ])
}

describe('wrong words', () => {
  it('are found in prose, in captions and at the head of a page, with their line', () => {
    expect(complaints('消息\n进了邮箱')).toEqual([[2, expect.stringContaining('信箱')]])
    expect(complaints('---\ntitle: 邮箱\n---')).toHaveLength(1)
    expect(complaints('<Figure caption="邮箱">\n\n图\n\n</Figure>')).toHaveLength(1)
  })

  it('are whole words in English, in any case', () => {
    expect(complaints('Your Inbox.', 'en')).toHaveLength(1)
    expect(complaints('inboxes', 'en')).toEqual([])
  })

  it('may stand in code, unless it says that its words are its own', () => {
    expect(complaints('`邮箱`\n\n```\n邮箱\n```')).toEqual([])
    expect(complaints('```text own-words\n\n邮箱\n```')).toEqual([[3, expect.stringContaining('信箱')]])
  })
})

describe('Chinese punctuation', () => {
  it.each([
    '节点,集群',
    '节点, 集群',
    '节点(集群)',
    '是节点吗?',
    '节点:集群',
    '`erl`, 然后',
    '节点.',
    '"节点"',
    '这里有 `a`, `b` 两个节点',
    '运行 `a`.',
    '**节点**, 集群',
    '```mermaid\na->>b: 我是节点,你呢\n```',
  ])('must not be half-width: %s', (text) => {
    expect(complaints(text)).not.toEqual([])
  })

  it.each(['节点，，集群', '节点...', '叫做“节点', '叫做节点”的', '“节点”和“集群', '节点”和“集群”'])(
    'is not doubled, made of points or left open: %s',
    (text) => {
      expect(complaints(text)).not.toEqual([])
    },
  )

  it.each([
    '节点，集群。',
    '节点 `a@b`：集群',
    'OTP 25.2 的节点',
    '“节点”和“集群”……都好',
    '节点（node）',
    '节点 1.5 个',
    'Erlang (BEAM)',
    '| 节点 | `a`, `b` |\n|---|---|',
    '```mermaid\na->>b: 我是节点\n```',
  ])('is right in %s', (text) => {
    expect(complaints(text)).toEqual([])
  })

  it('is not looked at in English', () => {
    expect(complaints('乒乓, table tennis', 'en')).toEqual([])
  })
})

describe('Chinese in a program', () => {
  const told = (text: string) => checkLines('rules.ts', text, [mailbox]).map(({ line }) => line)

  it('is held to the words and to full width between its characters, with its line', () => {
    expect(told("x\nzh: '放进邮箱',")).toEqual([2])
    expect(told('zh: `放进邮箱`')).toEqual([1])
    expect(told("zh: '节点,集群'")).toEqual([1])
  })

  it('may have code in it', () => {
    expect(told("zh: '消息在 ! 返回之前，nodes() 列出 {badrpc, 节点}，收到 'DOWN''")).toEqual([])
  })
})
