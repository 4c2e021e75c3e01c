/** What stands at an address that leads nowhere: pang, and the ways out. */
import Link from '@docusaurus/Link'
import Heading from '@theme/Heading'
import type { ReactNode } from 'react'
import { useText } from '../../components/use-text.ts'

const texts = {
  en: {
    says: 'Nothing answers at this address. Perhaps the link is old, or it has a typing mistake in it.',
    start: 'The first page',
    chapter: 'Chapter 00',
    glossary: 'The glossary',
    search: 'Search',
  },
  zh: {
    says: '这个地址没有应答：也许链接旧了，也许哪里打错了一个字。',
    start: '首页',
    chapter: '第 00 章',
    glossary: '术语表',
    search: '搜索',
  },
}

export default function NotFoundContent(): ReactNode {
  const text = useText(texts)
  return (
    <main className="container not-found">
      <Heading as="h1" className="not-found__pang">
        pang
      </Heading>
      <p>{text.says}</p>
      <ul>
        <li>
          <Link to="/">{text.start}</Link>
        </li>
        <li>
          <Link to="/learn/from-pang-to-pong">{text.chapter}</Link>
        </li>
        <li>
          <Link to="/learn/glossary">{text.glossary}</Link>
        </li>
        <li>
          <Link to="/search">{text.search}</Link>
        </li>
      </ul>
    </main>
  )
}
