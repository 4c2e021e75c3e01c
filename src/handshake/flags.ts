/**
 * The capability flags that two nodes show each other before anything else.
 *
 * OTP: erl_dist_protocol, "Distribution Flags"; bit numbers from `dist.hrl` (the document gives MANDATORY_25_DIGEST a
 * wrong one). They pass 2^31, so they are a bigint.
 */

const bit = (n: number): bigint => 1n << BigInt(n)

export const DFLAG = {
  PUBLISHED: bit(0),
  ATOM_CACHE: bit(1),
  EXTENDED_REFERENCES: bit(2),
  DIST_MONITOR: bit(3),
  FUN_TAGS: bit(4),
  DIST_MONITOR_NAME: bit(5),
  HIDDEN_ATOM_CACHE: bit(6),
  NEW_FUN_TAGS: bit(7),
  EXTENDED_PIDS_PORTS: bit(8),
  EXPORT_PTR_TAG: bit(9),
  BIT_BINARIES: bit(10),
  NEW_FLOATS: bit(11),
  UNICODE_IO: bit(12),
  DIST_HDR_ATOM_CACHE: bit(13),
  SMALL_ATOM_TAGS: bit(14),
  UTF8_ATOMS: bit(16),
  MAP_TAG: bit(17),
  BIG_CREATION: bit(18),
  SEND_SENDER: bit(19),
  BIG_SEQTRACE_LABELS: bit(20),
  EXIT_PAYLOAD: bit(22),
  FRAGMENTS: bit(23),
  HANDSHAKE_23: bit(24),
  UNLINK_ID: bit(25),
  MANDATORY_25_DIGEST: bit(26),
  SPAWN: bit(32),
  NAME_ME: bit(33),
  V4_NC: bit(34),
  ALIAS: bit(35),
  ALTACT_SIG: bit(37),
} as const

export type FlagName = keyof typeof DFLAG

/** What a peer must have, from OTP 25 on. */
export const MANDATORY_25 =
  DFLAG.EXTENDED_REFERENCES |
  DFLAG.FUN_TAGS |
  DFLAG.NEW_FUN_TAGS |
  DFLAG.EXTENDED_PIDS_PORTS |
  DFLAG.EXPORT_PTR_TAG |
  DFLAG.BIT_BINARIES |
  DFLAG.NEW_FLOATS |
  DFLAG.UTF8_ATOMS |
  DFLAG.MAP_TAG |
  DFLAG.BIG_CREATION |
  DFLAG.HANDSHAKE_23

/** What this node can do. `PUBLISHED` comes on top for a visible one. */
export const OUR_FLAGS =
  MANDATORY_25 |
  DFLAG.MANDATORY_25_DIGEST |
  DFLAG.DIST_MONITOR |
  DFLAG.DIST_MONITOR_NAME |
  DFLAG.UNICODE_IO |
  DFLAG.DIST_HDR_ATOM_CACHE |
  DFLAG.SMALL_ATOM_TAGS |
  DFLAG.SEND_SENDER |
  DFLAG.BIG_SEQTRACE_LABELS |
  DFLAG.EXIT_PAYLOAD |
  DFLAG.FRAGMENTS |
  DFLAG.UNLINK_ID |
  DFLAG.SPAWN |
  DFLAG.V4_NC |
  DFLAG.ALIAS |
  DFLAG.ALTACT_SIG

/** MANDATORY_25_DIGEST alone stands for all the flags that OTP 25 made mandatory. */
export function expandDigest(flags: bigint): bigint {
  return (flags & DFLAG.MANDATORY_25_DIGEST) === 0n ? flags : flags | MANDATORY_25
}

/** The names of the mandatory flags that `flags` lacks. */
export function missingFlags(flags: bigint): FlagName[] {
  return flagNames(MANDATORY_25 & ~expandDigest(flags))
}

export function flagNames(flags: bigint): FlagName[] {
  return (Object.keys(DFLAG) as FlagName[]).filter((name) => (flags & DFLAG[name]) !== 0n)
}
