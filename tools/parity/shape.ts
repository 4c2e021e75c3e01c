/**
 * What a Mermaid diagram is without its words: who is there, who speaks to whom, in which order.
 */

/** Where words stand, and what is left of it. Labels in quotes come first: after them no sign has two meanings. */
const WORDS: readonly [RegExp, string][] = [
  [/"[^"]*"/g, '""'],
  [/(--|-\.) \S.*? (-->|\.->|\.-)/g, '$1 $2'],
  [/^( *(?:alt|else)) .*$/gm, '$1'],
  [/^( *participant \S+ as) .*$/gm, '$1'],
  [/^([^:\n]*:) .*$/gm, '$1'],
]

export function shape(diagram: string): string {
  return WORDS.reduce((text, [words, left]) => text.replace(words, left), diagram)
}
