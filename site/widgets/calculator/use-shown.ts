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
  change(next: T): void
  link(): string
}

/** Begins with what the address says under that key, or with `start`. */
export function useShown<T>(key: string, start: T, { write, parse }: Written<T>): Kept<T> {
  const [sent] = useState(() => {
    const text = readAddress(key)
    return text === undefined ? undefined : parse(text)
  })
  const [shown, setShown] = useState(sent ?? start)
  const [touched, setTouched] = useState(sent !== undefined)
  const value = write(shown)
  useAddress(key, touched ? value : undefined, {
    rest: REST,
    take: (text) => setShown(parse(text) ?? shown),
  })
  return {
    shown,
    sent: sent !== undefined,
    change(next) {
      setTouched(true)
      setShown(next)
    },
    link: () => addressWith(key, value),
  }
}
