/** What a reader is told who came by a link that says nothing: cut off on its way, or made by another version of the site. */
import type { ReactNode } from 'react'
import { useText } from '../components/use-text.ts'
import common from './common.module.css'

const texts = {
  en: 'The link says nothing that can be shown here: perhaps it was cut off, or another version of this site made it. What you see is not what it meant.',
  zh: '链接里的内容读不出来：也许没有复制完整，也许出自本站的另一个版本。眼前看到的并不是它要给你看的。',
}

export function Unreadable(): ReactNode {
  return (
    <p className={common.unreadable} role="alert">
      {useText(texts)}
    </p>
  )
}
