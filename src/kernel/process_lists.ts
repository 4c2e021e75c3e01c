/**
 * The lists of processes that `c:i()` and `c:regs()` print. A node is asked by `rpc` for its own.
 * OTP: `c.erl`.
 */
import { textOf } from '../io/chardata.ts'
import { ioRequest, putChars } from '../io/io_server.ts'
import type { Self } from '../process/self.ts'
import { type Atom, atom } from '../term/atom.ts'
import { format } from '../term/format.ts'
import type { Pid } from '../term/identifier.ts'
import { charlist, isList } from '../term/list.ts'
import { any, match } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'

const MFA = t(any.atom, any.atom, any.small)

/** A BIF on that node. */
export const ask = async (self: Self, node: string, name: string, ...args: Term[]): Promise<Term> =>
  (await self.apply('rpc', 'call', [atom(node), atom('erlang'), atom(name), args])) as Term

export const infoOf = (self: Self, pid: Pid): Promise<Term> => ask(self, pid.node.name, 'process_info', pid)

/** What is known of a process, by the names of its items. What a node does not tell is 0, as with OTP. */
type Known = (item: string) => Term

async function known(self: Self, pid: Pid): Promise<Known | undefined> {
  const info = await infoOf(self, pid)
  if (!isList(info)) return undefined
  return (item) => {
    for (const entry of info) {
      const found = match(t(atom(item), any), entry)
      if (found !== undefined) return found[1]
    }
    return 0
  }
}

/** Cut to the column, to whose left or right it stands. */
const left = (text: string, width: number): string => text.slice(0, width).padEnd(width)
const right = (text: string, width: number): string => text.slice(0, width).padStart(width)

/** Text as this node prints it: a pid of another node is not `<0.Y.Z>` here. */
const text = (self: Self, term: Term): string => format(term, { home: self.pid.home })

const called = (self: Self, call: Term): string => {
  const mfa = match(MFA, call)
  return mfa === undefined ? text(self, call) : `${format(mfa[0])}:${format(mfa[1])}/${mfa[2]}`
}

const row = (a: string, b: string, c: string, d: string, e: string): string =>
  `${left(a, 21)} ${left(b, 33)} ${right(c, 8)} ${right(d, 8)} ${right(e, 4)}\n`

/** Lines on a page, where the device does not tell how many it shows. */
const PAGE = 100

/** `c:i/1`: two lines a process, and their sums. After a page it asks whether to go on. */
export async function listProcesses(self: Self, pids: readonly Pid[]): Promise<void> {
  const rows = await ioRequest(self, t(atom('get_geometry'), atom('rows')))
  const page = typeof rows === 'number' ? rows - 2 : PAGE
  const sums = { reductions: 0, message_queue_len: 0, heap_size: 0, stack_size: 0 }
  let shown =
    row('Pid', 'Initial Call', 'Heap', 'Reds', 'Msgs') +
    row('Registered', 'Current Function', 'Stack', '', '')
  let lines = 2
  for (const pid of pids) {
    const info = await known(self, pid)
    if (info === undefined) continue
    for (const item of Object.keys(sums) as (keyof typeof sums)[]) sums[item] += Number(info(item))
    const [heap, work, waiting, stack] = ['heap_size', 'reductions', 'message_queue_len', 'stack_size'].map(
      (item) => text(self, info(item)),
    ) as [string, string, string, string]
    const name = info('registered_name')
    shown += row(text(self, pid), called(self, info('initial_call')), heap, work, waiting)
    shown += row(name === 0 ? '' : format(name), called(self, info('current_function')), stack, '', '')
    lines += 2
    if (lines < page) continue
    await putChars(self, shown)
    shown = ''
    lines = 0
    if (!(await more(self))) return
  }
  const { reductions, message_queue_len: waiting, heap_size: heap, stack_size: stack } = sums
  shown += row('Total', '', `${heap}`, `${reductions}`, `${waiting}`) + row('', '', `${stack}`, '', '')
  return putChars(self, shown)
}

/** Whether who reads wants more; one who cannot answer does not. */
async function more(self: Self): Promise<boolean> {
  const question = t(atom('get_line'), atom('unicode'), charlist('more (y/n)? (y) '))
  return ['\n', 'y\n', 'c\n'].includes(textOf(await ioRequest(self, question)) ?? '')
}

/** `c:regs/0`, of that node. */
export async function listRegistered(self: Self, node: string): Promise<void> {
  const columns = (a: string, b: string, c: string, d: string, e: string) =>
    `${left(a, 21)} ${left(b, 12)} ${left(c, 25)} ${right(d, 12)} ${right(e, 4)}\n`
  let shown = `\n** Registered procs on node ${format(atom(node))} **\n`
  shown += columns('Name', 'Pid', 'Initial Call', 'Reds', 'Msgs')
  const names = await ask(self, node, 'registered')
  const sorted = isList(names) ? [...(names as Atom[])].sort((a, b) => (String(a) < String(b) ? -1 : 1)) : []
  for (const name of sorted) {
    const pid = match(any.pid, await ask(self, node, 'whereis', name))
    const info = pid && (await known(self, pid))
    if (info === undefined) continue
    const [work, waiting] = ['reductions', 'message_queue_len'].map((item) => text(self, info(item))) as [
      string,
      string,
    ]
    shown += columns(format(name), text(self, pid as Pid), called(self, info('initial_call')), work, waiting)
  }
  shown += `\n** Registered ports on node ${format(atom(node))} **\n`
  return putChars(self, `${shown}${left('Name', 21)} ${left('Id', 15)} ${left('Command', 40)}\n`)
}
