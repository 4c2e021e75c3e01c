/** What a reader asked for and cannot be done, and why. The words are the page's, in its language. */
import { BadCookie, BadNodeName, EpmdUnreachable, NameTaken } from '../../src/mod.ts'
import { hostOf } from './scene.ts'

export type Refusal =
  | { readonly why: 'no_node'; readonly node: string }
  | { readonly why: 'no_host'; readonly host: string }
  /** As many nodes run as fit. */
  | { readonly why: 'full'; readonly most: number }
  /** A node of that name runs; or the EPMD of its host knows one. */
  | { readonly why: 'runs' | 'registered'; readonly node: string }
  /** Where there is no EPMD, no node can start. */
  | { readonly why: 'no_epmd'; readonly host: string }
  | { readonly why: 'bad_name'; readonly node: string }
  | { readonly why: 'bad_cookie' }
  /** It has not come to an end in all the time that it was given. */
  | { readonly why: 'endless' }

export class Refused extends Error {
  override readonly name = 'Refused'
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(refusal.why)
    this.refusal = refusal
  }
}

/** Why a node could not be started, or be given that cookie; any other error as it is. */
export function asRefused(error: unknown, node: string): unknown {
  if (error instanceof NameTaken) return new Refused({ why: 'registered', node })
  if (error instanceof EpmdUnreachable) return new Refused({ why: 'no_epmd', host: hostOf(node) })
  if (error instanceof BadNodeName) return new Refused({ why: 'bad_name', node })
  if (error instanceof BadCookie) return new Refused({ why: 'bad_cookie' })
  return error
}
