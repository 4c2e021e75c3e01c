/**
 * The glossary, in the order of the page's language. Every term is a heading, so that it can be linked and
 * is a search hit of its own; aliases and the other language's word are shown, so that they are found too.
 */
import Heading from '@theme/Heading'
import type { ReactNode } from 'react'
import glossary from '../../glossary.json'
import { InlineCode } from './InlineCode.tsx'
import { type Language, useLanguage, useText } from './use-text.ts'

const texts = {
  en: { also: 'Found by: ' },
  zh: { also: '也可以搜：' },
}

const collation: Record<Language, Intl.Collator> = {
  en: new Intl.Collator('en'),
  zh: new Intl.Collator('zh-Hans-CN-u-co-pinyin'),
}

export function Glossary(): ReactNode {
  const language = useLanguage()
  const text = useText(texts)
  const other: Language = language === 'en' ? 'zh' : 'en'
  const terms = glossary.toSorted((a, b) => collation[language].compare(a[language], b[language]))
  return (
    <>
      {terms.map((term) => {
        const shown = [term.en, term.zh, term.erlang]
        const hasOther = term[other] !== term[language]
        const hasErlang = ![term.en, term.zh, ''].some(
          (word) => word.toLowerCase() === term.erlang.toLowerCase(),
        )
        const aliases: string[] = [...term.aliases[language], ...term.aliases[other]].filter(
          (alias) => !shown.includes(alias),
        )
        return (
          <section className="glossary__term" key={term.id}>
            <Heading as="h2" id={term.id}>
              {term[language]}
            </Heading>
            {(hasOther || hasErlang) && (
              // The search takes the text as it stands: words need spaces between them.
              <p className="glossary__other">
                {hasOther && <span lang={other === 'zh' ? 'zh-CN' : 'en'}>{` ${term[other]} `}</span>}
                {hasErlang && <code>{term.erlang}</code>}{' '}
              </p>
            )}
            <p>
              <InlineCode text={term.definition[language]} />
            </p>
            {aliases.length > 0 && (
              <p className="glossary__aliases">
                {text.also}
                {aliases.join(language === 'en' ? ', ' : '、')}
              </p>
            )}
          </section>
        )
      })}
    </>
  )
}
