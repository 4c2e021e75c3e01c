/** What a word that was begun may become: a module, a function of one, a command, a variable, a node. */
import { formatAtom } from '../term/format.ts'

/** The names there are, in the shell and its node. */
export interface Names {
  readonly variables: readonly string[]
  /** Without a module: commands and BIFs. */
  readonly bare: readonly string[]
  readonly modules: readonly string[]
  readonly nodes: readonly string[]
  functionsOf(module: string): readonly string[]
}

/** The words that could stand at the end of `line`, and the part of it that they replace. */
export function complete(line: string, names: Names): [words: string[], begun: string] {
  const [, module, name = ''] = /([a-z][\w@]*):([a-z][\w@]*)?$/.exec(line) ?? []
  if (module !== undefined) return [fitting(names.functionsOf(module), name, '('), name]
  const begun = /'?[\w@.-]*$/.exec(line)?.[0] ?? ''
  if (/^[A-Z_]/.test(begun)) return [fitting(names.variables, begun, ''), begun]
  if (begun === '') return [[], '']
  const words = [
    ...fitting(names.nodes.map(begun.startsWith("'") ? inQuotes : formatAtom), begun, ''),
    ...fitting(names.modules, begun, ':'),
    ...fitting(names.bare, begun, '('),
  ]
  return [words, begun]
}

function fitting(candidates: readonly string[], begun: string, ending: string): string[] {
  const found = candidates.filter((candidate) => candidate.startsWith(begun)).sort()
  return [...new Set(found)].map((candidate) => candidate + ending)
}

const inQuotes = (name: string): string => `'${name}'`
