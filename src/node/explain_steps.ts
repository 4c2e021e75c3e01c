/**
 * The way from a node's name to its `pong`, step by step: what each step finds out, and what can be wrong with it.
 * Plain data, which survives JSON; `explain.ts` walks the way, `explain_texts.ts` puts it into words.
 */
import type { FlagName } from '../handshake/flags.ts'
import type { Address } from '../transport/transport.ts'
import type { NameForm } from './names.ts'

/** What is known when all is well. */
export interface Facts {
  /** The name is well-formed, and of the form that this node may dial. */
  name: { readonly node: string; readonly form: NameForm }
  /** The host's name leads to an address; which, is not known if nothing there could be reached. */
  host: { readonly host: string; readonly address?: string }
  /** An EPMD answers there. */
  epmd: { readonly at: Address }
  /** It knows the name: the part before the @. */
  registered: { readonly name: string; readonly port: number; readonly hidden: boolean }
  /** The node's own port takes connections. */
  port: { readonly at: Address }
  /** The first word of the node: it lets a stranger go on. */
  status: { readonly status: string }
  /** The name that it gives itself is the one that was dialled. */
  identity: { readonly creation: number }
  /** What it can do is enough; `flags` are its own, in hexadecimal. */
  flags: { readonly flags: string }
  /** Each side has proved that it has the cookie. */
  cookie: Digests & { readonly theirs: string }
  /** There is a connection that this walk did not make: it was up before, or another attempt came first, on either side. */
  connection: { readonly by: 'before' | 'another' }
  /** The process `net_kernel` over there answered: this is the pong. */
  answer: { readonly from: string }
}

/** What was shown about the cookie. Digests are in hexadecimal, as `binary:encode_hex/1` prints them. */
export interface Digests {
  /** The number that the other node asked us to prove the cookie with. */
  readonly challenge: number
  /** What we answered. */
  readonly ours: string
  /** Our cookie for that node is not our own: it was set for that node alone. */
  readonly forPeerAlone: boolean
}

/** What can be wrong, and what is known of it in each case. */
export interface Faults {
  // At `name`.
  bad_name: { readonly given: string; readonly why: string }
  long_from_short: { readonly node: string; readonly host: string }
  short_from_long: { readonly node: string; readonly host: string }
  // At `host`; `meant` is a host whose name is nearly this one.
  unresolved: { readonly host: string; readonly meant?: string }
  // At `epmd`.
  epmd_refused: { readonly at: Address }
  epmd_unreachable: { readonly at: Address }
  epmd_silent: { readonly at: Address }
  not_epmd: { readonly at: Address; readonly why: string }
  // At `registered`; `meant` is whoever has nearly this name.
  unknown_name: {
    readonly name: string
    readonly host: string
    readonly names: readonly string[]
    readonly meant?: string
  }
  // At `port`.
  port_refused: { readonly at: Address }
  port_unreachable: { readonly at: Address }
  // During the handshake.
  hung_up: { readonly node: string }
  silent: { readonly node: string; readonly ms: number }
  no_handshake: { readonly node: string; readonly why: string }
  not_allowed: { readonly node: string; readonly us: string }
  /** The other node said that its own attempt goes on, and it never came. */
  nok: { readonly node: string }
  alive: { readonly node: string }
  wrong_name: { readonly node: string; readonly said: string }
  missing_flags: { readonly flags: string; readonly missing: readonly FlagName[] }
  /** What a wrong cookie looks like to the dialler: the other side is gone without a word. */
  digest_rejected: Digests & { readonly node: string; readonly us: string }
  /** The other side took our digest, but its own is not ours. */
  other_digest: Digests & { readonly theirs: string; readonly node: string; readonly us: string }
  // At `answer`.
  no_answer: { readonly node: string; readonly why: string }
  // Anywhere.
  given_up: { readonly node: string; readonly why: string }
}

/**
 * The steps from a name to a `pong`: `name`, `host`, `epmd`, `registered`, `port`, then the handshake with `status`,
 * `identity`, `flags` and `cookie`, and at last `answer`. `connection` stands in place of the steps for which there was
 * no need.
 */
export type StepName = keyof Facts

/** A fault by its name; the words for it are of `stepText`. */
export type FaultName = keyof Faults

/** A step that was taken, and what came out. */
export type Passed<S extends StepName = StepName> = {
  [Name in S]: { readonly step: Name; readonly ok: true; readonly facts: Facts[Name] }
}[S]

/** The step that failed, the last of an explanation: its fault, and what is known of it. */
export type Failed<F extends FaultName = FaultName> = {
  [Name in F]: {
    readonly step: StepName
    readonly ok: false
    readonly fault: Name
    readonly facts: Faults[Name]
  }
}[F]

/** One step of the way. The last one of a walk either failed or is `answer`. */
export type Step = Passed | Failed
