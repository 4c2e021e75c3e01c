/** Keeps the situation of a stage in the address of the page, whenever its time stands; and gives a link to it. */
import { useEffect } from 'react'
import { toHash } from './share.ts'
import type { Stage } from './use-stage.ts'

/** Gives the address of the situation as it is at this moment. */
export function useAddress(id: string, stage: Stage): () => string {
  const { seed, deeds, clock } = stage
  const hash = (): string => (deeds.length === 0 ? '' : toHash(id, { seed, deeds, until: clock.now }))
  const stands = clock.rate === 0
  const { length } = deeds

  // biome-ignore lint/correctness/useExhaustiveDependencies: the hash is made of these
  useEffect(() => {
    const { pathname, search } = location
    if (!stands || (length === 0 && !location.hash.startsWith(`#${id}=`))) return
    // Not by the router: to it a new hash is a new place, to scroll to.
    history.replaceState(history.state, '', `${pathname}${search}${hash()}`)
  }, [id, seed, length, stands])

  return () => new URL(`${location.pathname}${location.search}${hash()}`, location.href).href
}
