/**
 * Why pong, why pang: the questions on the way of a ping, in their order, each of which may be the last. The answers are
 * those of `Node.explain`, the runtime's own walk; what a question found out is said in its words.
 */
import { type ReactNode, useEffect, useState } from 'react'
import type { Step, StepName } from '../../../src/mod.ts'
import { stepText } from '../../../src/node/explain_texts.ts'
import { useLanguage, useText } from '../../components/use-text.ts'
import { WholeFlags } from '../../components/WholeFlags.tsx'
import { Fold } from './Fold.tsx'
import type { Stage } from './use-stage.ts'
import styles from './why.module.css'

/** The questions; `connection` is none, but stands for those that a living connection makes needless. */
type Question = Exclude<StepName, 'connection'>

const texts = {
  en: {
    why: 'The way to a pong',
    ask: (at: string, node: string) => `Why? Walk from ${at} to ${node}`,
    hint: 'Ask why, and the way lights up as far as it leads.',
    states: { open: '', passed: 'yes', failed: 'no: pang', skipped: 'not asked', unsure: 'not known' },
    questions: {
      name: 'May that name be dialled?',
      host: 'Has its host an address?',
      epmd: 'Does an EPMD answer there?',
      registered: 'Does it know the node?',
      port: 'Can the port be reached?',
      status: 'Does the node let us in?',
      identity: 'Is it who was dialled?',
      flags: 'Can it do what it must?',
      cookie: 'The same cookie?',
      answer: 'Does net_kernel answer?',
    },
  },
  zh: {
    why: '通往 pong 的路',
    ask: (at: string, node: string) => `为什么？从 ${at} 走到 ${node} 看看`,
    hint: '问一声“为什么”，这条路走得通多远，就亮到多远。',
    states: { open: '', passed: '是', failed: '否：pang', skipped: '没有问', unsure: '不知道' },
    questions: {
      name: '这个名字可以拨吗？',
      host: '主机名有地址吗？',
      epmd: '那里有 EPMD 应答吗？',
      registered: 'EPMD 认识这个节点吗？',
      port: '节点的端口连得上吗？',
      status: '对方让我们往下走吗？',
      identity: '它是要拨的那个节点吗？',
      flags: '必备的能力都有吗？',
      cookie: 'cookie 一致吗？',
      answer: 'net_kernel 有应答吗？',
    },
  },
}

const QUESTIONS = Object.keys(texts.en.questions) as Question[]

export function Why({ stage, at, node }: { stage: Stage; at: string; node: string }): ReactNode {
  const text = useText(texts)
  const { steps } = stage
  const [chosen, setChosen] = useState<Question>()
  const [isOpen, setOpen] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: with a new walk the newest step is shown again
  useEffect(() => setChosen(undefined), [steps[0]])
  const isWalking = [...stage.pending.values()].some(({ does }) => does === 'explain')
  const canWalk = !isWalking && stage.world.nodes.some(({ name }) => name === at)
  const last = steps.at(-1)
  const shown = (chosen && stepAt(steps, chosen)) ?? last
  return (
    <section aria-label={text.why} className={styles.why}>
      <button
        aria-disabled={!canWalk}
        className={styles.ask}
        onClick={() => {
          if (!canWalk) return
          setOpen(true)
          stage.run({ does: 'explain', at, node })
        }}
        type="button"
      >
        {text.ask(at, node)}
      </button>
      <Fold label={text.why} open={isOpen} set={setOpen}>
        <div className={styles.walk}>
          <ol className={styles.way}>
            {QUESTIONS.map((question) => {
              const step = stepAt(steps, question)
              const state = stateOf(question, step, last)
              return (
                <li data-state={state} data-step={question} key={question}>
                  <button
                    aria-pressed={step !== undefined && step === shown}
                    disabled={step === undefined}
                    onClick={() => setChosen(question)}
                    type="button"
                  >
                    <span className={styles.question}>{text.questions[question]}</span>
                    <span className={styles.state}>{text.states[state]}</span>
                    <span aria-hidden="true" className={styles.exit}>
                      → pang
                    </span>
                  </button>
                </li>
              )
            })}
            <li className={styles.pong} data-state={last?.ok && last.step === 'answer' ? 'passed' : 'open'}>
              pong
            </li>
          </ol>
          <div aria-live="polite" className={styles.says}>
            {shown === undefined ? <p className={styles.hint}>{text.hint}</p> : <Says step={shown} />}
          </div>
        </div>
      </Fold>
    </section>
  )
}

/** The step that answered a question, or made it needless. */
function stepAt(steps: readonly Step[], question: Question): Step | undefined {
  return steps.find(({ step }) => step === question) ?? skippedBy(steps, question)
}

function skippedBy(steps: readonly Step[], question: Question): Step | undefined {
  return question === 'name' || question === 'answer'
    ? undefined
    : steps.find(({ step }) => step === 'connection')
}

type State = keyof (typeof texts)['en']['states']

/** If a later question was answered, this one was gone past, with what result nobody heard. */
function stateOf(question: Question, step: Step | undefined, last: Step | undefined): State {
  if (step === undefined) {
    const isBehind = QUESTIONS.indexOf(question) < (QUESTIONS as readonly unknown[]).indexOf(last?.step)
    return isBehind ? 'unsure' : 'open'
  }
  if (step.step !== question) return 'skipped'
  return step.ok ? 'passed' : 'failed'
}

function Says({ step }: { step: Step }): ReactNode {
  const { title, says, mend } = stepText(step, useLanguage())
  return (
    <>
      <p className={styles.title}>{title}</p>
      <p>
        <WholeFlags text={says} />
      </p>
      {mend.map(({ say, code }) => (
        <div key={say}>
          <p className={styles.advice}>
            <WholeFlags text={say} />
          </p>
          {code !== undefined && <pre lang="en">{code}</pre>}
        </div>
      ))}
    </>
  )
}
