/** Copies the address of the page with the widget as it is now. */
import { type ReactNode, useState } from 'react'
import { useText } from '../../components/use-text.ts'
import { addressWith } from './address.ts'
import styles from './calculator.module.css'

const texts = {
  en: {
    copy: 'Copy link',
    copied: 'Copied.',
    refused: 'The browser does not let the page copy. The address bar has the link.',
  },
  zh: { copy: '复制链接', copied: '已复制。', refused: '浏览器不让网页复制，请直接复制地址栏里的链接。' },
}

export function CopyLink({ name, value }: { name: string; value: string }): ReactNode {
  const text = useText(texts)
  // What was said holds for one link: when the widget shows something else, there is nothing to say again.
  const [told, setTold] = useState<{ of: string; says: string }>()
  const copy = async (): Promise<void> => {
    const address = addressWith(name, value)
    history.replaceState(history.state, '', address)
    try {
      await navigator.clipboard.writeText(address)
      setTold({ of: value, says: text.copied })
    } catch {
      setTold({ of: value, says: text.refused })
    }
  }
  return (
    <div className={styles.copyLink}>
      <span aria-live="polite" className={styles.note}>
        {told?.of === value && told.says}
      </span>
      <button className={styles.button} onClick={copy} type="button">
        {text.copy}
      </button>
    </div>
  )
}
