/**
 * The real thing: Erlang/OTP releases on this machine, and peers (real `erl` nodes) that a test starts and questions.
 *
 * `ERL` lists the releases, as paths of `erl` with ':' between; without it, the `erl` on PATH. Where there is none the
 * interop tests skip, saying so in one line; with CI=true that is a failure.
 * A peer has its own home folder (so its own cookie file) and meets others at an EPMD of the test's own, never at 4369.
 */
import { execFileSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { describe, it } from 'vitest'
import { decode } from '../../src/etf/decode.ts'
import type { Term } from '../../src/term/term.ts'
import { Child } from './child.ts'

export interface Release {
  /** `OTP 25` */
  readonly name: string
  /** 25 */
  readonly number: number
  /** The path of `erl`. */
  readonly erl: string
  /** The path of the same release's `epmd`. */
  readonly epmd: string
}

export const releases: readonly Release[] = findReleases()

/** The suite, once a release. Without a release it is one skipped test, or with CI=true a failing one. */
export function describeReleases(title: string, suite: (release: Release) => void): void {
  for (const release of releases) describe(`${title}, ${release.name}`, () => suite(release))
  if (releases.length > 0) return
  if (process.env.CI === 'true') {
    it(`${title}`, () => {
      throw new Error('no erl on this machine, and CI=true wants one: apt-get install erlang-base erlang-ssl')
    })
  } else {
    it.skip(`${title}: no erl here (apt-get install erlang-base erlang-ssl)`, () => {})
  }
}

function findReleases(): Release[] {
  const wanted = process.env.ERL?.split(delimiter).filter((path) => path !== '')
  return (wanted ?? ['erl']).flatMap((erl) => {
    // Each line of the answer is one field; `code:root_dir` leads to the release's own epmd.
    const question =
      'io:format("~ts~n~ts~n~ts~n", [erlang:system_info(otp_release), code:root_dir(), erlang:system_info(version)]), halt().'
    try {
      const answer = execFileSync(erl, ['-noinput', '-boot', 'start_clean', '-eval', question], {
        encoding: 'utf8',
      })
      const [otp = '', root = '', erts = ''] = answer.trimEnd().split('\n')
      return [
        {
          name: `OTP ${otp}`,
          number: Number.parseInt(otp, 10),
          erl,
          epmd: join(root, `erts-${erts}`, 'bin', 'epmd'),
        },
      ]
    } catch (cause) {
      if (wanted) throw new Error(`ERL names ${erl}, which does not start as Erlang/OTP`, { cause })
      return []
    }
  })
}

/** Below the ports that a system hands out by itself, which on Linux begin at 32768. */
const OWN_PORTS = { from: 20_000, to: 32_000 }

/** A TCP port that was free a moment ago. Who asks the system for any port is not given it in the meantime. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 100; tries++) {
    const port = randomInt(OWN_PORTS.from, OWN_PORTS.to)
    if (await isFree(port)) return port
  }
  throw new Error(`none of 100 ports from ${OWN_PORTS.from} to ${OWN_PORTS.to} is free`)
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, () => server.close(() => resolve(true)))
  })
}

export interface Epmd {
  readonly port: number
  stop(): Promise<void>
}

/** Runs the release's own epmd, in the foreground, by default at a free port. */
export async function startEpmd(release: Release, wantedPort?: number): Promise<Epmd> {
  const port = wantedPort ?? (await freePort())
  // -d twice makes epmd stay in the foreground and say when it is ready.
  const child = new Child(release.epmd, ['-d', '-d', '-port', String(port)], { ...process.env })
  await child.waitForLine((line) => line.includes('entering the main select() loop'))
  return { port, stop: () => child.kill() }
}

export interface PeerOptions {
  /** `b`, a short name; the host is this machine's. Or `b@127.0.0.1`, a long one. */
  readonly name: string
  readonly cookie: string
  readonly epmdPort: number
  /** Further arguments of `erl`: `['-hidden', '-kernel', 'net_ticktime', '4']`. */
  readonly args?: readonly string[]
}

/**
 * What runs inside a peer: it evaluates each line it reads and answers in one line. Lines either way are base64, so
 * that nothing depends on anyone's terminal encoding; `@@` and the number tell an answer from what the peer logs.
 * A line that names a variable keeps its value there; `self()` is the same process throughout.
 */
const controlLoop = `
Answer = fun(Number, Verdict, Term) ->
  io:put_chars(["@@", Number, $\\s, Verdict, $\\s, base64:encode(term_to_binary(Term)), $\\n])
end,
Run = fun(Base64, Bindings) ->
  Text = unicode:characters_to_list(base64:decode(Base64)),
  {ok, Tokens, _} = erl_scan:string(Text),
  {ok, Expressions} = erl_parse:parse_exprs(Tokens),
  erl_eval:exprs(Expressions, Bindings)
end,
Loop = fun Loop(Bindings) ->
  case io:get_line("") of
    eof -> halt();
    {error, _} -> halt();
    Line ->
      [Number, Base64 | Variable] = string:lexemes(Line, " \\n"),
      Next = try
        {value, Value, _} = Run(Base64, Bindings),
        Answer(Number, "ok", Value),
        lists:foldl(fun(Name, Kept) -> erl_eval:add_binding(list_to_atom(Name), Value, Kept) end, Bindings, Variable)
      catch
        Class:Reason -> Answer(Number, "raised", unicode:characters_to_binary(io_lib:format("~p:~tp", [Class, Reason]))), Bindings
      end,
      Loop(Next)
  end
end,
Answer("0", "ok", node()),
Loop(erl_eval:new_bindings()).
`

/** A real `erl`. */
export class Peer {
  readonly name: string
  readonly #child: Child
  readonly #home: string
  #asked = 0
  #last: Promise<unknown> = Promise.resolve()

  private constructor(name: string, child: Child, home: string) {
    this.name = name
    this.#child = child
    this.#home = home
  }

  static async start(release: Release, options: PeerOptions): Promise<Peer> {
    const home = await mkdtemp(join(tmpdir(), 'pangpong-peer-'))
    await writeFile(join(home, '.erlang.cookie'), options.cookie, { mode: 0o400 })
    const naming = [options.name.includes('@') ? '-name' : '-sname', options.name]
    const fixed = ['-noshell', '-boot', 'start_clean', '-start_epmd', 'false']
    const child = new Child(
      release.erl,
      [...fixed, ...naming, ...(options.args ?? []), '-eval', controlLoop],
      {
        ...process.env,
        HOME: home,
        XDG_CONFIG_HOME: home,
        ERL_EPMD_PORT: String(options.epmdPort),
        ERL_CRASH_DUMP_SECONDS: '0',
        ERL_FLAGS: '',
        ERL_AFLAGS: '',
        ERL_ZFLAGS: '',
      },
    )
    try {
      const started = readAnswer(await child.waitForLine((line) => line.startsWith('@@0 ')))
      return new Peer(String(started), child, home)
    } catch (error) {
      await child.kill()
      await rm(home, { recursive: true, force: true })
      throw error
    }
  }

  /** The value of Erlang expressions, without the closing full stop. Rejects if they raise or take too long. */
  eval(expressions: string, within?: number): Promise<Term> {
    return this.#ask(expressions, within)
  }

  /**
   * Until its `global` has met all nodes it is connected with, and no lock on the names is held. Amid such an exchange,
   * erl's answer to a locker that is gone, or its cast, would dial a node again that is disconnected now.
   */
  async settled(): Promise<void> {
    const lock = '{global, settled}'
    await this.eval(`ok = global:sync(), true = global:set_lock(${lock}), true = global:del_lock(${lock})`)
  }

  /** Keeps the value in a variable that later expressions may use. */
  async bind(variable: string, expressions: string): Promise<void> {
    await this.#ask(expressions, undefined, variable)
  }

  #ask(expressions: string, within?: number, variable = ''): Promise<Term> {
    const answer = this.#last.then(async () => {
      const number = ++this.#asked
      const line = this.#child.waitForLine((printed) => printed.startsWith(`@@${number} `), within)
      this.#child.writeLine(`${number} ${Buffer.from(`${expressions}.`).toString('base64')} ${variable}`)
      return readAnswer(await line)
    })
    this.#last = answer.catch(() => {})
    return answer
  }

  /** The value as `io:format("~tp")` prints it. */
  async text(expressions: string, within?: number): Promise<string> {
    const text = await this.eval(
      `unicode:characters_to_binary(io_lib:format("~tp", [begin ${expressions} end]))`,
      within,
    )
    return String(text)
  }

  /** Waits for a line in the peer's log. */
  logged(pattern: RegExp): Promise<string> {
    return this.#child.waitForLine((line) => pattern.test(line), undefined, 'from the start')
  }

  /** SIGSTOP freezes it with its connections open. */
  signal(signal: NodeJS.Signals): void {
    this.#child.signal(signal)
  }

  /** SIGKILL: no goodbye to anyone. */
  async kill(): Promise<void> {
    await this.#child.kill()
    await rm(this.#home, { recursive: true, force: true })
  }
}

function readAnswer(line: string): Term {
  const [, verdict, base64 = ''] = line.split(' ')
  const value = decode(new Uint8Array(Buffer.from(base64, 'base64')))
  if (verdict !== 'ok') throw new Error(`the peer's expression raised ${String(value)}`)
  return value
}
