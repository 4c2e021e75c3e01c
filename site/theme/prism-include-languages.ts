/**
 * Erlang's grammar knows what a shell prints, too: what went wrong is told in words, of which `of` and `function` are no
 * keywords. And `pang` has the colour of what failed, as it has everywhere on the site.
 */
import includeLanguages from '@theme-init/prism-include-languages'
import type { Prism } from 'prism-react-renderer'

const PRINTED = [
  /^\*\* .*(?:\n[ \t]+\S.*)*/m, // an exception with what is told of it below, or the text of a report
  /^\* \d+:\d+: .*/m, // a line that does not compile
  /^=[A-Z ]+ REPORT=.*/m,
  /^Shell got /m,
  /^(?!.* of$)[A-Za-z]\w*(?: [\w@]+){2,}$/m, // words and nothing else, and no `case`: a program's own text
]

export default function includeLanguagesAndShells(prism: typeof Prism): void {
  includeLanguages(prism)
  prism.languages.insertBefore('erlang', 'comment', { printed: PRINTED })
  prism.languages.insertBefore('erlang', 'atom', { pang: { pattern: /\bpang\b/, alias: 'deleted' } })
}
