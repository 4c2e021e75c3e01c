/** Copies a link to what a widget shows, and puts it into the address bar, where it can be had if copying is refused. */
import { type ReactNode, useState } from 'react'
import { useText } from '../components/use-text.ts'
import { writeAddress } from './address.ts'
import common from './common.module.css'

const texts = {
  en: {
    copy: 'Copy link',
    copied: 'Copied',
    refused: 'The address bar has the link',
    tooMuch: 'Too much for a link',
  },
  zh: {
    copy: '复制链接',
    copied: '已复制',
    refused: '链接在地址栏里',
    tooMuch: '操作太多，链接放不下',
  },
}

/** `link` is asked at the press; it gives none where a link cannot hold it all. */
export function CopyLink({ link }: { link: () => string | undefined }): ReactNode {
  const text = useText(texts)
  const [says, setSays] = useState<keyof typeof texts.en>('copy')
  const copy = async (): Promise<void> => {
    writeAddress() // of other widgets beside this one, too
    const address = link()
    if (address === undefined) return setSays('tooMuch')
    history.replaceState(history.state, '', address)
    try {
      await navigator.clipboard.writeText(address) // without https there is no clipboard
      setSays('copied')
    } catch {
      setSays('refused')
    }
  }
  return (
    <button
      className={common.button}
      onBlur={() => setSays('copy')}
      onClick={({ currentTarget }) => {
        currentTarget.focus() // Safari does not focus what is clicked, and would never blur it
        void copy()
      }}
      type="button"
    >
      <span aria-live="polite">{text[says]}</span>
    </button>
  )
}
