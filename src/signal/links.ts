/**
 * The links of one process, as rules without effects: what it knows of each, and what a signal changes.
 *
 * Both ends of a link keep their own record and may change it at the same time, so they can disagree for as long as
 * signals travel. The identifier of an unlink, and its acknowledgement, make them agree in the end:
 *
 *   A                      B
 *     UNLINK_ID 1 ────▶          A: inactive, waits for 1; exit signals by this link are ignored
 *        ◀──── LINK              ignored by A, for B sent it before it knew
 *        ◀──── UNLINK_ID_ACK 1   B: no link any more; A: nor here
 *
 * OTP: erl_dist_protocol, "Link Protocol", "New Link Protocol".
 */
import type { Pid } from '../term/identifier.ts'
import { KEY } from '../term/kind.ts'
import { Table } from './table.ts'

interface LinkInfo {
  readonly pid: Pid
  /** The unlink that is not acknowledged yet; `undefined` while the link is active. */
  unlinking: bigint | undefined
}

/** Is told of each process that something is known about from now on, and of each that nothing is any more. */
export interface LinkCount {
  linked(pid: Pid, step: 1 | -1): void
}

export class Links {
  readonly #count: LinkCount | undefined
  readonly #byPid = new Table<string, LinkInfo>()
  #lastId = 0n

  constructor(count?: LinkCount) {
    this.#count = count
  }

  /** The processes linked with. */
  active(): Pid[] {
    return [...this.#byPid.values()].filter(isActive).map(({ pid }) => pid)
  }

  /** The process links itself with `pid`. True when a LINK is to be sent. */
  link(pid: Pid): boolean {
    const info = this.#byPid.get(pid[KEY])
    if (info !== undefined && isActive(info)) return false
    this.#set(pid)
    return true
  }

  /** A LINK came. While an unlink is outstanding it changes nothing. */
  linkReceived(pid: Pid): void {
    if (!this.#byPid.has(pid[KEY])) this.#set(pid)
  }

  /** The process gives up its link with `pid`. The id with which an UNLINK_ID is to be sent, if one is. */
  unlink(pid: Pid): bigint | undefined {
    const info = this.#byPid.get(pid[KEY])
    if (info === undefined || !isActive(info)) return undefined
    this.#lastId = BigInt.asUintN(64, this.#lastId + 1n) || 1n
    info.unlinking = this.#lastId
    return this.#lastId
  }

  /** An UNLINK_ID came. An outstanding unlink of our own still waits for its acknowledgement. */
  unlinkReceived(pid: Pid): void {
    const info = this.#byPid.get(pid[KEY])
    if (info !== undefined && isActive(info)) this.#delete(pid)
  }

  /** An UNLINK_ID_ACK came. One whose id is not the outstanding one is stale. */
  unlinkAcknowledged(pid: Pid, id: bigint): void {
    if (this.#byPid.get(pid[KEY])?.unlinking === id) this.#delete(pid)
  }

  /** An exit signal came by the link with `pid`, which is over. True when it was active, so that the signal counts. */
  broken(pid: Pid): boolean {
    const info = this.#byPid.get(pid[KEY])
    this.#delete(pid)
    return info !== undefined && isActive(info)
  }

  /** The process ends: nothing is known any more. The processes that it was linked with. */
  end(): Pid[] {
    const active = this.active()
    for (const { pid } of [...this.#byPid.values()]) this.#delete(pid)
    return active
  }

  /** Every process of `node` about which something is known, linked or just unlinked. */
  on(node: Pid['node']): Pid[] {
    return [...this.#byPid.values()].filter(({ pid }) => pid.node === node).map(({ pid }) => pid)
  }

  #set(pid: Pid): void {
    if (!this.#byPid.has(pid[KEY])) this.#count?.linked(pid, 1)
    this.#byPid.set(pid[KEY], { pid, unlinking: undefined })
  }

  #delete(pid: Pid): void {
    if (this.#byPid.delete(pid[KEY])) this.#count?.linked(pid, -1)
  }
}

const isActive = (info: LinkInfo): boolean => info.unlinking === undefined
