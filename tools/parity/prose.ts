/**
 * What a page's text is made of, section by section: so many paragraphs, a list, a table. Sentences go their own ways in
 * two languages; a paragraph that only one of them has shows here.
 */
import type { Heading, Nodes, Root, RootContent } from 'mdast'

interface Prose {
  /** Under which heading: `undefined` before the first. */
  readonly heading: Heading | undefined
  /** `paragraph × 3, list of 4, table of 5 × 3`. */
  readonly made: string
}

export function sectionsOf(tree: Root): Prose[] {
  const found: { heading: Heading | undefined; blocks: string[] }[] = [{ heading: undefined, blocks: [] }]
  for (const node of tree.children) {
    if (node.type === 'heading') found.push({ heading: node, blocks: [] })
    else found.at(-1)?.blocks.push(...blocksOf(node))
  }
  return found.map(({ heading, blocks }) => ({ heading, made: counted(blocks) }))
}

/** Code and widgets are compared for themselves. */
function blocksOf(node: RootContent): string[] {
  switch (node.type) {
    case 'paragraph':
      return ['paragraph']
    case 'list':
      return [`list of ${node.children.length}`]
    case 'table':
      return [`table of ${node.children.length} × ${node.children[0]?.children.length ?? 0}`]
    case 'blockquote':
    case 'mdxJsxFlowElement':
      return (node.children as Nodes[]).flatMap((child) => blocksOf(child as RootContent))
    default:
      return []
  }
}

/** Neighbours of one kind as one: `paragraph × 3`. */
function counted(blocks: readonly string[]): string {
  const runs: { block: string; times: number }[] = []
  for (const block of blocks) {
    const last = runs.at(-1)
    if (last?.block === block) last.times++
    else runs.push({ block, times: 1 })
  }
  return runs.map(({ block, times }) => (times === 1 ? block : `${block} × ${times}`)).join(', ') || 'nothing'
}
