/**
 * A part of the stage that a phone shows only when it is asked for: a button with its name, and the part below. Where there
 * is room there is no button, and the part is always there.
 */
import { type ReactNode, useId } from 'react'
import styles from './fold.module.css'

export function Fold({
  label,
  open,
  set,
  children,
}: {
  label: string
  open: boolean
  set: (open: boolean) => void
  children: ReactNode
}): ReactNode {
  const id = useId()
  return (
    <div className={styles.fold} data-open={open}>
      <button
        aria-controls={id}
        aria-expanded={open}
        className={styles.toggle}
        onClick={() => set(!open)}
        type="button"
      >
        {label}
      </button>
      <div className={styles.part} id={id}>
        {children}
      </div>
    </div>
  )
}
