/** Where lines may end about a flag of the command line, such as `-hidden`. */
import { Fragment, type ReactNode } from 'react'
import { useLanguage } from './use-text.ts'

const FLAG = /(?<![\w-])(--?[a-z]\w*)/

/** A sentence in which no line ends within a flag, between the hyphen and its word. */
export function WholeFlags({ text }: { text: string }): ReactNode {
  return text.split(FLAG).map((part, index) => {
    const key = `${index}:${part}`
    if (index % 2 === 0) return <span key={key}>{part}</span>
    return (
      <Fragment key={key}>
        <FlagBreak />
        <span className="flag">{part}</span>
      </Fragment>
    )
  })
}

/** Before a flag: where no space separates it from Chinese, its hyphen would hold on to what it follows. */
export function FlagBreak(): ReactNode {
  return useLanguage() === 'zh' && <wbr />
}
