/**
 * Stops the build where a chapter names a glossary term, a widget or a kata that does not exist,
 * and says in which line.
 *
 * While writing (`npm run dev`) an unknown kata is let through: the chapter may come first.
 */

import path from 'node:path'
import type { Root } from 'mdast'
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { readGlossary } from '../../tools/glossary/glossary.ts'
import { readKatas } from '../katas.ts'
import { widgets } from '../widgets/registry.ts'

type Element = MdxJsxFlowElement | MdxJsxTextElement

export default function knownNames() {
  const building = process.env.NODE_ENV === 'production'
  const kinds = [
    { element: 'T', attribute: 'id', what: 'glossary term', known: readGlossary().map((term) => term.id) },
    { element: 'Widget', attribute: 'name', what: 'widget', known: Object.keys(widgets) },
    {
      element: 'Kata',
      attribute: 'id',
      what: 'kata',
      known: building ? readKatas(path.join(process.cwd(), 'katas')).map((kata) => kata.id) : undefined,
    },
  ]
  return (tree: Root, file: VFile) => {
    visit(tree, ['mdxJsxFlowElement', 'mdxJsxTextElement'], (node) => {
      const element = node as Element
      const kind = kinds.find((kind) => kind.element === element.name)
      if (kind?.known === undefined) return
      const name = attribute(element, kind.attribute)
      if (name !== undefined && kind.known.includes(name)) return
      const found = name === undefined ? `no ${kind.attribute}` : `"${name}"`
      file.fail(
        `<${kind.element}> has ${found}: not a known ${kind.what} (known: ${kind.known.join(', ') || 'none'})`,
        element.position,
        'pangpong:known-names',
      )
    })
  }
}

function attribute(element: Element, name: string): string | undefined {
  const found = element.attributes.find((attr) => attr.type === 'mdxJsxAttribute' && attr.name === name)
  return typeof found?.value === 'string' ? found.value : undefined
}
