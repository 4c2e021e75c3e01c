/**
 * The module `shell`, as another node calls it: `erl -remsh` gets a shell of this node at its own terminal. The lines come
 * and what is printed goes by the I/O protocol, to the process that asked, which is the group leader here.
 *
 *   terminal's node                                   this node
 *     rpc:call(Node, shell, start, [])  ──▶  a process, whose pid is the answer
 *        ◀── {io_request, Shell, Ref, {get_line, unicode, "(a@h1)1> "}}
 *     {io_reply, Ref, "node().\n"}  ──▶
 *        ◀── {io_request, Shell, Ref, {put_chars, unicode, <<"a@h1\n">>}}
 *
 * Who types there is a guest: what ends the node, or changes its name or cookies, is refused as to any caller.
 * OTP: `shell:start/0`; `group.erl`, `user_drv.erl`.
 */

import { textOf } from '../io/chardata.ts'
import type { Node } from '../node/node.ts'
import type { Body, Self } from '../process/self.ts'
import { atom } from '../term/atom.ts'
import { binary } from '../term/binary.ts'
import type { Reference } from '../term/identifier.ts'
import { charlist } from '../term/list.ts'
import { any, match } from '../term/pattern.ts'
import type { Term, TermInput } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { Shell } from './shell.ts'

/** A service for `Node.start`, behind `kernel`. */
export function remoteShell(node: Node): void {
  const start = (self: Self) => self.spawn(atTerminalOf(node))
  node.modules.set('shell', { 'start/0': start, 'start/1': start, 'start/2': start })
  node.modules.set('edlin_expand', {
    'expand/1': (self, reversed) => completion(node, self, reversed),
    'expand/2': (self, reversed) => completion(node, self, reversed),
  })
}

/** `edlin_expand:expand/1`, for the Tab key there: `{yes, Chars, Words}` or `{no, [], []}`. The line comes last letter first. */
function completion(node: Node, self: Self, reversed: Term | undefined): TermInput {
  const line = [...(textOf(reversed) ?? '')].toReversed().join('')
  const nothing = () => {}
  const shell = new Shell({
    runtime: node.runtime,
    node,
    device: self.groupLeader,
    isGuest: true,
    write: nothing,
    quit: nothing,
  })
  const [words, begun] = shell.complete(line)
  const more = commonStart(words).slice(begun.length)
  const choices = words.length > 1 && more === '' ? words.map((word) => charlist(word)) : []
  return t(atom(words.length > 0 ? 'yes' : 'no'), charlist(more), choices)
}

/** What all of them begin with. */
function commonStart([first = '', ...others]: readonly string[]): string {
  let length = first.length
  for (const word of others) while (!word.startsWith(first.slice(0, length))) length--
  return first.slice(0, length)
}

const DONE = atom('done')
const INTERRUPT = t(atom('EXIT'), any.pid, atom('interrupt'))

/** What the terminal's side has to say in the end, with what it is waited for. */
const ENDED = any.of(t(atom('EXIT'), any, any), t(atom('DOWN'), any, any, any, any))

function atTerminalOf(node: Node): Body {
  return async (self) => {
    self.processFlag('trap_exit', true)
    const terminal = self.monitor(self.groupLeader)
    let printed = 'pangpong shell: a small Erlang. help(). says what there is, q(). ends the shell.\n'
    let ends = false
    const shell = new Shell({
      runtime: node.runtime,
      node,
      device: self.groupLeader,
      isGuest: true,
      write: (text) => {
        printed += text
      },
      quit: () => {
        ends = true
      },
    })
    self.signal.addEventListener('abort', () => {
      shell.interrupt()
      shell.close()
    })
    while (!ends) {
      if (printed !== '') await ask(self, terminal, t(atom('put_chars'), atom('unicode'), binary(printed)))
      printed = ''
      const line = textOf(
        await ask(self, terminal, t(atom('get_line'), atom('unicode'), charlist(shell.prompt))),
      )
      if (line === undefined) break // eof, or nobody there
      await run(self, shell, line)
    }
  }
}

/** The answer to a request; `undefined` when the terminal is gone. Interrupting a shell that only waits does nothing. */
async function ask(self: Self, terminal: Reference, request: TermInput): Promise<Term | undefined> {
  const reference = self.makeRef()
  self.send(self.groupLeader, t(atom('io_request'), self.pid, reference, request))
  const replied = t(atom('io_reply'), reference, any)
  for (;;) {
    const message = await self.receive(any.of(replied, t(atom('DOWN'), terminal, any, any, any), INTERRUPT))
    const reply = match(replied, message)
    if (reply !== undefined) return reply[2]
    if (match(INTERRUPT, message) === undefined) return undefined
  }
}

/** Lets the shell work; meanwhile it can be interrupted, or its terminal can go. */
async function run(self: Self, shell: Shell, line: string): Promise<void> {
  const feed = async () => {
    for await (const _ of shell.feed(line));
    if (!self.signal.aborted) self.send(self.pid, DONE)
  }
  void feed()
  for (;;) {
    const message = await self.receive(any.of(DONE, ENDED))
    if ((message as unknown) === DONE) return
    if (match(INTERRUPT, message) !== undefined) shell.interrupt()
    else self.exit(atom('normal'))
  }
}
