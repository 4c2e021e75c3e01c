/**
 * Finds the tables that are too wide for a phone. There css/custom.css makes a card of each of their rows; the name of
 * its column, which then stands before a value, is written into the cell here.
 *
 * The roles are those that the elements have of themselves: browsers forget them when a table is laid out as something
 * else. The first cell of a row names it, for who reads the cards as for who hears the table.
 */
import type { Nodes, Root, Table, TableCell } from 'mdast'
import { visit } from 'unist-util-visit'

/** What a row of a phone holds, in half-width characters. */
const PHONE = 48
/** So much of a cell is wanted in one line; what is longer may go on below. */
const LINE_OF_A_CELL = 24
/** The air around a cell. */
const PADDING = 2

export default function wideTables() {
  return (tree: Root) => visit(tree, 'table', markIfWide)
}

function markIfWide(table: Table): void {
  const [head, ...body] = table.children
  if (head === undefined || widthOf(table) <= PHONE) return
  attributes(table, { className: 'wide-table', role: 'table' })
  attributes(head, { role: 'row' })
  for (const cell of head.children) attributes(cell, { role: 'columnheader' })
  for (const row of body) {
    attributes(row, { role: 'row' })
    for (const [column, cell] of row.children.entries()) {
      const label = column === 0 ? '' : textOf(head.children[column])
      attributes(cell, { role: column === 0 ? 'rowheader' : 'cell', ...(label && { 'data-label': label }) })
    }
  }
}

function widthOf({ children: rows }: Table): number {
  const columns = rows[0]?.children ?? []
  return columns.reduce((sum, _, column) => {
    const longest = Math.max(...rows.map((row) => textWidth(textOf(row.children[column]))))
    return sum + Math.min(longest, LINE_OF_A_CELL) + PADDING
  }, 0)
}

/** In half-width characters: a Chinese one is as wide as two Latin ones. */
function textWidth(text: string): number {
  return [...text].reduce((width, sign) => width + (/[\u2e80-\uffef]/.test(sign) ? 2 : 1), 0)
}

function textOf(node: Nodes | undefined): string {
  if (node === undefined) return ''
  if (node.type === 'html') return ''
  if ('value' in node) return node.value
  return 'children' in node ? node.children.map(textOf).join('') : ''
}

function attributes(
  node: Table | Table['children'][number] | TableCell,
  given: Record<string, string>,
): void {
  node.data = { ...node.data, hProperties: given }
}
