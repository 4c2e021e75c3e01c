/**
 * A name as it is given to a node that starts, `a` or `a@h1`, with its host: `erl -sname a` takes the machine's name up to
 * its first dot, `erl -name a` the whole of it.
 * OTP: `net_kernel:create_hostpart/2`.
 */
import { BadNodeName, type NameForm } from './names.ts'

/**
 * `hostname` is what the machine calls itself, with its domain if it has one. Throws `BadNodeName` for a long name without
 * a host on a machine without a domain; whether the result can be a name at all, `ownName` says.
 */
export function completeName(given: string, form: NameForm, hostname: string): string {
  if (/@./.test(given)) return given
  const bare = given.replace(/@$/, '') // nothing behind the @ counts for nothing, as in `erl -sname a@`
  if (form === 'short') return `${bare}@${hostname.split('.')[0]}`
  if (!hostname.includes('.')) {
    throw new BadNodeName(
      bare,
      `needs its host: this machine's name, ${hostname}, has no domain. Say --name ${bare}@HOST, or use --sname`,
    )
  }
  return `${bare}@${hostname}`
}
