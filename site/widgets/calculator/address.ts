/**
 * What a widget shows, kept in the address behind the `#`, so that it can be sent to someone: `#term={ok,1}`. An address
 * that says nothing of the widget, or nothing that it understands, leaves it as it is.
 */
import { useEffect, useEffectEvent } from 'react'

/** Typing would write the address too often; browsers forbid that. Milliseconds. */
const REST = 300

export function readAddress(key: string): string | undefined {
  return new URLSearchParams(location.hash.slice(1)).get(key) ?? undefined
}

/** The whole address of this page with the widget as it is now. */
export function addressWith(key: string, value: string): string {
  const url = new URL(location.href)
  url.hash = new URLSearchParams({ [key]: value }).toString()
  return url.href
}

/**
 * Writes `value` into the address once it rests; `undefined`, as long as the reader has done nothing, leaves the address
 * alone. `take` is told when the address is changed by hand or by a link.
 */
export function useAddress(key: string, value: string | undefined, take: (value: string) => void): void {
  useEffect(() => {
    if (value === undefined || readAddress(key) === value) return
    const write = setTimeout(() => history.replaceState(history.state, '', addressWith(key, value)), REST)
    return () => clearTimeout(write)
  }, [key, value])

  const changed = useEffectEvent(() => {
    const given = readAddress(key)
    if (given !== undefined && given !== value) take(given)
  })
  useEffect(() => {
    addEventListener('hashchange', changed)
    return () => removeEventListener('hashchange', changed)
  }, [])
}
