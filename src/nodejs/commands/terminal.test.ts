/**
 * `pangpong` at a terminal, as fingers find it: `script` of util-linux gives it a pseudo-terminal. One session shows
 * editing, history, Tab and Ctrl-C; a second one how Ctrl-D ends it.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { EpmdServer } from '../../epmd/server.ts'
import { nodeEnv } from '../node_env.ts'
import { tcpTransport } from '../tcp.ts'

const UP = '\x1b[A'
const LEFT = '\x1b[D'
const BACKSPACE = '\x7f'
const ENTER = '\r'
const TAB = '\t'
const CTRL = { a: '\x01', c: '\x03', d: '\x04', u: '\x15', w: '\x17' }

/** The end of the prompt, and the cursor set behind it. */
const PROMPT = '> \x1b['

const cli = fileURLToPath(new URL('../cli.ts', import.meta.url))

/** BSD's `script` takes other options. */
const hasScript =
  spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout?.includes('util-linux') === true

class Terminal {
  readonly exit: Promise<number | null>
  readonly #process: ChildProcess
  #output = ''
  /** How much of the output has been looked at. */
  #seen = 0
  #changed = (): void => {}

  constructor(command: string, env: NodeJS.ProcessEnv) {
    this.#process = spawn('script', ['-qfec', command, '/dev/null'], {
      env: { ...process.env, TERM: 'xterm', ...env },
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    this.#process.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.#output += text
      this.#changed()
    })
    this.exit = new Promise((resolve) => this.#process.once('close', resolve))
  }

  /** A text, or a key, and what the screen shows of it: together they would count as pasted. */
  async press(key: string, shown = key): Promise<void> {
    this.#process.stdin?.write(key)
    await this.shows(shown)
  }

  /** Ends the line, whose value is then on a line of its own; waits for the prompt. */
  async enter(value: string): Promise<void> {
    await this.press(ENTER, `\r\n${value}\r\n`)
    await this.shows(PROMPT)
  }

  /** Waits until the screen shows `text` behind what it was last waited for. */
  async shows(text: string): Promise<void> {
    await this.#until(() => this.#output.includes(text, this.#seen), JSON.stringify(text))
    this.#seen = this.#output.indexOf(text, this.#seen) + text.length
  }

  async #until(done: () => boolean, what: string): Promise<void> {
    const ends = performance.now() + 60_000
    while (!done()) {
      const left = ends - performance.now()
      if (left <= 0)
        throw new Error(`not shown: ${what}, but ${JSON.stringify(this.#output.slice(this.#seen))}`)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left)
        this.#changed = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
  }

  kill(): void {
    this.#process.kill('SIGKILL')
  }
}

describe.skipIf(!hasScript)('pangpong at a terminal (without util-linux `script` here: skipped)', () => {
  let epmd: EpmdServer
  let home: string
  let terminal: Terminal

  beforeAll(async () => {
    epmd = await EpmdServer.start({
      env: nodeEnv(),
      transport: tcpTransport,
      at: { host: '127.0.0.1', port: 0 },
    })
    home = await mkdtemp(join(tmpdir(), 'pangpong-home-'))
  })

  afterEach(() => terminal.kill())

  afterAll(async () => {
    await epmd.stop()
    await rm(home, { recursive: true, force: true })
  })

  async function open(name: string): Promise<void> {
    const command = `'${process.execPath}' --import tsx '${cli}' --name ${name}@127.0.0.1 --setcookie tty`
    const env = { HOME: home, XDG_CONFIG_HOME: home, ERL_EPMD_PORT: String(epmd.address.port) }
    terminal = new Terminal(command, env)
    await terminal.shows(`(${name}@127.0.0.1)1${PROMPT}`)
  }

  it('edits lines, knows what was typed before, completes words, and is interrupted', async () => {
    await open('keys')
    // Values that stand nowhere in what is typed.
    await terminal.press('6 * 8.')
    await terminal.press(LEFT, '\x1b[1D')
    await terminal.press(BACKSPACE, '6 * .\x1b[')
    await terminal.press('7', '6 * 7.\x1b[')
    await terminal.enter('42')
    await terminal.press('* 3.')
    await terminal.press(CTRL.a, '\x1b[4D')
    await terminal.press('5', '5* 3.\x1b[')
    await terminal.enter('15')
    await terminal.press('not this')
    await terminal.press(CTRL.u, PROMPT)
    await terminal.press('9 * nor_that')
    await terminal.press(CTRL.w, '9 * \x1b[')
    await terminal.press('9.')
    await terminal.enter('81')

    await terminal.press(UP, '9 * 9.')
    await terminal.press(UP, '5* 3.')
    await terminal.press(UP, '6 * 7.')
    await terminal.enter('42')

    await terminal.press('is_atom(erlang:make_r')
    await terminal.press(TAB, 'ef(')
    await terminal.press(')).')
    await terminal.enter('false')
    await terminal.press('erlang:spa')
    await terminal.press(TAB, 'wn')
    await terminal.press(TAB, 'spawn_link(')
    await terminal.shows('spawn_monitor(')
    await terminal.shows('erlang:spawn\x1b[')
    await terminal.press(CTRL.u, PROMPT)
    await terminal.press('Longish = 7.')
    await terminal.enter('7')
    await terminal.press('Long')
    await terminal.press(TAB, 'ish')
    await terminal.press(' + 1.')
    await terminal.enter('8')

    await terminal.press('io:get_line("Who? ").')
    await terminal.press(ENTER, 'Who? ')
    await terminal.press('Ann')
    await terminal.enter('"Ann\\n"')
    await terminal.press('io:get_line("Again? ").')
    await terminal.press(ENTER, 'Again? ')
    await terminal.press(CTRL.c, '** exception exit: killed')
    await terminal.shows(PROMPT)

    await terminal.press('receive never -> 1 end.')
    await terminal.press(ENTER, '\r\n')
    await terminal.press(CTRL.c, '** exception exit: killed')
    await terminal.shows(PROMPT)
    await terminal.press('{begun, ')
    await terminal.press(ENTER, PROMPT)
    await terminal.press('and not')
    await terminal.press(CTRL.c, PROMPT)
    await terminal.press('2 * 50.')
    await terminal.enter('100')

    await terminal.press(CTRL.c, 'Ctrl-C again ends the node')
    await terminal.press(CTRL.c, '*** Terminating erlang (keys@127.0.0.1)')
    expect(await terminal.exit).toBe(0)
  })

  it('ends at Ctrl-D', async () => {
    await open('end')
    await terminal.press(CTRL.d, '*** Terminating erlang (end@127.0.0.1)')
    expect(await terminal.exit).toBe(0)
  })
})
