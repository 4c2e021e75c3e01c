import { Comment, type CommentDisplayPart, type ProjectReflection } from 'typedoc'
import { expect, test } from 'vitest'
import { testFolder } from '../../tools/test-folder.ts'
import { placeOf, translate } from './chinese.ts'
import { labelled } from './labels.ts'

const link: CommentDisplayPart = { kind: 'inline-tag', tag: '@link', text: 'Node' }

/** As TypeDoc has read a docstring. */
function read(...summary: CommentDisplayPart[]) {
  const comment = new Comment(summary)
  return { comment, project: { reflections: [{ comment }] } as unknown as ProjectReflection }
}

test('a paragraph is found however its lines are broken, and keeps its links and its code', () => {
  const { comment, project } = read({ kind: 'text', text: 'A name of a\n' }, link, {
    kind: 'text',
    text: '.\n\nMore.',
  })
  const { missing, unused } = translate(
    project,
    new Map([
      ['A name of a {@link Node}.', '{@link Node} 的名字：`a@h`。'],
      ['More.', '还有。'],
    ]),
  )
  expect(comment.summary.filter(({ text }) => text !== '')).toEqual([
    link,
    { kind: 'text', text: ' 的名字：' },
    { kind: 'code', text: '`a@h`' },
    { kind: 'text', text: '。\n\n还有。' },
  ])
  expect([missing, unused]).toEqual([[], []])
})

test('what has no Chinese is told, and so is what nothing says any more; code needs none', () => {
  const { project } = read({ kind: 'text', text: 'One:\n- a\n- b\n\n```ts\none()\n\ntwo()\n```' })
  const { missing, unused } = translate(project, new Map([['Gone.', '没有了。']]))
  expect(missing.map(({ paragraph }) => paragraph)).toEqual(['One:\n- a\n- b'])
  expect(unused).toEqual(['Gone.'])
})

const { root, put } = testFolder()

test('its place is the line with its first words', () => {
  put('src/a.ts', '/** Not this. */\n\n/**\n * A name of a\n * node.\n * @param a A node.\n */')
  expect(placeOf('A name of a node.', `${root}/src/a.ts`, root)).toBe('src/a.ts:4')
  expect(placeOf('A node.', `${root}/src/a.ts`, root)).toBe('src/a.ts:6')
})

test('the head of a table and the word that begins a line are Chinese; a cell is left alone', () => {
  const page = '| Parameter | Type |\n| --- | --- |\n| Type | `Type` |\n\n**Returns** `Type`'
  expect(labelled(page, 'zh')).toBe('| 参数 | 类型 |\n| --- | --- |\n| Type | `Type` |\n\n**返回** `Type`')
  expect(labelled(page, 'en')).toBe(page)
  expect(labelled('**Extends** [`B`](#b), [`D`](#d)', 'zh')).toBe('**继承自** [`B`](#b)、[`D`](#d)')
})
