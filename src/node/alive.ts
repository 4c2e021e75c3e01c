/**
 * How a node takes a name and gives it up: what must be there before, and that only one of the two happens at a time.
 * OTP: `net_kernel:start/2`, `net_kernel:stop/0`, `erlang:is_alive/0`.
 */
import { CookieTable } from './auth.ts'
import { Distribution, type DistributionOptions, type NetworkOptions, type Place } from './distribution.ts'
import { isDynamic, type NameForm, ownName } from './names.ts'

/** `erlang:get_cookie()` of a node that was never distributed. */
const NO_COOKIE = 'nocookie'

/** What a node that takes part in the distribution wants to know besides its name. */
export interface NamingOptions extends NetworkOptions, Partial<DistributionOptions> {
  /** The cookie, or where it is read when the node first takes a name. */
  readonly cookie: string | (() => Promise<string>)
  /** Called before this host's EPMD is asked to register the node: to start one, if there is none. */
  readonly ensureEpmd?: () => Promise<void>
}

/** The node has a name already, or is just taking one or giving it up. OTP's `already_started`. */
export class AlreadyStarted extends Error {
  override readonly name = 'AlreadyStarted'

  /** @param name - The name that the node has, or is taking. */
  constructor(name: string) {
    super(`this node is called ${name}, or will be in a moment: stopDistribution first`)
  }
}

export class Alive {
  readonly cookies: CookieTable
  readonly #place: Place
  readonly #options: NamingOptions
  #distribution: Distribution | undefined
  /** A name is being taken or given up. */
  #changing: Promise<void> | undefined
  #cookieIsRead: boolean
  #isStatic: boolean

  constructor(place: Omit<Place, 'cookies'>, options: NamingOptions) {
    const { cookie, name } = options
    this.#options = options
    this.#isStatic = name !== undefined
    this.#cookieIsRead = typeof cookie === 'string'
    this.cookies = new CookieTable(typeof cookie === 'string' ? cookie : NO_COOKIE)
    this.#place = { ...place, cookies: this.cookies }
  }

  /** Under the name that the node has now, if it has one. */
  get distribution(): Distribution | undefined {
    return this.#distribution
  }

  /** What `net_kernel:get_state/0` tells: how the name came to be. `isStatic`: the node began with it. */
  get state(): { form: NameForm; isDynamic: boolean; isStatic: boolean } | undefined {
    const { options } = this.#distribution ?? {}
    if (options === undefined) return undefined
    const { form, name } = options
    return { form, isDynamic: isDynamic(ownName(name, form)), isStatic: this.#isStatic }
  }

  /** Calls `ready` once the node has its name, before anyone can connect. Whatever it rejects with, nothing has changed. */
  async start(options: DistributionOptions, ready = (): void => {}): Promise<void> {
    if (this.#distribution !== undefined || this.#changing !== undefined)
      throw new AlreadyStarted(this.#distribution?.options.name ?? options.name)
    this.#changing = this.#begin({ ...this.#options, ...options }, ready).finally(() => {
      this.#changing = undefined
    })
    await this.#changing
  }

  async #begin(options: NamingOptions & DistributionOptions, ready: () => void): Promise<void> {
    const { cookie, ensureEpmd, erlEpmdPort, distListen } = options
    const name = ownName(options.name, options.form) // a bad name is told before anything is touched
    if (typeof cookie === 'function' && !this.#cookieIsRead) {
      this.cookies.set(await cookie())
      this.#cookieIsRead = true
    }
    if ((distListen ?? !isDynamic(name)) && erlEpmdPort === undefined) await ensureEpmd?.()
    await Distribution.start(this.#place, options, options, (distribution) => {
      this.#distribution = distribution
      ready()
    })
  }

  /** False when the node had no name. */
  async stop(): Promise<boolean> {
    if (this.#changing !== undefined) throw new AlreadyStarted(this.#place.runtime.node.name)
    const distribution = this.#distribution
    if (distribution === undefined) return false
    this.#distribution = undefined
    this.#isStatic = false
    this.#changing = distribution.stop().finally(() => {
      this.#changing = undefined
    })
    await this.#changing
    return true
  }

  /** For good, once whatever is under way is over: `last` is called while the node still has its name. */
  async end(last: () => void): Promise<void> {
    await this.#changing?.catch(() => {})
    const distribution = this.#distribution
    last()
    await distribution?.stop()
    this.#distribution = undefined
  }
}
