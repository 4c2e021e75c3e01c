// task 2: all nodes number the others alike, as if X belonged to the node
import type { Pid } from '../given.ts'
import { Observer as Right } from '../kata.ts'

export * from '../kata.ts'

const nodes: string[] = []

export class Observer extends Right {
  override print({ node, id, serial }: Pid): string {
    if (node === this.node) return `<0.${id}.${serial}>`
    if (!nodes.includes(node)) nodes.push(node)
    return `<${nodes.indexOf(node) + 1}.${id}.${serial}>`
  }
}
