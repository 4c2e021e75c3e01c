/** From the error that a dialling ended with to the step that failed, and what is known about it. */

import { printable } from '../env/printable.ts'
import { EpmdUnreachable, UnresolvedHost } from '../epmd/client.ts'
import { EpmdProtocolError } from '../epmd/codec.ts'
import { CallFailed, CallTimeout } from '../gen_server/errors.ts'
import { HandshakeError } from '../handshake/errors.ts'
import { missingFlags } from '../handshake/flags.ts'
import { DialError } from '../transport/transport.ts'
import { UnknownNode } from './dial.ts'
import type { Failed, FaultName, Faults, StepName } from './explain_steps.ts'
import { hexFlags, type Way } from './explain_way.ts'
import { BadNodeName, parseNodeName } from './names.ts'
import { nearMiss } from './near_miss.ts'

/** `registered` are the names that EPMD knows, if it does not know the one that was asked for. */
export function faultOf(error: unknown, way: Way, registered: readonly string[]): Failed {
  const { node, dialler } = way
  if (error instanceof BadNodeName) return badName(error, way)

  const { name, host } = parseNodeName(node)
  if (error instanceof UnresolvedHost || (error instanceof DialError && error.failure === 'unresolved')) {
    const meant = nearMiss(host, [parseNodeName(dialler.us.name).host])
    return failed('host', 'unresolved', { host, ...(meant === undefined ? {} : { meant }) })
  }
  if (error instanceof EpmdUnreachable) return epmdUnreachable(error, way)
  if (error instanceof EpmdProtocolError) {
    const at = { host, port: dialler.epmdPort }
    return failed('epmd', 'not_epmd', { at, why: error.message })
  }
  if (error instanceof UnknownNode) {
    const meant = nearMiss(name, registered)
    return failed('registered', 'unknown_name', {
      name,
      host,
      names: registered,
      ...(meant === undefined ? {} : { meant }),
    })
  }
  if (error instanceof DialError) {
    return failed('port', error.failure === 'refused' ? 'port_refused' : 'port_unreachable', { at: error.to })
  }
  if (error instanceof HandshakeError) return handshakeFault(error, way)
  const why = error instanceof Error ? error.message : String(error)
  if (error instanceof CallTimeout || error instanceof CallFailed) {
    return failed('answer', 'no_answer', { node, why })
  }
  return failed(way.at, 'given_up', { node, why })
}

function failed<F extends FaultName>(step: StepName, fault: F, facts: Faults[F]): Failed {
  return { step, ok: false, fault, facts } as Failed
}

/** The name is none, or it is one of the form that this node may not dial. */
function badName({ given, message }: BadNodeName, { dialler }: Way): Failed {
  try {
    const { host } = parseNodeName(given)
    const fault = dialler.form === 'short' ? 'long_from_short' : 'short_from_long'
    return failed('name', fault, { node: given, host })
  } catch {
    return failed('name', 'bad_name', { given, why: message })
  }
}

function epmdUnreachable({ address: at, cause }: EpmdUnreachable, way: Way): Failed {
  if (way.at === 'epmd') return failed('epmd', 'epmd_silent', { at }) // it was asked, so something listens there
  const refused = cause instanceof DialError && cause.failure === 'refused'
  if (refused) way.pass('host', { host: at.host })
  return failed('epmd', refused ? 'epmd_refused' : 'epmd_unreachable', { at })
}

function handshakeFault({ failure, message }: HandshakeError, way: Way): Failed {
  const { node, dialler, challenge, digests } = way
  const us = dialler.us.name
  switch (failure) {
    case 'nok':
      return failed('status', 'nok', { node })
    case 'not-allowed':
      return failed('status', 'not_allowed', { node, us })
    case 'alive':
      return failed('status', 'alive', { node })
    case 'timeout':
      return failed(way.at, 'silent', { node, ms: dialler.us.setupTime })
    case 'closed':
      return failed(way.at, 'hung_up', { node })
    case 'protocol':
      return failed(way.at, 'no_handshake', { node, why: message })
    case 'wrong-name':
      if (challenge !== undefined)
        return failed('identity', 'wrong_name', { node, said: printable(challenge.name, 80) })
      break
    case 'missing-flags':
      if (challenge !== undefined) {
        const { creation, flags } = challenge
        way.pass('identity', { creation })
        return failed('flags', 'missing_flags', { flags: hexFlags(flags), missing: missingFlags(flags) })
      }
      break
    case 'closed-after-reply':
      if (digests !== undefined) return failed('cookie', 'digest_rejected', { ...digests, node, us })
      break
    case 'bad-digest':
      if (digests?.theirs !== undefined) {
        return failed('cookie', 'other_digest', { ...digests, theirs: digests.theirs, node, us })
      }
  }
  return failed(way.at, 'given_up', { node, why: message })
}
