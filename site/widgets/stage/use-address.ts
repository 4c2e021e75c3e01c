/** Keeps the situation of a stage in the address of the page, whenever its time stands; and gives a link to it. */
import { useMemo } from 'react'
import * as address from '../address.ts'
import { pack } from './share.ts'
import type { Situation, Stage } from './use-stage.ts'

/** For how many milliseconds a situation must stay as it is: a cookie is typed letter by letter. */
const REST = 200

/**
 * Gives the address of the situation as it is at this moment; `undefined`, if more was done than a link may hold. `take` is
 * told what the address says once it is another: by a link, by hand, or by a step back.
 */
export function useAddress(id: string, stage: Stage, take: (text: string) => void): () => string | undefined {
  const { seed, deeds, clock, ready } = stage
  const until = clock.now
  const stands = ready && clock.rate === 0
  const value = useMemo(
    () => (stands ? (write({ seed, deeds, until }) ?? '') : undefined),
    [stands, seed, deeds, until],
  )
  address.useAddress(id, value, { rest: REST, take })
  return () => {
    const situation = write({ seed, deeds, until })
    return situation === undefined ? undefined : address.addressWith(id, situation)
  }
}

/** Where nothing was done there is nothing to say. */
function write(situation: Situation): string | undefined {
  return situation.deeds.length === 0 ? '' : pack(situation)
}
