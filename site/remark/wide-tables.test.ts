import type { Root, Table, TableCell } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { describe, expect, it } from 'vitest'
import wideTables from './wide-tables.ts'

function table(text: string): Table {
  const processor = unified().use(remarkParse).use(remarkGfm).use(wideTables)
  const tree = processor.runSync(processor.parse(text)) as Root
  return tree.children[0] as Table
}

const properties = (node: Table | TableCell | undefined) => node?.data?.hProperties

describe('a table', () => {
  it('that fits a phone stays as it is', () => {
    const narrow = table('| nodes | connections |\n|---|---|\n| 100 | 4,950 |')
    expect(properties(narrow)).toBeUndefined()
    expect(properties(narrow.children[1]?.children[0])).toBeUndefined()
  })

  it('may have one long column: its text goes on below', () => {
    const sentence = 'a sentence that is much longer than what a phone can show in one line of it'
    expect(properties(table(`| bytes | meaning |\n|---|---|\n| 78 | ${sentence} |`))).toBeUndefined()
  })

  it('that does not fit has the name of the column in each cell, and the first cell names the row', () => {
    const wide = table(
      '| | `-sname` | `-name` |\n|---|---|---|\n| who has to know it | the same subnet | DNS, or nobody at all |',
    )
    expect(properties(wide)).toMatchObject({ className: 'wide-table' })
    expect(wide.children[1]?.children.map((cell) => properties(cell))).toEqual([
      { role: 'rowheader' },
      { role: 'cell', 'data-label': '-sname' },
      { role: 'cell', 'data-label': '-name' },
    ])
  })

  it('in Chinese is as wide as its characters', () => {
    const rows = [
      '| 情形 | 原因 | 办法 |',
      '|---|---|---|',
      '| 主机名解析不了 | 没有配置域名服务 | 改用短名字启动 |',
    ]
    expect(properties(table(rows.join('\n')))).toMatchObject({ className: 'wide-table' })
  })
})
