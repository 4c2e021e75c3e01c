/** The term of the calculator above, sent from node to node: its bytes are in the frame, and the other side prints it. */
import type { ReactNode } from 'react'
import { InlineCode } from '../../components/InlineCode.tsx'
import { useText } from '../../components/use-text.ts'
import calculator from '../calculator/calculator.module.css'
import { play, sending } from '../plays/term.ts'
import { Shells } from '../stage/Shells.tsx'
import { Stage } from '../stage/Stage.tsx'

const texts = {
  en: {
    send: 'Send it from a to b',
    note: 'In a frame a term goes without its 131, and an atom takes only two bytes: `52` (82) and its place in the list before the control message.',
  },
  zh: {
    send: '从 a 发给 b',
    note: '帧里的数据项不带 131；原子只占两个字节：`52`（82），和它在控制消息之前那张表里的位置。',
  },
}

/** `term` in Erlang notation; nothing, while there is none. */
export function Sent({ term, onSent }: { term: string | undefined; onSent: () => void }): ReactNode {
  const text = useText(texts)
  return (
    <Stage
      head={(stage) => {
        const canSend = term !== undefined && stage.ready && !stage.busy('a@h1')
        return (
          <>
            <div className={calculator.row}>
              <button
                aria-disabled={!canSend}
                className="button button--primary"
                onClick={() => {
                  if (!canSend) return
                  onSent()
                  stage.run({ does: 'type', ...sending(term) })
                }}
                type="button"
              >
                {text.send}
              </button>
            </div>
            <p className={calculator.note}>
              <InlineCode text={text.note} />
            </p>
            <Shells first="b@h2" lines={play.lines} stage={stage} />
          </>
        )
      }}
      play={play}
    />
  )
}
