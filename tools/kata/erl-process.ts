/**
 * A real `erl` that evaluates what it reads, a line at a time. It ends when its standard input does, so none outlives
 * the process that started it, however that one ends.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface, type Interface } from 'node:readline'
import type { Erl } from '../../katas/kit/stage.ts'

/** Answers begin with `@@`, so that whatever else the node logs is told apart. */
const LOOP = `
Loop = fun Loop() ->
  case io:get_line("") of
    eof -> halt(0, [{flush, false}]);
    Line ->
      {ok, Tokens, _} = erl_scan:string(Line),
      {ok, Expressions} = erl_parse:parse_exprs(Tokens),
      {value, Value, _} = erl_eval:exprs(Expressions, []),
      io:format("@@~0tp~n", [Value]),
      Loop()
  end
end,
Loop().`

export interface ErlOptions {
  /** What `node()` says there. */
  readonly name: string
  /** How the node is started: its name, and whatever else. */
  readonly flags: readonly string[]
  readonly cookie: string
  readonly epmdPort: number
}

export class ErlProcess implements Erl {
  readonly name: string
  readonly #child: ChildProcess
  readonly #lines: Interface
  readonly #ended: Promise<unknown>
  #log = ''

  constructor(erl: string, { name, flags, cookie, epmdPort }: ErlOptions) {
    this.name = name
    const fixed = ['-noshell', '-boot', 'start_clean', '-start_epmd', 'false']
    this.#child = spawn(erl, [...fixed, ...flags, '-setcookie', cookie, '-eval', LOOP], {
      env: { ...process.env, ERL_EPMD_PORT: String(epmdPort), ERL_CRASH_DUMP_SECONDS: '0' },
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    const { stdin, stdout, stderr } = this.#child
    if (stdin === null || stdout === null || stderr === null) throw new Error('erl was started without pipes')
    stdin.on('error', () => {}) // it has ended: `eval` tells
    this.#lines = createInterface({ input: stdout })
    const note = (text: unknown): void => {
      this.#log = `${this.#log}${text}\n`.slice(-4000)
    }
    this.#lines.on('line', note)
    stderr.on('data', note)
    this.#ended = once(this.#child, 'exit').catch(note)
  }

  async eval(expressions: string): Promise<string> {
    const answer = new Promise<string>((resolve) => {
      const take = (line: string): void => {
        if (!line.startsWith('@@')) return
        this.#lines.off('line', take)
        resolve(line.slice(2))
      }
      this.#lines.on('line', take)
    })
    this.#child.stdin?.write(`${expressions}\n`)
    const end = this.#ended.then(() => {
      throw new Error(`erl ended instead of answering:\n${this.#log}`)
    })
    return Promise.race([answer, end])
  }

  async stop(): Promise<void> {
    this.#child.stdin?.end()
    await this.#ended
  }
}
