import { expect, it } from 'vitest'
import { Lab } from '../../test/lab.ts'
import { textOf } from '../io/chardata.ts'
import { kernel } from '../kernel/kernel.ts'
import type { Self } from '../process/self.ts'
import * as rpc from '../rpc/rpc.ts'
import { type Atom, atom } from '../term/atom.ts'
import { format } from '../term/format.ts'
import type { Pid } from '../term/identifier.ts'
import { charlist } from '../term/list.ts'
import { any } from '../term/pattern.ts'
import type { Term, TermInput } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { remoteShell } from './remote_shell.ts'

/** The terminal's side of a remote shell: what the shell asks for next, and what it has printed. */
class Terminal {
  printed = ''
  readonly self: Self
  readonly shell: Pid
  #asked: { readonly from: Pid; readonly as: Term } | undefined

  constructor(self: Self, shell: Pid) {
    this.self = self
    this.shell = shell
  }

  /** Prints what is to be printed until a line is wanted; the prompt. */
  async prompt(): Promise<string> {
    for (;;) {
      const [, from, as, wanted] = await this.self.receive(t(atom('io_request'), any.pid, any, any))
      const [what, , chars] = wanted as unknown as readonly Term[]
      if ((what as Term) === atom('get_line')) {
        this.#asked = { from, as }
        return textOf(chars) ?? ''
      }
      this.printed += textOf(chars) ?? ''
      this.#reply(from, as, atom('ok'))
    }
  }

  type(answer: TermInput): void {
    if (this.#asked !== undefined) this.#reply(this.#asked.from, this.#asked.as, answer)
  }

  #reply(from: Pid, as: Term, answer: TermInput): void {
    this.self.send(from, t(atom('io_reply'), as, answer))
  }
}

/** `b` asks `a` for a shell, and `use` sits at its terminal. Gives what is left of processes on `a` when all is over. */
async function atTerminal(use: (terminal: Terminal) => Promise<void>): Promise<void> {
  const lab = await Lab.open()
  const a = await lab.start('a@h1', { services: [kernel, remoteShell] })
  const b = await lab.start('b@h2', { services: [kernel] })
  const before = [...a.runtime.processes].length
  await lab.time(
    new Promise<void>((resolve, reject) => {
      b.spawn(async (self) => {
        self.groupLeader = self.pid
        const shell = (await rpc.call(self, 'a@h1', 'shell', 'start', [])) as Pid
        await use(new Terminal(self, shell)).then(resolve, reject)
      })
    }),
  )
  await lab.env.clock.advance(1000)
  expect([...a.runtime.processes].length).toBe(before)
  expect(a.isAlive).toBe(true)
}

it('takes lines from where it was asked for, and prints there', async () => {
  await atTerminal(async (terminal) => {
    expect(await terminal.prompt()).toBe('(a@h1)1> ')
    expect(terminal.printed).toContain('pangpong shell')
    terminal.type(charlist('X = 6,\n'))
    expect(await terminal.prompt()).toBe('(a@h1)1> ')
    terminal.type(charlist('X * 7.\n'))
    expect(await terminal.prompt()).toBe('(a@h1)2> ')
    expect(terminal.printed).toMatch(/\n42\n$/)
    terminal.type(charlist('io:format("~w~n", [node()]).\n'))
    await terminal.prompt()
    expect(terminal.printed).toMatch(/a@h1\nok\n$/)
    terminal.type(charlist('io:get_line("who? ").\n'))
    expect(await terminal.prompt()).toBe('who? ')
    terminal.type(charlist('Ann\n'))
    await terminal.prompt()
    expect(terminal.printed).toMatch(/"Ann\\n"\n$/)
    terminal.type(atom('eof'))
  })
})

it('refuses a guest what would end the node or change its cookie', async () => {
  await atTerminal(async (terminal) => {
    await terminal.prompt()
    for (const call of ['net_kernel:stop()', 'erlang:set_cookie(x)', 'init:restart()']) {
      terminal.type(charlist(`${call}.\n`))
      await terminal.prompt()
      expect(terminal.printed).toMatch(/exception error: (?:undefined function .*|notsup)\n(?: .*\n)*$/)
    }
    terminal.type(charlist('halt().\n'))
    const reference = terminal.self.monitor(terminal.shell)
    await terminal.self.receive(t(atom('DOWN'), reference, any, any, atom('normal')))
  })
})

it('can be interrupted, and goes with its terminal', async () => {
  await atTerminal(async (terminal) => {
    await terminal.prompt()
    terminal.type(charlist('receive never -> 1 end.\n'))
    terminal.self.exit(terminal.shell, atom('interrupt') as Atom)
    expect(await terminal.prompt()).toBe('(a@h1)2> ')
    expect(terminal.printed).toContain('** exception exit: killed')
    terminal.type(charlist('timer:sleep(100000).\n'))
    // The terminal's process ends here, while the shell is at work.
  })
})

it('completes what is begun at the Tab key there', async () => {
  await atTerminal(async ({ self, shell }) => {
    const words = async (line: string) =>
      format(await rpc.call(self, 'a@h1', 'edlin_expand', 'expand', [charlist(line).toReversed()]))
    expect(await words('X = lists:uni')).toBe('{yes,"q(",[]}')
    expect(await words('lists:keyt')).toBe('{yes,"ake(",[]}')
    expect(await words('lists:keys')).toBe('{yes,[],["keysearch(","keysort(","keystore("]}')
    expect(await words('nowhere:x')).toBe('{no,[],[]}')
    self.exit(shell, atom('kill') as Atom)
  })
})
