/** The languages of the code blocks; in Erlang's, an arrow is one sign, so that no line ends within it. */
import includeLanguages from '@theme-init/prism-include-languages'
import type { Prism } from 'prism-react-renderer'

export default function prismIncludeLanguages(prism: typeof Prism): void {
  includeLanguages(prism)
  prism.languages.insertBefore('erlang', 'operator', { arrow: { pattern: /->|<-/, alias: 'operator' } })
}
