/**
 * What the learner's file does in another way than ours: both without what is a matter of taste, compared line by line.
 * The command does the same (`tools/kata/bare-code.ts`) with a compiler, which would be too large for a page.
 */
import { typescriptLanguage } from '@codemirror/lang-javascript'
import { structuredPatch } from 'diff'

/** A line with who wrote it, or a gap where nothing differs. */
export interface Line {
  readonly from: 'yours' | 'ours' | 'both' | 'gap'
  readonly text: string
}

/** None when both do the same in the same way. */
export function difference(yours: string, ours: string): Line[] {
  const { hunks } = structuredPatch('', '', bareCode(yours), bareCode(ours), '', '', {
    context: 2,
    ignoreWhitespace: true,
  })
  return hunks.flatMap(({ lines }, n) => [
    ...(n === 0 ? [] : [{ from: 'gap', text: '' } as const]),
    ...lines.filter((line) => !line.startsWith('\\')).map(written),
  ])
}

const marks: Record<string, Line['from']> = { '-': 'yours', '+': 'ours' }

const written = (line: string): Line => ({ from: marks[line.charAt(0)] ?? 'both', text: line.slice(1) })

/** Code without comments, imports, empty lines and semicolons at the ends of lines, an empty line between statements. */
export function bareCode(code: string): string {
  const statements: string[] = []
  const { topNode } = typescriptLanguage.parser.parse(code)
  for (let node = topNode.firstChild; node !== null; node = node.nextSibling) {
    const lines = bare(code, node).split('\n').map(trimmed)
    const text = lines.filter((line) => line !== '').join('\n')
    if (text !== '') statements.push(text)
  }
  return `${statements.join('\n\n')}\n`
}

type SyntaxNode = ReturnType<typeof typescriptLanguage.parser.parse>['topNode']

const isLeftOut = (name: string): boolean => /Comment$|^ImportDeclaration$/.test(name)

function bare(code: string, node: SyntaxNode): string {
  if (isLeftOut(node.name)) return ''
  let text = ''
  let from = node.from
  node.cursor().iterate(({ name, from: start, to }) => {
    if (!isLeftOut(name)) return true
    text += code.slice(from, start)
    from = to
    return false
  })
  return text + code.slice(from, node.to)
}

const trimmed = (line: string): string => line.trimEnd().replace(/;$/, '')
