/**
 * Predict first, then play: a question before a figure. The figure is there to be looked at, and comes to life once the
 * reader has chosen an answer or asked just to be shown. Nothing is said of the answer until the figure has been played;
 * then it stands below the figure, where the reader's eyes are. Its place is kept by itself, unseen: nothing moves when it
 * is shown, and no room is left over.
 *
 *     <Predict question={question} options={options} played={played}>
 *       <Figure onPlayed={() => setPlayed(true)} />
 *     </Predict>
 */
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { InlineCode } from '../components/InlineCode.tsx'
import { type Language, useLanguage, useText } from '../components/use-text.ts'
import styles from './Predict.module.css'

/** Plain text, in which `backticks` mark code. */
type Words = Record<Language, string>

export interface Option {
  readonly text: Words
  readonly right?: true
  /** One sentence: why it is so, or why not. */
  readonly because: Words
}

interface PredictProps {
  question: Words
  /** Two to four. */
  options: readonly Option[]
  /** Whether the figure has shown by now what was asked. As long as it has not, the reader may think again. */
  played: boolean
  /** The figure waits for nobody, as when someone was sent a link to what it shows. */
  open?: boolean
  /** Said instead of the advice to play, to a reader whom playing on leads nowhere. */
  astray?: Words | undefined
  /** Called once, with the option chosen first; with nothing if the reader wants just to be shown. */
  onPredicted?: (option?: Option) => void
  /** The figure. */
  children: ReactNode
}

const texts = {
  en: {
    predict: 'Predict first',
    choose: 'Choose, and the figure starts.',
    justShow: 'Just show me',
    changeable: 'Until you have played, you can change your mind.',
    predicted: (answer: string) => `You predicted "${answer}". Now play, and see.`,
    play: 'Now play, and see.',
    right: 'As you predicted. ',
    wrong: 'Not this time. ',
    answer: (answer: string) => `${answer}. `,
  },
  zh: {
    predict: '先猜一猜',
    choose: '选一个，下面的演示就能动手了。',
    justShow: '不猜，直接看',
    changeable: '动手之前，随时可以改主意。',
    predicted: (answer: string) => `你猜的是“${answer}”。动手试试看。`,
    play: '动手试试看。',
    right: '猜对了。',
    wrong: '这次没猜中。',
    answer: (answer: string) => `${answer}。`,
  },
}

export function Predict(props: PredictProps): ReactNode {
  const { question, options, played, astray, onPredicted, children } = props
  const text = useText(texts)
  const language = useLanguage()
  const [choice, setChoice] = useState<number>()
  const chosen = choice === undefined ? undefined : options[choice]
  const [shown, setShown] = useState(false)
  const isOpen = props.open === true || shown || choice !== undefined
  const name = useId()
  const figure = useRef<HTMLDivElement>(null)

  // Whoever was sent here wants to see the figure, not the top of the chapter.
  const [sent] = useState(props.open)
  useEffect(() => {
    if (sent) figure.current?.scrollIntoView()
  }, [sent])

  // The button that was pressed is gone; whoever pressed it by keyboard goes on in the figure.
  useEffect(() => {
    if (shown) figure.current?.focus({ preventScroll: true })
  }, [shown])

  const awaited = isOpen ? (chosen ?? options.find(({ right }) => right)) : undefined
  const verdict = (option: Option): string => {
    if (option === chosen) return option.right ? text.right : text.wrong
    return text.answer(option.text[language])
  }
  return (
    <>
      <fieldset className={styles.predict}>
        <legend className={styles.question}>
          <span className={styles.kind}>{text.predict}</span>
          <InlineCode text={question[language]} />
        </legend>
        {options.map((option, index) => (
          <label
            data-chosen={index === choice}
            data-verdict={played ? (option.right ? 'right' : 'wrong') : undefined}
            key={option.text.en}
          >
            <input
              checked={index === choice}
              disabled={played}
              name={name}
              onChange={() => {
                setChoice(index)
                if (!isOpen) onPredicted?.(option)
              }}
              type="radio"
            />
            <span>
              <InlineCode text={option.text[language]} />
            </span>
          </label>
        ))}
        <div className={styles.foot}>
          <p className={styles.note}>{isOpen ? chosen && !played && text.changeable : text.choose}</p>
          {!isOpen && (
            <button
              className={styles.justShow}
              onClick={() => {
                setShown(true)
                onPredicted?.()
              }}
              type="button"
            >
              {text.justShow}
            </button>
          )}
        </div>
      </fieldset>
      <div className={styles.figure} data-open={isOpen} inert={!isOpen} ref={figure} tabIndex={-1}>
        {children}
      </div>
      <div aria-live="polite" className={styles.below}>
        {awaited && (
          <p aria-hidden={!played} className={styles.judgement} key={played ? 'said' : 'kept'}>
            <strong>
              <InlineCode text={verdict(awaited)} />
            </strong>
            <InlineCode text={awaited.because[language]} />
          </p>
        )}
        {awaited && !played && (
          <p className={styles.play}>
            <InlineCode
              text={astray?.[language] ?? (chosen ? text.predicted(chosen.text[language]) : text.play)}
            />
          </p>
        )}
      </div>
    </>
  )
}
