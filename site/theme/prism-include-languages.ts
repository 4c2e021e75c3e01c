/** The languages of the code blocks; in Erlang's, an arrow is one sign, so that no line ends within it. */
import includeLanguages from '@theme-init/prism-include-languages'

export default function prismIncludeLanguages(Prism: Parameters<typeof includeLanguages>[0]): void {
  includeLanguages(Prism)
  Prism.languages.insertBefore('erlang', 'operator', { arrow: { pattern: /->|<-/, alias: 'operator' } })
}
