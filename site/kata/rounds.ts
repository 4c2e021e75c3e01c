/** What the loops of a learner's code call at each round: `guard-loops.ts` says why. */

export const ROUND = 'pangpongRound'

/** Far more than a kata needs; so many entries a list can have before memory is short. */
export const MOST_ROUNDS = 2_000_000

/** The function that is called: from the first round too many it does not return. */
export function countRounds(): () => void {
  let left = MOST_ROUNDS
  return () => {
    if (--left < 0) for (;;);
  }
}
