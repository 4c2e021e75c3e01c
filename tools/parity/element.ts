/** The elements of a page, `<Widget name="ping" />`, and their attributes. */
import type { Nodes } from 'mdast'
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx'

export type JsxElement = MdxJsxFlowElement | MdxJsxTextElement

export function isElement(node: Nodes): node is JsxElement {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement'
}

/** Its value, if it has one that is plain text. */
export function attribute(element: JsxElement, name: string): string | undefined {
  const found = element.attributes.find((attr) => attr.type === 'mdxJsxAttribute' && attr.name === name)
  return typeof found?.value === 'string' ? found.value : undefined
}

/** All of them, in whatever order they were written. */
export function attributes(element: JsxElement): string {
  return element.attributes
    .map((attr) =>
      'name' in attr ? `${attr.name}=${JSON.stringify(attribute(element, attr.name) ?? true)}` : '…',
    )
    .sort()
    .join(' ')
}
