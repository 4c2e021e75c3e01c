/**
 * Our shell beside a real one: the same lines into both, the same lines out. And what the course types into it: a ping
 * of a real `erl`, messages there and back.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { atom } from '../../src/mod.ts'
import { Child } from './child.ts'
import { describeReleases, type Epmd, Peer, startEpmd } from './otp.ts'
import { pangpong, shortHost } from './ours.ts'
import {
  recordCorpus,
  shellCorpus,
  shellCorpusOf26,
  shellCorpusOf27,
  shellCorpusOf28,
} from './shell-corpus.ts'
import { furtherCorpus } from './shell-corpus-more.ts'

const cookie = 'shell'

describeReleases('the shell', (release) => {
  let epmd: Epmd
  let home: string
  const started: { kill(): Promise<void> }[] = []

  beforeAll(async () => {
    epmd = await startEpmd(release)
  })

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'pangpong-home-'))
  })

  afterEach(async () => {
    await Promise.all(started.splice(0).map((child) => child.kill()))
    await rm(home, { recursive: true, force: true })
  })

  afterAll(async () => {
    await epmd?.stop()
  })

  function environment(): NodeJS.ProcessEnv {
    return { HOME: home, XDG_CONFIG_HOME: home, ERL_EPMD_PORT: String(epmd.port) }
  }

  function ours(name: string): Child {
    const child = pangpong(['--sname', name, '--setcookie', cookie], environment())
    started.push(child)
    return child
  }

  function theirs(name: string): Child {
    const args = ['-sname', name, '-setcookie', cookie, '-start_epmd', 'false', '-boot', 'start_clean']
    const child = new Child(release.erl, args, { ...process.env, ...environment() })
    started.push(child)
    return child
  }

  /**
   * Everything between the banner and the last line, without where in OTP's own code a binary failed. OTP 27 repeats the prompt for each line of an expression, and 28
   * guesses which variable was meant.
   */
  async function answers(shell: Child, lines: readonly string[]): Promise<string[]> {
    for (const line of [...lines, 'f().', 'the_end.', 'q().']) shell.writeLine(line)
    expect(await shell.exit, shell.output).toBe(0)
    const last = shell.lines.findIndex((line) => line.endsWith('> the_end'))
    return shell.lines
      .slice(shell.lines.findIndex((line) => line.includes('shell')) + 1, last)
      .filter((line) => !line.startsWith('=WARNING=') && !/^ +in .* eval_bits:/.test(line))
      .map((line) =>
        line
          .replace(/^(\(\S+\)\d+> )\1+/, '$1')
          .replace(/(variable '\w+' is unbound), did you mean '\w+'\?$/, '$1')
          .replaceAll(/<\d+\.\d+\.\d+>/g, '<pid>')
          .replaceAll(/#Fun<[^>]*>/g, '#Fun<>')
          .replaceAll(/#Ref<[^>]*>/g, '#Ref<>'),
      )
  }

  it('answers every line of the corpus as erl does', async () => {
    const corpus = [...shellCorpus, 'f().', ...recordCorpus, ...furtherCorpus]
    const expected = await answers(theirs('same'), corpus)
    expect(await answers(ours('same'), corpus)).toEqual(expected)
  })

  const version = Number(release.name.slice(4))
  const newer = [
    [26, 'maps', shellCorpusOf26],
    [27, 'maybe, sigils and strings of several lines', shellCorpusOf27],
    [28, 'strict generators, and those that go together', shellCorpusOf28],
  ] as const
  const known = newer.filter(([since]) => version >= since)
  it.skipIf(known.length === 0)('knows what OTP has learned since 25', async () => {
    const corpus = known.flatMap(([, , lines]) => [...lines, 'f().'])
    const expected = await answers(theirs('same'), corpus)
    expect(await answers(ours('same'), corpus)).toEqual(expected)
  })

  it('pings a real erl, sends to it and hears from it', async () => {
    const peer = await Peer.start(release, { name: 'b', cookie, epmdPort: epmd.port })
    started.push(peer)
    await peer.eval(
      'register(echo, spawn(fun Loop() -> receive {From, What} -> From ! {echo, What}, Loop() end end))',
    )
    const shell = ours('ts')
    shell.writeLine(`net_adm:ping('${peer.name}').`)
    expect(await shell.waitForLine((line) => line.includes('1> '))).toBe(`(ts@${shortHost})1> pong`)
    shell.writeLine(`{echo, '${peer.name}'} ! {self(), {"some", 1.0}}.`)
    shell.writeLine('receive {echo, What} -> What after 30000 -> silence end.')
    expect(await shell.waitForLine((line) => line.includes('3> '))).toContain('{"some",1.0}')
    shell.writeLine('register(ear, self()).')
    await shell.waitForLine((line) => line.includes('4> '))
    await peer.eval(`{ear, 'ts@${shortHost}'} ! from_b`)
    shell.writeLine('receive from_b -> heard after 30000 -> silence end.')
    expect(await shell.waitForLine((line) => line.includes('5> '))).toContain('heard')
    shell.writeLine('q().')
    expect(await shell.exit).toBe(0)
    expect(await peer.eval(`net_adm:ping('ts@${shortHost}')`)).toBe(atom('pang'))
  })

  it('calls and spawns on a real erl, and what is printed there appears here', async () => {
    const peer = await Peer.start(release, { name: 'b', cookie, epmdPort: epmd.port })
    started.push(peer)
    const shell = ours('ts')
    shell.writeLine(`rpc:call('${peer.name}', lists, seq, [1, 3]).`)
    expect(await shell.waitForLine((line) => line.includes('1> '))).toContain('[1,2,3]')
    shell.writeLine(`rpc:call('${peer.name}', io, format, ["there ~w~n", [x]]).`)
    expect(await shell.waitForLine((line) => line.includes('2> '))).toContain('there x')
    shell.writeLine('io:format("here ~w~n", [x]).')
    expect(await shell.waitForLine((line) => line.includes('3> '))).toContain('here x')
    shell.writeLine(`node(spawn('${peer.name}', timer, sleep, [1000])).`)
    expect(await shell.waitForLine((line) => line.includes('4> '))).toContain(peer.name)
    shell.writeLine(`{Far, Ref} = spawn_monitor('${peer.name}', fun erlang:node/0), node(Far).`)
    expect(await shell.waitForLine((line) => line.includes('5> '))).toContain(peer.name)
    shell.writeLine("receive {'DOWN', Ref, process, Far, How} -> How after 30000 -> silence end.")
    expect(await shell.waitForLine((line) => line.includes('6> '))).toContain('normal')
    shell.writeLine(`spawn('${peer.name}', fun() -> ok end).`)
    await shell.waitForLine((line) => line.includes('another takes fun M:F/0'))
    shell.writeLine("{None, Ref2} = spawn_monitor('no@where', lists, seq, [1, 3]).")
    shell.writeLine("receive {'DOWN', Ref2, process, None, Gone} -> Gone after 30000 -> silence end.")
    expect(await shell.waitForLine((line) => line.includes('9> '))).toContain('noconnection')
    shell.writeLine('q().')
    expect(await shell.exit).toBe(0)
  })

  it('begins without a name, takes one and gives it up, as erl does', async () => {
    const lines = [
      'node().',
      'lists:sort(maps:to_list(net_kernel:get_state())).',
      "net_kernel:connect_node('x@y').",
      'net_kernel:stop().',
      'net_kernel:monitor_nodes(true, #{node_type => all}).',
      'net_kernel:monitor_nodes(true, [connection_id, nodedown_reason]).',
      'try net_kernel:start(later, #{net_tickintensity => 3}) catch error:Reason -> Reason end.',
      'element(1, net_kernel:start(later, #{name_domain => shortnames, net_tickintensity => 1000})).',
      'lists:sort(maps:to_list(net_kernel:get_state())).',
      'element(1, net_kernel:start([again, shortnames])).',
      'nodes([this, visible]).',
      'net_kernel:get_net_ticktime().',
      'net_kernel:set_net_ticktime(8, 1).',
      'net_kernel:set_net_ticktime(9).',
      'net_kernel:allow([a, 1]).',
      "net_kernel:allow(['a@b']).",
      'net_kernel:allowed().',
      'net_kernel:monitor_nodes(true, #{nodedown_reason => x}).',
      'net_kernel:monitor_nodes(true, [foo]).',
      'net_kernel:monitor_nodes(foo).',
      'net_kernel:stop().',
      'flush().',
      'element(1, net_kernel:start(undefined, #{name_domain => shortnames})).',
      'lists:sort(maps:to_list(net_kernel:get_state())).',
      'net_kernel:stop().',
    ]
    const args = ['-setcookie', cookie, '-start_epmd', 'false', '-boot', 'start_clean']
    const theirs = new Child(release.erl, args, { ...process.env, ...environment() })
    started.push(theirs)
    const ours = pangpong(['shell', '--setcookie', cookie], environment())
    started.push(ours)
    const expected = await answers(theirs, lines)
    expect(await answers(ours, lines)).toEqual(expected)
  })

  it('ends its node at the end of its input', async () => {
    const shell = ours('piped')
    shell.writeLine('{1, 2}. {3,')
    await shell.waitForLine((line) => line.endsWith('1> {1,2}'))
    shell.endInput()
    expect(await shell.exit).toBe(0)
    expect(shell.output).toContain('*** Terminating')
  })
})
