/** The bytes of a beat, field by field: where they begin, what they are, what the specification calls them. */
import type { ReactNode } from 'react'
import { useText } from '../../components/use-text.ts'
import type { Anatomy } from '../../worker/anatomy.ts'
import type { Beat } from '../../worker/beat.ts'
import { anatomiesOf, type Parcel } from './carried.ts'
import { hex } from './hex.ts'
import styles from './stage.module.css'

const texts = {
  en: {
    caption: 'The bytes of this step',
    none: 'Choose a step, or a message under way in the picture: its bytes stand here, field by field, named as the specification names them.',
    noBytes: 'This step sends no bytes of its own.',
    log: (node: string) => `In the log of ${node}:`,
  },
  zh: {
    caption: '这一步的字节',
    none: '点一步，或者点图中路上的消息：它的字节会一段一段列在这里，每段都用规范里的名字。',
    noBytes: '这一步本身不发送字节。',
    log: (node: string) => `${node} 的日志：`,
  },
}

/** Of a step; or, if one was chosen in the picture, of all the messages that a segment carries. */
export function Bytes({ beat, parcel }: { beat: Beat | undefined; parcel?: Parcel | undefined }): ReactNode {
  const text = useText(texts)
  const messages = parcel ? anatomiesOf(parcel) : beat?.message ? [beat.message] : []
  return (
    // A region that scrolls can be reached by keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section aria-label={text.caption} className={styles.bytes} tabIndex={0}>
      {parcel && <p className={styles.parcel}>{parcel.label}</p>}
      {messages.map((message, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what a segment carries does not change
        <Fields key={index} message={message} />
      ))}
      {messages.length === 0 && (
        <p className={styles.quiet}>{beat === undefined && !parcel ? text.none : text.noBytes}</p>
      )}
      {!parcel && beat !== undefined && 'log' in beat && (
        <p className={styles.logLine}>
          {text.log(beat.from)}
          <code lang="en">{beat.log}</code>
        </p>
      )}
    </section>
  )
}

function Fields({ message: { bytes, fields } }: { message: Anatomy }): ReactNode {
  let end = 0
  const placed = fields.map(({ name, length, value }) => {
    const offset = end
    end += length
    return { name, value, offset, bytes: bytes.subarray(offset, end) }
  })
  return (
    <dl className={styles.fields}>
      {placed.map(({ name, value, offset, bytes }) => (
        <div key={offset}>
          <dt>
            <span className={styles.offset}>{offset}</span>
            {name}
          </dt>
          <dd className={styles.value}>{value}</dd>
          <dd className={styles.hex}>{hex(bytes)}</dd>
        </div>
      ))}
    </dl>
  )
}
