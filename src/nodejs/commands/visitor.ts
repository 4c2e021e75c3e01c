/** The node that a command makes for one visit: what it is called. */
import { hostname } from 'node:os'
import type { CommandLine } from './options.ts'

/** The name that the user gave; else one of the form that may dial `target`, unlike that of any other node here. */
export function visitorName(
  command: string,
  target: string,
  { sname, name }: Pick<CommandLine, 'sname' | 'name'>,
): { sname: string } | { name: string } {
  if (sname !== undefined) return { sname }
  if (name !== undefined) return { name }
  const own = `pangpong_${command}_${process.pid}`
  const host = target.slice(target.indexOf('@') + 1)
  if (!host.includes('.') && !host.includes(':')) return { sname: own }
  return { name: hostname().includes('.') ? own : `${own}@127.0.0.1` }
}
