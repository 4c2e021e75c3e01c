/**
 * What a widget shows, kept in the address behind the `#`, so that it can be sent to someone: `#term={ok,1}`. An address
 * that says nothing of the widget, or nothing that it understands, leaves it as it is.
 */
import { useEffect, useEffectEvent } from 'react'

export function readAddress(key: string): string | undefined {
  return new URLSearchParams(location.hash.slice(1)).get(key) ?? undefined
}

/**
 * The whole address of this page with the widget as it is now; without a word of it, where nothing is to be said. What is
 * said under other keys stays.
 */
export function addressWith(key: string, value: string): string {
  const url = new URL(location.href)
  const said = new URLSearchParams(url.hash.includes('=') ? url.hash.slice(1) : '')
  if (value === '') said.delete(key)
  else said.set(key, value)
  said.sort() // what the page is opened by stands first: `term` before its `wire`
  url.hash = said.toString()
  return url.href
}

interface Keeping {
  /** For how many milliseconds the value must stay as it is. Browsers forbid to write the address at every key. */
  readonly rest?: number
  /** Told when the address is changed by hand or by a link. */
  readonly take?: (value: string) => void
}

/** What is still to be written, since it may change again at once. */
const waiting = new Set<() => void>()

/** The address holds all that is shown: for who copies it. */
export function writeAddress(): void {
  for (const write of waiting) write()
}

/** Writes `value` into the address; `undefined`, as long as there is nothing to say, leaves the address alone. */
export function useAddress(key: string, value: string | undefined, { rest = 0, take }: Keeping = {}): void {
  useEffect(() => {
    if (value === undefined || (readAddress(key) ?? '') === value) return
    const forget = (): void => {
      clearTimeout(timer)
      waiting.delete(write)
    }
    const write = (): void => {
      forget()
      // Not by the router: to it a new hash is a new place, to scroll to.
      history.replaceState(history.state, '', addressWith(key, value))
    }
    const timer = setTimeout(write, rest)
    waiting.add(write)
    return forget
  }, [key, value, rest])

  const changed = useEffectEvent(() => {
    const given = readAddress(key)
    if (given !== undefined && given !== value) take?.(given)
  })
  useEffect(() => {
    addEventListener('hashchange', changed)
    return () => removeEventListener('hashchange', changed)
  }, [])
}
