/** The search page, its field named in the language of the page: its plugin names it in English. */
import { useText } from '@site/site/components/use-text.ts'
import SearchPage from '@theme-init/SearchPage'
import { type ReactNode, useEffect } from 'react'

const texts = { en: { label: 'Search' }, zh: { label: '搜索' } }

export default function NamedSearchPage(): ReactNode {
  const { label } = useText(texts)
  useEffect(() => document.querySelector('input[name=q]')?.setAttribute('aria-label', label), [label])
  return <SearchPage />
}
