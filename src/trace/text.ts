/** Events of the trace as lines for a person: who, what, and for terms their Erlang notation. */
import { decode } from '../etf/decode.ts'
import { format } from '../term/format.ts'
import type { TraceEvent } from './event.ts'

/** One line, without the time. */
export function traceText(event: TraceEvent): string {
  return `${event.where} ${what(event)}`
}

function what(event: TraceEvent): string {
  switch (event.type) {
    case 'dial':
      return `dials ${event.to.host}:${event.to.port}`
    case 'dial_failed':
      return `does not reach ${event.to.host}:${event.to.port}: ${event.failure}`
    case 'connected':
      return `${event.local.host}:${event.local.port} is connected with ${event.remote.host}:${event.remote.port}`
    case 'disconnected':
      return `is no longer connected with ${event.remote.host}:${event.remote.port}${event.error === undefined ? '' : `: ${event.error}`}`
    case 'segment_sent':
      return `${event.from} ─▶ ${event.to} ${event.carries}, ${event.bytes} bytes`
    case 'segment_arrived':
      return `segment ${event.id} has arrived`
    case 'segment_lost':
      return `segment ${event.id} is lost`
    case 'epmd_request':
      return `${arrow(event.side === 'client')} epmd ${event.kind} ${hex(event.bytes)}`
    case 'epmd_response':
      return `${arrow(event.side === 'server')} epmd answer to ${event.to} ${hex(event.bytes)}`
    case 'epmd_registered':
      return `registers ${event.name} at port ${event.port}, creation ${event.creation}`
    case 'epmd_unregistered':
      return `forgets ${event.name}`
    case 'handshake':
      return `${arrow(event.direction === 'sent')} ${event.peer} handshake ${event.step} ${hex(event.bytes)}`
    case 'frame':
      return `${arrow(event.direction === 'sent')} ${event.peer} ${event.control}${event.payload === undefined ? '' : ` ${term(event.payload)}`}`
    case 'spawn':
      return `spawns ${event.pid}`
    case 'exit':
      return `${event.pid} ends: ${term(event.reason)}`
    case 'send':
      return `${event.from} says ${event.to} ! ${term(event.message)}`
    case 'deliver':
      return `${event.to} gets ${term(event.message)}`
    case 'link':
      return `${event.from} is linked with ${event.to}`
    case 'unlink':
      return `${event.from} is no longer linked with ${event.to}`
    case 'nodeup':
      return `is connected with ${event.peer}${event.hidden ? ' (hidden)' : ''}`
    case 'nodedown':
      return `has lost ${event.peer}: ${event.reason}`
    case 'connect_failed':
      return `has no connection with ${event.peer}: ${event.reason}`
  }
}

const arrow = (out: boolean): string => (out ? '─▶' : '◀─')

/** How many bytes a line shows. */
const SHOWN = 24

function hex(bytes: Uint8Array): string {
  const shown = Array.from(bytes.subarray(0, SHOWN), (byte) => byte.toString(16).padStart(2, '0')).join(' ')
  return bytes.length > SHOWN ? `${shown} … (${bytes.length} bytes)` : shown
}

const term = (bytes: Uint8Array): string => format(decode(bytes))
