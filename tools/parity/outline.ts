/**
 * What a chapter consists of apart from its words: the parts that both languages must have alike.
 */
import type { Code, Heading, Nodes, Root } from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { attribute, attributes, isElement, type JsxElement } from './element.ts'
import type { Problem } from './problem.ts'
import { sectionsOf } from './prose.ts'
import { answersOf, quizProblems } from './quiz.ts'
import { hasOwnWords, shape, withoutWords } from './shape.ts'

/** The kinds of parts, by the name that a message uses for them. */
export type Kind = 'heading' | 'code block' | 'widget' | 'quiz' | 'kata' | 'link'

export interface Part {
  kind: Kind
  /** What must be equal in both languages, as text that a message can show. */
  value: string
  line: number
}

/** What stands under a heading, or before the first: `under #who: paragraph × 3, list of 4`. */
export type Section = Omit<Part, 'kind'>

export interface Outline {
  parts: Part[]
  sections: Section[]
  /** What is wrong with this page by itself. */
  problems: Problem[]
}

const parser = unified().use(remarkParse).use(remarkFrontmatter).use(remarkGfm).use(remarkMdx)

export function parsePage(text: string): Root {
  return parser.parse(text)
}

export function outline(file: string, tree: Root): Outline {
  const parts: Part[] = []
  const problems: Problem[] = []
  visit(tree, (node, _index, parent) => {
    const line = node.position?.start.line ?? 1
    const complain = (message: string) => problems.push({ file, line, message })
    const add = (kind: Kind, value: string) => parts.push({ kind, value, line })
    switch (node.type) {
      case 'heading': {
        const id = headingId(node)
        if (id === undefined) complain('a heading needs its own id, the same in both languages: {/* #id */}')
        add('heading', `${'#'.repeat(node.depth)} #${id}`)
        break
      }
      case 'code':
        if (node.lang === 'mermaid' && !isFigureWithCaption(parent)) {
          complain('a diagram needs its text: wrap it in <Figure caption="…">')
        }
        add(
          'code block',
          [node.lang, node.meta].filter(Boolean).join(' ') + (node.value && `\n${codeOf(node)}`),
        )
        break
      case 'link':
        add('link', node.url)
        break
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement':
        addElement(node, add)
        if (node.name === 'Quiz') {
          quizProblems(node, (message, line) => problems.push({ file, line, message }))
        }
        break
    }
  })
  const sections = sectionsOf(tree).map(({ heading, made }) => {
    const under = heading === undefined ? 'before the first heading' : `under #${headingId(heading)}`
    return { value: `${under}: ${made}`, line: heading?.position?.start.line ?? 1 }
  })
  return { parts, sections, problems }
}

/** A diagram speaks the language of its page, and so does what says so: only the rest must be the same. */
function codeOf({ lang, meta, value }: Code): string {
  if (lang === 'mermaid') return shape(value)
  return hasOwnWords(meta) ? withoutWords(lang, value) : value
}

function addElement(element: JsxElement, add: (kind: Kind, value: string) => void): void {
  const href = attribute(element, 'href') ?? attribute(element, 'to')
  if (href !== undefined) add('link', href)
  if (element.name === 'Widget') add('widget', attributes(element))
  if (element.name === 'Kata') add('kata', attributes(element))
  if (element.name === 'Quiz') add('quiz', `${attributes(element)} ${answersOf(element)}`)
}

/** Docusaurus's way to give a heading its id: a comment at its end, `## Digest {/* #digest *\/}`. */
function headingId(heading: Heading): string | undefined {
  const last = heading.children.at(-1)
  if (last?.type !== 'mdxTextExpression') return undefined
  return /^\/\*\s*#(\S+)\s*\*\/$/.exec(last.value)?.[1]
}

function isFigureWithCaption(node: Nodes | undefined): boolean {
  return (
    node !== undefined &&
    isElement(node) &&
    node.name === 'Figure' &&
    Boolean(attribute(node, 'caption')?.trim())
  )
}
