/** Examples to press, in a row behind what they are. */
import type { ReactNode } from 'react'
import styles from './calculator.module.css'

interface ChipsProps<T> {
  label: string
  choices: readonly T[]
  /** What stands on the chip; no two are alike. */
  name: (choice: T) => string
  isChosen: (choice: T) => boolean
  choose: (choice: T) => void
}

export function Chips<T>({ label, choices, name, isChosen, choose }: ChipsProps<T>): ReactNode {
  return (
    <div className={styles.chips}>
      <span className={styles.label}>{label}</span>
      {choices.map((choice) => (
        <button
          aria-pressed={isChosen(choice)}
          className={styles.chip}
          key={name(choice)}
          onClick={() => choose(choice)}
          type="button"
        >
          {name(choice)}
        </button>
      ))}
    </div>
  )
}
