import { describe, expect, it } from 'vitest'
import { outline, parsePage } from './outline.ts'

const read = (text: string) => outline('page.mdx', parsePage(text))
const parts = (text: string) => read(text).parts.map(({ kind, value, line }) => [kind, value, line])

const quiz = (answer: string) =>
  `<Quiz id="q">\n<Question>Is it?</Question>\n${answer}\n<Answer correct>Yes. <Why>So.</Why></Answer>\n</Quiz>`

describe('the outline of a page', () => {
  it('takes a heading by its id, not by its words', () => {
    expect(parts('## A password {/* #never-said */}')).toEqual([['heading', '## #never-said', 1]])
  })

  it('refuses a heading without an id', () => {
    expect(read('---\ntitle: x\n---\n\n## A password').problems).toMatchObject([
      { file: 'page.mdx', line: 5 },
    ])
  })

  it('takes code with its language, its attributes and its text', () => {
    expect(parts('```ts title="a.ts"\nf()\n```')).toEqual([['code block', 'ts title="a.ts"\nf()', 1]])
  })

  it('takes widgets and katas with what they are given, in any order of writing', () => {
    const [first, second] = [
      parts('<Widget name="ping" cookie="x" />'),
      parts('<Widget cookie="x" name="ping" />'),
    ]
    expect(first).toEqual([['widget', 'cookie="x" name="ping"', 1]])
    expect(second).toEqual(first)
    expect(parts('<Kata id="08-magic-cookie" />')).toEqual([['kata', 'id="08-magic-cookie"', 1]])
  })

  it('takes a quiz by its id and which of its answers are right', () => {
    expect(parts(quiz('<Answer>No. <Why>As.</Why></Answer>'))).toEqual([['quiz', 'id="q" no yes', 1]])
    expect(read(quiz('<Answer>No. <Why>As.</Why></Answer>')).problems).toEqual([])
  })

  it.each([
    ['an answer without a reason', '<Answer>No.</Answer>', 3, '<Why>'],
    ['an answer whose reason is empty', '<Answer>No. <Why></Why></Answer>', 3, '<Why>'],
    ['two right answers', '<Answer correct>No. <Why>As.</Why></Answer>', 1, 'has 2'],
  ])('refuses a quiz with %s', (_what, answer, line, told) => {
    expect(read(quiz(answer)).problems).toEqual([
      { file: 'page.mdx', line, message: expect.stringContaining(told) },
    ])
  })

  it('takes links of Markdown and of elements', () => {
    expect(parts('See [it](./a.mdx) or <a href="/b">that</a>.')).toEqual([
      ['link', './a.mdx', 1],
      ['link', '/b', 1],
    ])
  })

  it('wants a text for a diagram', () => {
    const diagram = '```mermaid\ngraph LR\n```'
    expect(read(diagram).problems).toHaveLength(1)
    expect(read(`<Figure caption="">\n\n${diagram}\n\n</Figure>`).problems).toHaveLength(1)
    expect(read(`<Figure caption="a to b">\n\n${diagram}\n\n</Figure>`).problems).toEqual([])
  })
})
