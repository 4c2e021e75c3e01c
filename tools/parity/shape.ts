/**
 * What a block of code is without its words, where these are the page's own: in a Mermaid diagram, which says who is
 * there, who speaks to whom, in which order, and in a block that bears `own-words`.
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

/** ```` ```text own-words ````: what a program prints in the reader's language, or code with comments in it. */
export function hasOwnWords(meta: string | null | undefined): boolean {
  return meta?.split(' ').includes('own-words') ?? false
}

const COMMENT = /(?<!\S)(?:\/\/|%+|#) /
/** The doctor's marks, addresses, numbers, the names of nodes: they are no words. */
const FACTS = /[✓✗]|[\w.:@-]*[\d@][\w.:@-]*(?<![.:])/g

/** Line by line: the code, and of the words only the facts, in whatever order the sentence brings them. */
export function withoutWords(lang: string | null | undefined, code: string): string {
  return code.split('\n').map(withoutWordsIn).join('\n')

  function withoutWordsIn(line: string): string {
    const start = lang === 'text' ? 0 : (COMMENT.exec(line)?.index ?? line.length)
    const facts = line.slice(start).match(FACTS) ?? []
    const rest = start < line.length ? ['…', ...facts.sort()].join(' ') : ''
    return line.slice(0, start).replace(/'(?:en|zh)'/g, "'…'") + rest
  }
}
