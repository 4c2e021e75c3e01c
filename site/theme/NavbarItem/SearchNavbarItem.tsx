/** The search box, named in the language of the page: its plugin translates what stands in it, but names it in English. */
import { useText } from '@site/site/components/use-text.ts'
import type { Props } from '@theme/NavbarItem/SearchNavbarItem'
import SearchNavbarItem from '@theme-init/NavbarItem/SearchNavbarItem'
import { type ReactNode, useEffect, useRef } from 'react'

const texts = { en: { label: 'Search' }, zh: { label: '搜索' } }

export default function NamedSearch(props: Props): ReactNode {
  const { label } = useText(texts)
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.querySelector('input')?.setAttribute('aria-label', label), [label])
  return (
    <div className="named-search" ref={place}>
      <SearchNavbarItem {...props} />
    </div>
  )
}
