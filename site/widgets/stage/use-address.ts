/** Keeps the situation of a stage in the address of the page, whenever its time stands; and gives a link to it. */
import { useMemo } from 'react'
import * as address from '../address.ts'
import { pack } from './share.ts'
import type { Situation, Stage } from './use-stage.ts'

/** Gives the address of the situation as it is at this moment. */
export function useAddress(id: string, stage: Stage): () => string {
  const { seed, deeds, clock, ready } = stage
  const until = clock.now
  const stands = ready && clock.rate === 0
  const value = useMemo(
    () => (stands ? write({ seed, deeds, until }) : undefined),
    [stands, seed, deeds, until],
  )
  address.useAddress(id, value)
  return () => address.addressWith(id, write({ seed, deeds, until }))
}

/** Where nothing was done there is nothing to say. */
function write(situation: Situation): string {
  return situation.deeds.length === 0 ? '' : pack(situation)
}
