/**
 * Control messages under a token of sequential tracing: each is the one without it, under another number, and with the
 * token at a place of its own.
 * OTP: erl_dist_protocol, SEND_TT and the others in "_TT".
 */
import { DFLAG } from '../handshake/flags.ts'
import { asToken, type Token } from '../signal/seq_trace.ts'
import type { Term } from '../term/term.ts'
import { ALTACT, ALTACT_SIG_SEND, type Control, ControlError, type Elements, shown } from './control.ts'

interface TracedKind {
  readonly plain: number
  readonly traced: number
  /** Where the token stands. */
  readonly place: number
}

/** Of SEND, EXIT, REG_SEND, EXIT2, SEND_SENDER, PAYLOAD_EXIT, PAYLOAD_EXIT2, SPAWN_REQUEST, SPAWN_REPLY, ALIAS_SEND. */
const KINDS: readonly TracedKind[] = [
  { plain: 2, traced: 12, place: 3 },
  { plain: 3, traced: 13, place: 3 },
  { plain: 6, traced: 16, place: 4 },
  { plain: 8, traced: 18, place: 3 },
  { plain: 22, traced: 23, place: 3 },
  { plain: 24, traced: 25, place: 3 },
  { plain: 26, traced: 27, place: 3 },
  { plain: 29, traced: 30, place: 6 },
  { plain: 31, traced: 32, place: 5 },
  { plain: 33, traced: 34, place: 3 },
]

const BY_TRACED = new Map<Term | undefined, TracedKind>(KINDS.map((kind) => [kind.traced, kind]))

/** The kind of which `tag` is the one with a token. */
export const tracedKind = (tag: Term | undefined): TracedKind | undefined => BY_TRACED.get(tag)

/** Takes a control message of such a kind apart. Throws `ControlError` when what stands there is no token. */
export function withoutToken(control: Elements, { plain, place }: TracedKind): [Elements, Token | undefined] {
  const rest = [plain, ...control.slice(1, place), ...control.slice(place + 1)]
  return [rest, readToken(control[place], control)]
}

/** A token as it came, of which `[]` is none. */
export function readToken(term: Term | undefined, control: Elements): Token | undefined {
  if (Array.isArray(term) && term.length === 0) return undefined
  const token = asToken(term)
  if (token === undefined)
    throw new ControlError(`the token is missing from the control message ${shown(control)}`)
  return token
}

/**
 * What goes out under `token` to a peer with these `flags`: as it is where there is no kind for that, or where an old peer
 * takes small labels only and this one is not.
 */
export function withToken({ control, payload }: Control, token: Token | undefined, flags: bigint): Control {
  const takes = (flags & DFLAG.BIG_SEQTRACE_LABELS) !== 0n || typeof token?.[1] === 'number'
  return { control: token === undefined || !takes ? control : inserted(control, token), payload }
}

function inserted(control: Elements, given: Token): Elements {
  const token = given as unknown as Term
  if (control[0] === ALTACT_SIG_SEND) {
    const [tag, flags, ...rest] = control
    return [tag as Term, (flags as number) | ALTACT.TOKEN, ...rest, token]
  }
  const kind = KINDS.find(({ plain }) => plain === control[0])
  if (kind === undefined) return control
  return [kind.traced, ...control.slice(1, kind.place), token, ...control.slice(kind.place)]
}
