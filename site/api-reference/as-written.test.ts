import { expect, test } from 'vitest'
import { asWritten } from './as-written.ts'

const fenced = (code: string): string => `\`\`\`ts\n${code}\n\`\`\`\n`

test('a type within a signature is in one line, and parameters are each on their own where it is long', () => {
  const union =
    'monitor(target: \n  | string\n  | Pid\n  | Registered\n  | Atom<string>, options?: object): Reference;'
  expect(asWritten(fenced(union))).toBe(
    fenced(
      'monitor(\n   target: string | Pid | Registered | Atom<string>,\n   options?: object\n): Reference;',
    ),
  )
  const returned = 'size(): \n  | {\n  columns: number;\n  rows: number;\n}\n  | undefined;'
  expect(asWritten(fenced(returned))).toBe(fenced('size(): { columns: number; rows: number } | undefined;'))
})

test('a union that has a name is a line a member', () => {
  expect(asWritten(fenced('type Leaf = \n  | boolean\n  | Atom;'))).toBe(
    fenced('type Leaf =\n    boolean\n  | Atom;'),
  )
})

test('a type in a table or behind Returns is one piece, with its links', () => {
  const table =
    '| Parameter | Type |\n| ------ | ------ |\n| `name` | `string` \\| `false` \\| `true` \\| [`Atom`](Terms.md#atom) |'
  expect(asWritten(table)).toContain(
    '| `name` | <span class="type">string \\| boolean \\| [Atom](Terms.md#atom)</span> |',
  )
  expect(asWritten('#### Returns\n\n\\{\n  `a_b`: `number`;\n\\}\n  \\| `undefined`\n\nMore.')).toBe(
    '**Returns** <span class="type">\\{ a\\_b: number \\} \\| undefined</span>\n\nMore.',
  )
})
