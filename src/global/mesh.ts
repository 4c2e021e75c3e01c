/**
 * How the mesh becomes full: whom to connect with, and whom to tell, when another
 * node says whom it knows.
 *
 * Where every node of two clusters does as these rules say, one connection between
 * the two is enough for all to find each other. It ends by itself, for nobody passes
 * on what it was told by a member of its own cluster.
 * OTP: `global.erl`, "Connection algorithm".
 */

/** Of nodes. */
type Names = readonly string[]

export interface Steps {
  /** Connect with these. */
  readonly connect: Names
  /** Tell these … */
  readonly tell: Names
  /** … that those have come. */
  readonly news: Names
}

/**
 * `peer` and this node have met, and `peer` knows `theirs`. Those that are known here
 * already are connected with as well, which is nothing, and are told that this node
 * has their names now.
 */
export function met(here: string, known: Names, peer: string, theirs: Names): Steps {
  const others = theirs.filter((node) => node !== here)
  return { connect: others, tell: known, news: [peer, ...others] }
}

/** A member of this cluster has told of `news`: whom to connect with. */
export function newcomers(here: string, known: Names, news: Names): Names {
  return news.filter((node) => node !== here && !known.includes(node))
}
