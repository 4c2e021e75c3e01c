/**
 * The locker: one process a node, which takes the lock on the names for a meeting with another node. It locks all nodes
 * known on this side, and the other node as well; the other node's locker does the same from there, under the same
 * requester, so the two help each other and never block.
 *
 *   my name server ── {his_the_locker, HisLocker, HisVersion, HisTag, MyTag} ─▶ my locker     (a meeting is on)
 *   my locker ── {lock_set, MyLocker, true, Known, HisTag} ─▶ his name server ─▶ his locker   (my side is locked)
 *   my locker ◀─ {lock_set, HisLocker, true | false, Known, MyTag} ── his side
 *   my locker ── {lock_is_set, Node, MyTag, LockId} ─▶ my name server                         (both are: exchange names)
 *   my name server ── {cancel, Node, MyTag, [{Node, Message}]} ─▶ my locker                   (done, or given up)
 *
 * The messages of a `cancel` are cast before the lock is given back: whoever gets the lock next has seen them.
 *
 * An attempt is made at once when somebody new is to be met, and when the lock is given back here; OTP's locker lets 0.2 to
 * 3 seconds pass first. Only after an attempt that failed there is a pause, longer from one to the next, so that those who
 * stand in each other's way find an order.
 * OTP: `global.erl`, "The locker is a satellite process to global_name_server".
 */
import type { Self } from '../process/self.ts'
import { type Atom, atom, atomName } from '../term/atom.ts'
import { compare } from '../term/compare.ts'
import { equals } from '../term/equal.ts'
import type { Pid } from '../term/identifier.ts'
import { kindOf } from '../term/kind.ts'
import { any, match, matches, Pattern } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { VERIFIES_CONNECT } from './known.ts'
import { castTo, GLOBAL, type LockContext, releaseGlobalLock, setLockOnce, theBoss } from './lock_client.ts'
import type { LockId } from './locks.ts'

/** One whose side is to be met. */
interface Him {
  readonly node: string
  readonly locker: Pid
  readonly version: number
  readonly hisTag: Term
  readonly myTag: number
}

const HIS_THE_LOCKER = t(atom('his_the_locker'), any.pid, any.small, any, any.small)
/** With his version before 8, the tag is missing. */
const LOCK_IS_SET = any.of(
  t(atom('lock_set'), any.pid, true, any, any),
  t(atom('lock_set'), any.pid, true, any),
)
const CANCEL = t(atom('cancel'), any.atom, any, any.list)

/** `{lock_is_free}` from the name server: somebody else has given back the lock on the names of this node. */
export const LOCK_IS_FREE = t(atom('lock_is_free'))

/** A bit of chance before each attempt, in milliseconds, lest all nodes try in step. */
const JITTER = 20
/** The first pause after an attempt that failed, in milliseconds. */
const FIRST_PAUSE = 200

export function locker(context: LockContext): (self: Self) => Promise<never> {
  return (self) => new Locker(self, context).run()
}

class Locker {
  readonly #self: Self
  readonly #context: LockContext
  #waiting: Him[] = []
  /** How many attempts in a row somebody else was in the way of. */
  #failures = 0
  /** What passes without a message before the next attempt, in milliseconds. */
  #pause = 0

  constructor(self: Self, context: LockContext) {
    this.#self = self
    this.#context = context
  }

  async run(): Promise<never> {
    for (;;) {
      const message = (await this.#self.receive(any, { after: 0 })) ?? (await this.#nextWithPatience())
      if (message !== undefined) await this.#take(message)
      else if (this.#context.locks.requesterOf(GLOBAL) === undefined) await this.#lockForSomeone()
      else this.#pause = this.#longPause() // there will be word when it is free
    }
  }

  /** The next message, or `undefined` when it is time to try for the lock. */
  #nextWithPatience(): Promise<Term | undefined> {
    return this.#waiting.length === 0 ? this.#self.receive() : this.#self.receive(any, { after: this.#pause })
  }

  /** The next attempt comes soon. */
  #trySoon(): void {
    this.#pause = Math.min(this.#pause, this.#context.random.uint32() % JITTER)
  }

