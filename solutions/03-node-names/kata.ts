/**
 * Kata 03, solved.
 */
import type { Form, Machine, NodeName, Refusal, Started } from './given.ts'
import { errors, NO_NODE } from './given.ts'

const NODE_NAME = /^([0-9A-Za-z_-]+)@([^\s@]+)$/

export function splitName(full: string): NodeName | 'no name' {
  const [, name, host] = NODE_NAME.exec(full) ?? []
  return name === undefined || host === undefined ? 'no name' : { name, host }
}

export function fullName(
  flag: '-sname' | '-name' | undefined,
  given: string,
  machine: Machine,
): Started | Refusal {
  if (flag === undefined) return { full: NO_NODE, form: 'none' }
  const { host, domain } = machine
  if (!given.includes('@')) {
    if (flag === '-sname') return fullName(flag, `${given}@${host}`, machine)
    return domain === undefined
      ? { error: errors.long }
      : fullName(flag, `${given}@${host}.${domain}`, machine)
  }
  const parts = splitName(given)
  if (parts === 'no name') return { error: errors.invalid }
  if (flag === '-name') return { full: given, form: 'long' }
  return hasPoint(parts) ? { error: errors.short } : { full: given, form: 'short' }
}

const hasPoint = ({ host }: NodeName): boolean => host.includes('.')

export function mayDial(form: Form, to: string): 'ok' | Refusal {
  if (form === 'none' || to === NO_NODE) return { error: errors.noNode }
  const parts = splitName(to)
  if (parts === 'no name') return { error: errors.invalid }
  if (form === 'short' && hasPoint(parts))
    return { error: errors.notQualified(parts.host) }
  if (form === 'long' && !hasPoint(parts))
    return { error: errors.qualified(parts.host) }
  return 'ok'
}

export function whoCanBegin(a: Started, b: Started): readonly string[] {
  const able: string[] = []
  if (mayDial(a.form, b.full) === 'ok') able.push(a.full)
  if (mayDial(b.form, a.full) === 'ok') able.push(b.full)
  return able
}

export function sameNode(a: string, b: string): boolean {
  return a === b
}

export function mayStart(running: readonly string[], full: string): 'ok' | Refusal {
  if (full === NO_NODE) return 'ok'
  const taken = running.some(
    (other) => other !== NO_NODE && beforeAt(other) === beforeAt(full),
  )
  return taken ? { error: errors.inUse(full) } : 'ok'
}

const beforeAt = (full: string): string | undefined => full.split('@')[0]

export function prompt(full: string, n: number): string {
  return full === NO_NODE ? `${n}> ` : `(${full})${n}> `
}
