/**
 * How the mesh becomes full: whom to connect with, and whom to tell, when another node says whom it knows.
 *
 * Where every node of two clusters does as these rules say, one connection between the two is enough for all to find
 * each other. It ends by itself, for nobody passes on what it was told by a member of its own cluster.
 * OTP: `global.erl`, "Connection algorithm".
 */

export interface Steps {
  /** Connect with these. */
  readonly connect: readonly string[]
  /** Tell these … */
  readonly tell: readonly string[]
  /** … that those have come. */
  readonly news: readonly string[]
}

/**
 * `peer` and this node have met, and `peer` knows `theirs`. Those that are known here already are connected with as well,
 * which is nothing, and are told that this node has their names now.
 */
export function met(here: string, known: readonly string[], peer: string, theirs: readonly string[]): Steps {
  const others = theirs.filter((node) => node !== here)
  return { connect: others, tell: known, news: [peer, ...others] }
}

/** A member of this cluster has told of `news`: whom to connect with. */
export function newcomers(
  here: string,
  known: readonly string[],
  news: readonly string[],
): readonly string[] {
  return news.filter((node) => node !== here && !known.includes(node))
}