  /** Half of it is chance. It grows up to what OTP's locker waits, or twice that for a node that is alone. */
  #longPause(): number {
    const known = this.#context.known().length
    const longest = known === 0 ? 2 * FIRST_PAUSE : Math.min(1000 + 100 * known, 3000)
    const pause = Math.min(FIRST_PAUSE * 2 ** this.#failures, longest)
    return pause / 2 + (this.#context.random.uint32() % (pause / 2))
  }

  async #take(message: Term): Promise<void> {
    if (equals(message, LOCK_IS_FREE)) return this.#trySoon()
    const meeting = match(HIS_THE_LOCKER, message)
    if (meeting !== undefined) {
      const [, pid, version, hisTag, myTag] = meeting
      this.#waiting.push({ node: pid.node.name, locker: pid, version, hisTag, myTag })
      if (this.#failures === 0) this.#trySoon()
      return
    }
    const cancelled = match(CANCEL, message)
    if (cancelled !== undefined) return this.#forget(atomName(cancelled[1]), cancelled[2])
    const set = match(LOCK_IS_SET, message)
    if (set !== undefined) await this.#lockWithHim(set[1], set.length === 5 ? set[4] : undefined)
  }

  // #region lock-for-someone
  /** Locks this side for one of those that wait, and asks his side. */
  async #lockForSomeone(): Promise<void> {
    const known = this.#context.known()
    this.#waiting = this.#waiting.filter(({ node }) => !known.includes(node))
    const here = this.#waiting.filter(({ node }) => hostOf(node) === hostOf(this.#context.here))
    const candidates = here.length > 0 ? here : this.#waiting // neighbours first: they are quick
    const him = candidates[this.#context.random.uint32() % candidates.length]
    if (him === undefined) return
    const id = this.#lockId(him.locker)
    const locked = await this.#lockSafely(id, [him.node])
    if (locked === undefined) return this.#failed()
    this.#sendLockSet(him, true)
    await this.#awaitHisSide(him, id, [...new Set([this.#context.here, him.node, ...locked])])
  }
  // #endregion

  async #awaitHisSide(him: Him, id: LockId, locked: readonly string[]): Promise<void> {
    const fromHim = new Pattern<Pid>(
      'his locker',
      (term) => kindOf(term) === 'pid' && (term as Pid).node.name === him.node,
    )
    const answers: readonly unknown[] = [
      t(atom('lock_set'), fromHim, any.boolean, any, him.myTag),
      t(atom('lock_set'), fromHim, any.boolean, any),
      t(atom('cancel'), atom(him.node), him.myTag, any.list),
    ]
    const answer = await this.#self.receive(any.of(...answers))
    const cancel = match(CANCEL, answer)
    if (cancel !== undefined) {
      this.#cast(cancel[3])
      this.#forget(him.node, him.myTag)
    } else if (match(LOCK_IS_SET, answer) !== undefined) {
      return this.#bothAreLocked(him, id, locked)
    } else {
      this.#failed()
    }
    await releaseGlobalLock(this.#self, this.#context, id, locked)
  }

  #failed(): void {
    this.#pause = this.#longPause()
    this.#failures++
  }

  /** His side is locked: lock this one under the same requester, and say whether it could be. */
  async #lockWithHim(hisLocker: Pid, myTag: Term | undefined): Promise<void> {
    const him = this.#waiting.find(
      (one) => one.node === hisLocker.node.name && (myTag === undefined || equals(one.myTag, myTag)),
    )
    if (him === undefined) {
      this.#sendLockSet({ locker: hisLocker, version: 0, hisTag: 0 }, false)
      return
    }
    const id = this.#lockId(hisLocker)
    const locked = await this.#lockSafely(id, [])
    this.#sendLockSet(him, locked !== undefined)
    if (locked !== undefined) await this.#bothAreLocked(him, id, [this.#context.here, ...locked])
  }

  /** Holds the lock until the name server has finished with him. */
  async #bothAreLocked(him: Him, id: LockId, locked: readonly string[]): Promise<void> {
    const set = t(atom('lock_is_set'), atom(him.node), him.myTag, id)
    castTo(this.#self, this.#context, this.#context.here, set)
    const [, , , messages] = await this.#self.receive(t(atom('cancel'), atom(him.node), him.myTag, any.list))
    this.#cast(messages)
    await releaseGlobalLock(this.#self, this.#context, id, locked)
    this.#failures = 0
    this.#pause = 0
    this.#forget(him.node, him.myTag)
  }

  /**
   * Locks the boss, then this node, the `extra` ones and all others known at once; OTP asks these in two steps. Returns the
   * known nodes, which are locked now, or `undefined` when somebody else has the lock.
   */
  async #lockSafely(id: LockId, extra: readonly string[]): Promise<readonly string[] | undefined> {
    const { here, locks } = this.#context
    const boss = theBoss([here, ...this.#context.known()])
    if (boss !== here && !locks.canSet(id)) return undefined
    const { isConnected } = this.#context // who is gone is not dialled for a meeting, which will be given up
    const set = (nodes: readonly string[]) =>
      setLockOnce(
        this.#self,
        this.#context,
        id,
        nodes.filter((node) => node === here || isConnected(node)),
      )
    if (!(await set([boss]))) return undefined
    const known = this.#context.known()
    if (await set([here, ...extra, ...known].filter((node) => node !== boss))) return known
    await releaseGlobalLock(this.#self, this.#context, id, [boss])
    return undefined
  }

  /** Both lockers make the same one. */
  #lockId(hisLocker: Pid): LockId {
    return t(GLOBAL, [this.#self.pid, hisLocker].sort(compare))
  }

  #sendLockSet({ locker, version, hisTag }: Pick<Him, 'locker' | 'version' | 'hisTag'>, set: boolean): void {
    const known = this.#context.known().map((node) => atom(node))
    const common = [atom('lock_set'), this.#self.pid, set, known] as const
    const message = version < VERIFIES_CONNECT ? t(...common) : t(...common, hisTag)
    if (this.#context.isConnected(locker.node.name))
      castTo(this.#self, this.#context, locker.node.name, message)
  }

  #cast(messages: readonly Term[]): void {
    for (const message of messages) {
      if (matches(t(any.atom, any.tuple), message)) {
        const [node, content] = message as unknown as [Atom, Term]
        castTo(this.#self, this.#context, node.name, content)
      }
    }
  }

  #forget(node: string, myTag: Term): void {
    this.#waiting = this.#waiting.filter((him) => him.node !== node || !equals(him.myTag, myTag))
  }
}

const hostOf = (node: string): string => node.slice(node.indexOf('@') + 1)
