/**
 * What a chapter consists of apart from its words: the parts that both languages must have alike.
 */
import type { Code, Heading, Nodes, Root } from 'mdast'
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import type { Problem } from './problem.ts'
import { shape } from './shape.ts'

/** The kinds of parts, by the name that a message uses for them. */
export type Kind = 'heading' | 'code block' | 'widget' | 'quiz' | 'kata' | 'link'

export interface Part {
  kind: Kind
  /** What must be equal in both languages, as text that a message can show. */
  value: string
  line: number
}

export interface Outline {
  parts: Part[]
  /** What is wrong with this page by itself. */
  problems: Problem[]
}

type JsxElement = MdxJsxFlowElement | MdxJsxTextElement

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
        break
    }
  })
  return { parts, problems }
}

/** A diagram speaks the language of its page: only its shape must be the same. */
function codeOf(block: Code): string {
  return block.lang === 'mermaid' ? shape(block.value) : block.value
}

function addElement(element: JsxElement, add: (kind: Kind, value: string) => void): void {
  const href = attribute(element, 'href') ?? attribute(element, 'to')
  if (href !== undefined) add('link', href)
  if (element.name === 'Widget') add('widget', attributes(element))
  if (element.name === 'Kata') add('kata', attributes(element))
  if (element.name === 'Quiz') add('quiz', `${attributes(element)} ${answers(element)}`)
}

/** A quiz's answers in order, for right and wrong: `no yes no`. */
function answers(quiz: JsxElement): string {
  const found: string[] = []
  visit(quiz, (node) => {
    if (isElement(node) && node.name === 'Answer') {
      found.push(node.attributes.some((attr) => 'name' in attr && attr.name === 'correct') ? 'yes' : 'no')
    }
  })
  return found.join(' ')
}

/** Docusaurus's way to give a heading its id: a comment at its end, `## Digest {/* #digest *\/}`. */
function headingId(heading: Heading): string | undefined {
  const last = heading.children.at(-1)
  if (last?.type !== 'mdxTextExpression') return undefined
  return /^\/\*\s*#(\S+)\s*\*\/$/.exec(last.value)?.[1]
}

function isElement(node: Nodes): node is JsxElement {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement'
}

function isFigureWithCaption(node: Nodes | undefined): boolean {
  return (
    node !== undefined &&
    isElement(node) &&
    node.name === 'Figure' &&
    Boolean(attribute(node, 'caption')?.trim())
  )
}

function attribute(element: JsxElement, name: string): string | undefined {
  const found = element.attributes.find((attr) => attr.type === 'mdxJsxAttribute' && attr.name === name)
  return typeof found?.value === 'string' ? found.value : undefined
}

function attributes(element: JsxElement): string {
  return element.attributes
    .map((attr) =>
      'name' in attr ? `${attr.name}=${JSON.stringify(attribute(element, attr.name) ?? true)}` : '…',
    )
    .sort()
    .join(' ')
}
