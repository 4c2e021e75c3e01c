/**
 * A question with answers to choose from; each says why it is right or wrong once it is chosen.
 *
 *     <Quiz id="silence">
 *       <Question>…</Question>
 *       <Answer>… <Why>…</Why></Answer>
 *       <Answer correct>… <Why>…</Why></Answer>
 *     </Quiz>
 *
 * Nothing is counted: a wrong choice is a way to read its explanation.
 */
import { Children, createContext, isValidElement, type ReactNode, useContext, useId, useState } from 'react'
import { Pause } from './Pause.tsx'
import { useText } from './use-text.ts'

interface QuizState {
  name: string
  chosen: string | undefined
  choose: (answer: string) => void
}

const QuizContext = createContext<QuizState | undefined>(undefined)

const texts = {
  en: { right: 'Yes. ', wrong: 'No. ', quiz: 'Quiz' },
  zh: { right: '对。', wrong: '不对。', quiz: '小测验' },
}

export function Quiz({ id, children }: { id: string; children: ReactNode }): ReactNode {
  const [chosen, choose] = useState<string>()
  const text = useText(texts)
  const parts = Children.toArray(children)
  const isQuestion = (part: ReactNode) => isValidElement(part) && part.type === Question
  return (
    <fieldset className="quiz" id={`quiz-${id}`}>
      <legend className="quiz__legend">
        <span className="quiz__kind">{text.quiz}</span>
        {parts.filter(isQuestion)}
      </legend>
      <QuizContext.Provider value={{ name: `quiz-${id}`, chosen, choose }}>
        {parts.filter((part) => !isQuestion(part))}
      </QuizContext.Provider>
    </fieldset>
  )
}

export function Question({ children }: { children: ReactNode }): ReactNode {
  return <div className="quiz__question">{children}</div>
}

export function Answer({ correct = false, children }: { correct?: boolean; children: ReactNode }): ReactNode {
  const quiz = useContext(QuizContext)
  const answer = useId()
  const text = useText(texts)
  if (quiz === undefined) throw new Error('<Answer> stands outside a <Quiz>')

  const [label, why] = splitWhy(children)
  const chosen = quiz.chosen === answer
  const verdict = correct ? 'right' : 'wrong'
  return (
    <div className="quiz__answer" data-verdict={chosen ? verdict : undefined}>
      <label>
        <input
          checked={chosen}
          name={quiz.name}
          onChange={() => quiz.choose(answer)}
          type="radio"
          value={answer}
        />
        <span>{label}</span>
        <Pause />
      </label>
      <div aria-live="polite" className="quiz__why">
        {chosen && (
          <>
            <strong>{text[verdict]}</strong>
            {why}
          </>
        )}
      </div>
    </div>
  )
}

export function Why({ children }: { children: ReactNode }): ReactNode {
  return <div>{children}</div>
}

/** Parts an answer from its reason. MDX may have wrapped both in one paragraph: then that is looked into. */
function splitWhy(children: ReactNode): [label: ReactNode[], why: ReactNode[]] {
  const parts = Children.toArray(children)
  const [only] = parts
  if (parts.length === 1 && isValidElement<{ children?: ReactNode }>(only) && only.type !== Why) {
    return splitWhy(only.props.children)
  }
  const isWhy = (part: ReactNode) => isValidElement(part) && part.type === Why
  return [parts.filter((part) => !isWhy(part)), parts.filter(isWhy)]
}
