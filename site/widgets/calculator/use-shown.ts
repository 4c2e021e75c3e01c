/** What a calculator shows, kept in the address from the first change on. */
import { useState } from 'react'
import { addressWith, readAddress, useAddress } from '../address.ts'

/** Who types pauses for longer, sooner or later. Milliseconds. */
const REST = 300

/** How what is shown stands in an address. */
export interface Written<T> {
  write(shown: T): string
  /** Nothing for a text that means nothing. */
  parse(text: string): T | undefined
}

interface Kept<T> {
  readonly shown: T
  /** Whether the reader came by a link to what is shown. */
  readonly sent: boolean
  /** Whether the address says something that means nothing. */
  readonly unreadable: boolean
  change(next: T): void
  link(): string
}

/** Begins with what the address says under that key, or with `start`. */
export function useShown<T>(key: string, start: T, { write, parse }: Written<T>): Kept<T> {
  const [given] = useState(() => readAddress(key))
  const [sent, setSent] = useState(() => (given === undefined ? undefined : parse(given)))
  const [unreadable, setUnreadable] = useState(given !== undefined && sent === undefined)
  const [shown, setShown] = useState(sent ?? start)
  const [touched, setTouched] = useState(sent !== undefined)
  const value = write(shown)
  useAddress(key, touched ? value : undefined, {
    rest: REST,
    take(text) {
      const other = parse(text)
      setUnreadable(other === undefined)
      if (other === undefined) return
      setSent(other)
      setShown(other)
      setTouched(true)
    },
  })
  return {
    shown,
    sent: sent !== undefined,
    unreadable,
    change(next) {
      setUnreadable(false)
      setTouched(true)
      setShown(next)
    },
    link: () => addressWith(key, value),
  }
}
