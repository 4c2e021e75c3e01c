/**
 * What a node makes of a newcomer, before it is known whether the newcomer has the cookie. When both have dialled at
 * once, their names decide which attempt goes on, and since both compare the same names, they decide alike.
 * OTP: `net_kernel`'s `accept_pending`; erl_dist_protocol, the status message.
 */

/**
 * - `ok`: no connection with it is up or under way;
 * - `ok_simultaneous`: ours is under way, and gives way to this one;
 * - `nok`: ours is under way, and goes on;
 * - `alive`: one is up. The newcomer may have restarted without our noticing.
 */
export type Pending = 'ok' | 'ok_simultaneous' | 'nok' | 'alive'

/** How far this node is with the newcomer already. */
export type Standing = 'nothing' | 'dialling' | 'up'

// #region pending
/** The answer of the node `us` to one that says it is `peer`. Names compare by their characters' codes. */
export function pendingFor(us: string, peer: string, standing: Standing): Pending {
  if (us === peer) return 'nok'
  if (standing === 'up') return 'alive'
  if (standing === 'nothing') return 'ok'
  return us > peer ? 'nok' : 'ok_simultaneous'
}
// #endregion
