/** The programs in `examples/`, as their first lines say: run as they are, with a real Erlang or Elixir on the other side. */
import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Child } from './child.ts'
import { describeReleases, type Epmd, Peer, startEpmd } from './otp.ts'
import { shortHost } from './ours.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const cookie = 'examples'
const hasElixir = spawnSync('elixir', ['--version']).status === 0

describeReleases('the examples', (release) => {
  let epmd: Epmd
  let home: string
  let erl: Peer
  const children: Child[] = []

  beforeAll(async () => {
    epmd = await startEpmd(release)
    home = await mkdtemp(join(tmpdir(), 'pangpong-examples-'))
    await writeFile(join(home, '.erlang.cookie'), cookie, { mode: 0o400 })
    erl = await Peer.start(release, { name: 'a', cookie, epmdPort: epmd.port })
  })

  afterAll(async () => {
    await Promise.all(children.map((child) => child.kill()))
    await erl?.kill()
    await epmd?.stop()
    await rm(home, { recursive: true, force: true })
  })

  function start(file: string, ...args: string[]): Child {
    const env = { ...process.env, HOME: home, XDG_CONFIG_HOME: home, ERL_EPMD_PORT: String(epmd.port) }
    const child = new Child(file, args, env, root)
    children.push(child)
    return child
  }

  const example = (file: string, ...args: string[]): Child =>
    start(process.execPath, '--import', 'tsx', `examples/${file}`, ...args)

  async function end(child: Child): Promise<void> {
    child.signal('SIGINT')
    expect(await child.exit).toBe(0)
  }

  it('counter.ts counts what a real erl adds, and ends by Ctrl-C', async () => {
    const counter = example('counter.ts')
    await counter.waitForLine((line) => line.includes('counts'))
    const server = `{counter, 'ts@${shortHost}'}`
    expect(await erl.eval(`gen_server:call(${server}, {add, 2})`)).toBe(2)
    expect(await erl.eval(`gen_server:call(${server}, {add, 40})`)).toBe(42)
    expect(await erl.text(`gen_server:call(${server}, nonsense)`)).toBe('{error,unknown_request}')
    await end(counter)
  })

  it('chat.ts brings together two of ours and a real erl, and says how it is used', async () => {
    await erl.eval('element(1, pg:start_link())')
    const ann = example('chat.ts', 'ann')
    await ann.waitForLine((line) => line.includes('is in'))
    const bob = example('chat.ts', 'bob', `ann@${shortHost}`)
    await bob.waitForLine((line) => line.includes('is in'))
    const pong = await erl.text(`net_adm:ping('ann@${shortHost}')`)
    expect(pong).toBe('pong')
    await erl.eval(`pg:join(chat, self())`)
    await erl.eval(
      `(fun Wait() -> case length(pg:get_members(chat)) of 3 -> ok; _ -> timer:sleep(10), Wait() end end)()`,
    )
    const heard = bob.waitForLine((line) => line === 'eve: hello')
    await erl.eval(`[P ! {say, <<"eve">>, <<"hello">>} || P <- pg:get_members(chat), P =/= self()]`)
    await heard
    ann.writeLine('good morning')
    await bob.waitForLine((line) => line === 'ann: good morning')
    expect(await erl.text('receive {say, Who, Words} -> {Who, Words} after 30000 -> silence end')).toBe(
      '{<<"ann">>,<<"good morning">>}',
    )
    await Promise.all([end(ann), end(bob)])
    const unasked = example('chat.ts')
    expect(await unasked.exit).toBe(2)
    expect(unasked.output).toContain('usage: ')
  })

  it.skipIf(!hasElixir)(
    'elixir/join.ts joins an Elixir node (left out without elixir on the PATH)',
    async () => {
      const greeter = start('elixir', '--sname', 'ex', 'examples/elixir/greeter.exs')
      await greeter.waitForLine((line) => line.includes('greets'))
      const joined = example('elixir/join.ts', `ex@${shortHost}`)
      await joined.waitForLine((line) => line.includes('Elixir says: hello, Node'))
      await joined.waitForLine((line) => line.includes('has joined'), undefined, 'from the start')
      const request = `[{upcase, 'ts@${shortHost}'}, {upcase, <<"pong">>}]`
      expect(await erl.text(`rpc:call('ex@${shortHost}', 'Elixir.GenServer', call, ${request})`)).toBe(
        '<<"PONG">>',
      )
      await end(joined)
    },
  )

  it('elixir/join.ts says how to find out why, when nobody answers', async () => {
    const alone = example('elixir/join.ts', `nobody@${shortHost}`)
    expect(await alone.exit).toBe(1)
    expect(alone.output).toContain(
      `nobody@${shortHost} does not answer. Why: npm run pangpong -- doctor nobody@${shortHost}`,
    )
    const unasked = example('elixir/join.ts')
    expect(await unasked.exit).toBe(2)
    expect(unasked.output).toContain('usage: ')
  })
})
