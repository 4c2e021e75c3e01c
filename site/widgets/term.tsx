/**
 * A term and its bytes, and how it goes over the wire. Type either: `readTerm` and `encode` of the runtime make bytes of a term, `decode` makes a term of
 * bytes, and each part of the one lights up with its part of the other.
 */
import { type ReactNode, useId, useMemo, useState } from 'react'
import { useText } from '../components/use-text.ts'
import { Chips } from './calculator/Chips.tsx'
import calculator from './calculator/calculator.module.css'
import { useShown, type Written } from './calculator/use-shown.ts'
import { type Option, Predict } from './Predict.tsx'
import { hex } from './stage/hex.ts'
import { Anatomy } from './term/Anatomy.tsx'
import { type Given, MAX_BYTES, type Problem, read } from './term/read.ts'
import { Sent } from './term/Sent.tsx'
import styles from './term/term.module.css'
import { Unreadable } from './Unreadable.tsx'

const EXAMPLES = [
  '1',
  '256',
  '-1',
  '12345678901234567890',
  '"abc"',
  '[1,2.5]',
  '[1,2,300]',
  '{ok,<<1,2>>}',
  '#{a => 1}',
  "'ü'",
  '[a|b]',
]
const ASKED = '[1,2,300]'
const START: Given = { as: 'term', text: '[1,2,3]' }

const question = {
  en: '`[1,2,3]` takes 7 bytes. How many does `[1,2,300]` take?',
  zh: '`[1,2,3]` 占 7 个字节。`[1,2,300]` 呢？',
}

const options: readonly Option[] = [
  {
    text: { en: '8', zh: '8 个' },
    because: {
      en: '300 does need one byte more, but with it the list is no STRING any longer: every element gets a tag, and that makes 16.',
      zh: '300 确实要多一个字节，可是有了它，这个列表就不能再当 STRING 装，每个元素都得带上标签，一共 16 个。',
    },
  },
  {
    text: { en: '10', zh: '10 个' },
    because: {
      en: '300 does take four bytes, but the tags come back as well, for each element and for the tail: 16.',
      zh: '300 确实要占四个字节，可是标签也都回来了，每个元素一个，表尾还有一个，一共 16 个。',
    },
  },
  {
    text: { en: '16', zh: '16 个' },
    right: true,
    because: {
      en: 'With 300 in it the list cannot go as STRING, so it goes as LIST: each element with its tag, and the tail.',
      zh: '有了 300，这个列表不能再当 STRING 装，只能用 LIST：每个元素带标签，末尾还有表尾。',
    },
  },
]

const texts = {
  en: {
    examples: 'For example',
    term: 'Term, in Erlang notation',
    bytes: 'Bytes, in hexadecimal',
    size: (size: number) => `${size} ${size === 1 ? 'byte' : 'bytes'}`,
    problem(problem: Problem): string {
      switch (problem.is) {
        case 'empty':
          return 'Type a term, or bytes, or press an example.'
        case 'no term':
          return `Column ${problem.column}: ${problem.why}`
        case 'no hex':
          return `Character ${problem.column} is "${problem.found}". Bytes are written with the digits 0 to 9 and a to f.`
        case 'half a byte':
          return 'The number of digits is odd: the last byte has only one. A byte has two.'
        case 'no such bytes':
          return `These bytes are no term: ${problem.why}. (Offsets count from 0.)`
        case 'too long':
          return `That takes more than ${MAX_BYTES} bytes, which is all that is shown here.`
      }
    },
  },
  zh: {
    examples: '例如',
    term: '数据项，用 Erlang 的写法',
    bytes: '字节，用十六进制',
    size: (size: number) => `${size} 个字节`,
    problem(problem: Problem): string {
      switch (problem.is) {
        case 'empty':
          return '输入一个数据项，或者一串字节，也可以点一个例子。'
        case 'no term':
          return `第 ${problem.column} 列：${problem.why}`
        case 'no hex':
          return `第 ${problem.column} 个字符是“${problem.found}”。字节只用 0 到 9 和 a 到 f 来写。`
        case 'half a byte':
          return '数字的个数是奇数：最后一个字节只有一位。每个字节要写两位。'
        case 'no such bytes':
          return `这串字节不是数据项，毛病在第 ${problem.offset} 个字节（从 0 数起）：${problem.why}`
        case 'too long':
          return `超过 ${MAX_BYTES} 个字节了，这里最多只显示这么多。`
      }
    },
  },
}

export default function TermWidget(): ReactNode {
  const text = useText(texts)
  const { shown: given, sent, unreadable, ...kept } = useShown('term', START, written)
  const [played, setPlayed] = useState(false)
  const id = useId()

  const change = (next: Given): void => {
    kept.change(next)
    if (read(next).root?.text === ASKED) setPlayed(true)
  }
  const { bytes, root, problem } = useMemo(() => read(given), [given])
  const shown = {
    term: given.as === 'term' ? given.text : (root?.text ?? ''),
    hex: given.as === 'hex' ? given.text : hex(bytes),
  }
  const field = (as: Given['as']): ReactNode => {
    const wrong = problem !== undefined && given.as === as
    return (
      <div className={calculator.field}>
        <label htmlFor={`${id}-${as}`}>{as === 'term' ? text.term : text.bytes}</label>
        <textarea
          aria-describedby={`${id}-${as}-note`}
          aria-invalid={wrong && problem.is !== 'empty'}
          autoCapitalize="off"
          autoComplete="off"
          id={`${id}-${as}`}
          maxLength={as === 'term' ? 1000 : 3 * MAX_BYTES}
          onChange={({ target }) => change({ as, text: target.value })}
          rows={2}
          spellCheck={false}
          value={shown[as]}
        />
        <p
          aria-live="polite"
          className={wrong && problem.is !== 'empty' ? styles.problem : styles.note}
          id={`${id}-${as}-note`}
        >
          {wrong ? text.problem(problem) : as === 'hex' && root && text.size(bytes.length)}
        </p>
      </div>
    )
  }
  return (
    <>
      {unreadable && <Unreadable />}
      <Predict open={sent} options={options} played={played} question={question}>
        <div className={calculator.calculator}>
          <Chips
            choices={EXAMPLES}
            choose={(example) => change({ as: 'term', text: example })}
            isChosen={(example) => given.as === 'term' && given.text === example}
            label={text.examples}
            name={(example) => example}
          />
          {field('term')}
          {field('hex')}
          <Anatomy
            bytes={bytes}
            key={hex(bytes)}
            root={root}
            wrong={problem?.is === 'no such bytes' ? problem.offset : undefined}
          />
          <Sent onSent={() => kept.change(given)} term={problem === undefined ? root?.text : undefined} />
        </div>
      </Predict>
    </>
  )
}

/** The term as it was typed; bytes as `hex:83…`, which is no term. */
const written: Written<Given> = {
  write: ({ as, text }) => (as === 'term' ? text : `hex:${text.replace(/\s/g, '')}`),
  parse(text) {
    const given: Given = text.startsWith('hex:')
      ? { as: 'hex', text: spaced(text.slice(4)) }
      : { as: 'term', text }
    const { problem } = read(given)
    return problem === undefined || problem.is === 'no such bytes' ? given : undefined
  },
}

const spaced = (digits: string): string => digits.replace(/..(?=.)/g, '$& ')
