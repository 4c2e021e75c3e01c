/** The plays of the chapters, rehearsed: the shells answer what the chapters say, in the order in which lines are offered. */
import { describe, expect, it } from 'vitest'
import type { Action, Line } from '../../worker/scene.ts'
import { moving } from '../stage/moving.ts'
import type { Play } from '../stage/play.ts'
import { play as cable } from './cable.ts'
import { play as cookie } from './cookie.ts'
import { play as epmd } from './epmd.ts'
import { play as handshake } from './handshake.ts'
import { play as hide } from './hide.ts'
import { play as mesh } from './mesh.ts'
import { play as names } from './names.ts'
import { play as pids } from './pids.ts'
import { play as ping } from './ping.ts'
import { Rehearsal } from './rehearsal.ts'
import { play as route } from './route.ts'
import { play as whyPang } from './why-pang.ts'

/** The lines of a play, by their place in it, and its faults' nodes. */
const line = (play: Play, index: number): readonly [string, string] => {
  const { at, text } = play.lines[index] ?? { at: '', text: '' }
  return [at, text]
}

describe('ping', () => {
  it('asks EPMD and shakes hands once, and then only asks', async () => {
    const stage = await Rehearsal.open(ping)
    const kinds = (): string[] => stage.beats.map(({ kind }) => kind)
    const question = ['monitor', 'is_auth', 'yes', 'demonitor']
    expect(await stage.type(...line(ping, 0))).toBe('pong')
    expect(kinds().slice(0, 4)).toEqual(['port_please', 'port', 'dial', 'name'])
    expect(await stage.type(...line(ping, 0))).toBe('pong')
    expect(kinds()).toEqual(question)
    expect(await stage.type(...line(ping, 1))).toBe('[b@h2]')
    expect(await stage.type(...line(ping, 2))).toBe('true')
    expect(await stage.type(...line(ping, 3))).toBe('pang')
    expect(stage.told('no_port')).toEqual(['epmd@h2 a@h1'])
    expect(await stage.type(...line(ping, 4))).toBe('pong')
    await stage.do({ does: 'kill_node', node: 'b@h2' })
    expect(await stage.type(...line(ping, 0))).toBe('pang')
  })
})

describe('cookie', () => {
  it('is pang until one side gives way, and pang again when both do', async () => {
    const stage = await Rehearsal.open(cookie)
    const pingIt = (): Promise<string> => stage.type(...line(cookie, 0))
    expect(await pingIt()).toBe('pang')
    expect(stage.beats.slice(-3).map(({ kind }) => kind)).toEqual(['reply', 'turned_away', 'not_connected'])
    expect(await stage.type(...line(cookie, 1))).toBe('true')
    expect(await stage.type(...line(cookie, 2))).toBe('secret')
    expect(await pingIt()).toBe('pong')
    expect(await stage.type(...line(cookie, 3))).toBe('true')
    expect(await pingIt()).toBe('pong') // the connection is still there
    expect(await stage.type(...line(cookie, 4))).toBe('true')
    expect(await pingIt()).toBe('pang')
  })

  it('that is changed by typing is known outside, whoever typed it', async () => {
    const stage = await Rehearsal.open(cookie)
    await stage.type('b@h2', 'erlang:set_cookie(secret).')
    expect([...stage.cookies]).toEqual([['b@h2', 'secret']])
    expect(await stage.type(...line(cookie, 0))).toBe('pong')
    const bad = stage.do({ does: 'set_cookie', at: 'a@h1', cookie: '' })
    await expect(bad).rejects.toMatchObject({ refusal: { why: 'bad_cookie' } })
  })
})

describe('names', () => {
  it('of one form are dialled; of the other not at all, and the dialler says so as erl does', async () => {
    const stage = await Rehearsal.open(names)
    const [short, toLong, toShort, ofLong, ofShort] = names.lines.map((_, index) => line(names, index))
    const play = ([at, text] = line(names, -1)): Promise<string> => stage.type(at, text)
    expect(await play(short)).toBe('pong')

    expect(await play(toLong)).toBe('pang')
    expect(stage.told('not_dialled')).toEqual(['a@h1 c@h3.example.org'])
    expect(stage.beats.length).toBe(1)
    expect(stage.printed('a@h1')).toContain(
      '** System NOT running to use fully qualified hostnames **\n** Hostname h3.example.org is illegal **\npang',
    )
    expect(await play(toShort)).toBe('pang')
    expect(stage.beats.length).toBe(1)
    expect(stage.printed('c@h3.example.org')).toContain(
      '** System running to use fully qualified hostnames **\n** Hostname h1 is illegal **\npang',
    )
    expect([await play(ofLong), await play(ofShort)]).toEqual(['[]', '[b@h2]'])
  })
})

describe('mesh', () => {
  it('grows to n(n-1)/2, but for who does not take part, and shrinks with who goes', async () => {
    const stage = await Rehearsal.open(mesh)
    const count = (): Promise<string> => stage.type(...line(mesh, 2))
    expect(await stage.type(...line(mesh, 0))).toBe('pong')
    expect(stage.told('joined').length).toBe(6)
    expect(stage.told('dial_failed')).toEqual([]) // who gives way has not failed
    expect(stage.told('introduces')).toEqual(['a@h1 b@h2', 'a@h1 c@h3', 'x@h1 y@h2'])
    expect(await stage.type(...line(mesh, 1))).toBe('[a@h1,b@h2,x@h1,y@h2]')
    expect(await count()).toBe('10')

    await stage.do({ does: 'start_node', node: { name: 'd@h3', cookie: 'secret' } })
    expect(await stage.type(...line(mesh, 3))).toBe('pong')
    expect(await count()).toBe('15')

    await stage.do({ does: 'start_node', node: { name: 'e@h2', cookie: 'secret', connectAll: false } })
    expect(await stage.type(...line(mesh, 4))).toBe('pong')
    expect(stage.told('joined')).toEqual(['e@h2 a@h1'])
    expect(await stage.type(...line(mesh, 5))).toBe('[a@h1]')
    expect(await count()).toBe('16')

    await stage.do({ does: 'kill_node', node: 'b@h2' })
    expect(stage.told('disconnected').toSorted()).toEqual(
      ['a@h1', 'c@h3', 'd@h3', 'x@h1', 'y@h2'].map((other) => `${other} b@h2`),
    )
    expect(await count()).toBe('11')
  })

  it('has a cluster on either side of a partition, and none over it; mended, they stay two until someone pings', async () => {
    const stage = await Rehearsal.open(mesh)
    await stage.type(...line(mesh, 0))
    await stage.do({ does: 'start_node', node: { name: 'd@h3', cookie: 'secret' } })
    await stage.type(...line(mesh, 3))
    await stage.do({ does: 'isolate', host: 'h3' })
    await stage.do({ does: 'wait', ms: 75_000 })
    const lost = stage.told('disconnected')
    const sorted = (pair: string): string => pair.split(' ').toSorted().join(' ')
    const over = ['a@h1', 'b@h2', 'x@h1', 'y@h2'].flatMap((node) => [`${node} c@h3`, `${node} d@h3`])
    expect(lost.map(sorted).toSorted()).toEqual(over.map(sorted).toSorted())
    expect(await stage.type(...line(mesh, 1))).toBe('[d@h3]')
    expect(await stage.type('a@h1', 'nodes().')).toBe('[b@h2,x@h1,y@h2]')
    await stage.do({ does: 'rejoin', host: 'h3' })
    await stage.do({ does: 'wait', ms: 75_000 })
    expect(await stage.type(...line(mesh, 1))).toBe('[d@h3]')
    expect(await stage.type('a@h1', "net_adm:ping('c@h3').")).toBe('pong')
    expect(await stage.type(...line(mesh, 2))).toBe('15')
  })
})

describe('epmd', () => {
  const ofHost2 = line(epmd, 4)

  it('is asked where the node is that is dialled, and nowhere else', async () => {
    const stage = await Rehearsal.open(epmd)
    await stage.do({ does: 'stop_epmd', host: 'h1' })
    expect(await stage.type(...line(epmd, 0))).toBe('pong')
    expect(stage.told('port_please')).toEqual(['a@h1 epmd@h2'])
    expect(await stage.type(...line(epmd, 1))).toBe('{error,address}')
    expect(await stage.type(...line(epmd, 2))).toBe('true')
    expect(await stage.type(...line(epmd, 3))).toBe('pang')
    expect(stage.told('dial_failed')).toEqual(['h2 h1'])
    await stage.do({ does: 'start_epmd', host: 'h1' })
    await stage.do({ does: 'wait', ms: 3000 })
    expect(stage.told('alive')).toEqual(['a@h1 epmd@h1'])
    expect(await stage.type(...line(epmd, 3))).toBe('pong')
  })

  it('knows a name as long as its connection, and gives it to one only', async () => {
    const stage = await Rehearsal.open(epmd)
    expect(await stage.type(...ofHost2)).toBe('{ok,[{"b",32768}]}')
    await stage.do({ does: 'start_node', node: { name: 'c@h2', cookie: 'secret' } })
    expect(stage.beats.map(({ kind }) => kind)).toEqual(['alive', 'registered', 'alive_yes'])
    expect(await stage.type(...ofHost2)).toBe('{ok,[{"c",32770},{"b",32768}]}')
    await stage.do({ does: 'kill_node', node: 'c@h2' })
    expect(await stage.type(...ofHost2)).toBe('{ok,[{"b",32768}]}')

    const another = stage.do({ does: 'start_node', node: { name: 'b@h2', cookie: 'secret' } })
    await expect(another).rejects.toMatchObject({ refusal: { why: 'registered', node: 'b@h2' } })
    expect(stage.told('alive_no')).toEqual(['epmd@h2 h2'])
  })

  it('is missed by a node that starts', async () => {
    const stage = await Rehearsal.open(epmd)
    await stage.do({ does: 'stop_epmd', host: 'h2' })
    const start = stage.do({ does: 'start_node', node: { name: 'c@h2', cookie: 'secret' } })
    await expect(start).rejects.toMatchObject({ refusal: { why: 'no_epmd', host: 'h2' } })
    expect(await stage.type(...ofHost2)).toBe('{error,address}')
  })
})

describe('by hand, over a bare socket,', () => {
  const connect = (host: string, port: string, ...options: string[]): string =>
    `f(S), {ok, S} = gen_tcp:connect("${host}", ${port}, [${['binary', ...options, '{active, false}']}]), ok.`

  it('a ghost is registered, and forgotten with the socket or its node', async () => {
    const stage = await Rehearsal.open(epmd)
    const type = (text: string): Promise<string> => stage.type('a@h1', text)
    const ghost = '<<0, 18, 120, 9999:16, 77, 0, 6:16, 5:16, 5:16, "ghost", 0:16>>'
    expect(await type(connect('localhost', '4369'))).toBe('ok')
    expect(await type(`gen_tcp:send(S, ${ghost}).`)).toBe('ok')
    expect(await type('gen_tcp:recv(S, 0).')).toMatch(/^{ok,<<118,0,/)
    expect(await type('net_adm:names().')).toBe('{ok,[{"ghost",9999},{"a",32768}]}')
    expect(await type("net_adm:ping('ghost@h1').")).toBe('pang')
    expect(await type('gen_tcp:close(S).')).toBe('ok')
    expect(await type('gen_tcp:recv(S, 0).')).toBe('{error,closed}')
    expect(await type('net_adm:names().')).toBe('{ok,[{"a",32768}]}')

    await type(connect('localhost', '4369'))
    await type(`gen_tcp:send(S, ${ghost}).`)
    await stage.do({ does: 'kill_node', node: 'a@h1' })
    const forgotten = stage.beats.flatMap((beat) => (beat.kind === 'forgotten' ? beat.name : []))
    expect(forgotten.toSorted()).toEqual(['a', 'ghost'])
    expect(await stage.type('b@h2', 'net_adm:names(h1).')).toBe('{ok,[]}')
  })

  it('a node is greeted, in the end with the digest, and silent strangers are sent away', async () => {
    const stage = await Rehearsal.open(epmd)
    const type = (text: string): Promise<string> => stage.type('a@h1', text)
    const connectB = connect('h2', 'Port', '{packet, 2}')
    expect(await type('erl_epmd:port_please(nobody, h2).')).toBe('noport')
    expect(await type('{port, Port, _} = erl_epmd:port_please("b", "h2").')).toBe('{port,32768,6}')
    expect(await type(connectB)).toBe('ok')
    expect(await type('timer:tc(gen_tcp, recv, [S, 0]).')).toBe('{7000000,{error,closed}}')
    expect(await type(connectB)).toBe('ok')
    expect(await type('gen_tcp:send(S, <<$N, 16#d07df7fbd:64, 4:32, 4:16, "x@h1">>).')).toBe('ok')
    expect(await type('gen_tcp:recv(S, 0).')).toBe('{ok,<<"sok">>}')
    const challenge = '<<$N, _:64, Challenge:32, _:32, Len:16, Name:Len/binary>>'
    expect(await type(`{ok, ${challenge}} = gen_tcp:recv(S, 0), Name.`)).toBe('<<"b@h2">>')
    const digest = 'erlang:md5("secret" ++ integer_to_list(Challenge))'
    expect(await type(`gen_tcp:send(S, [<<$r, 1:32>>, ${digest}]).`)).toBe('ok')
    const ack = '{ok, <<$a, Digest/binary>>} = gen_tcp:recv(S, 0), Digest =:= erlang:md5("secret1").'
    expect(await type(ack)).toBe('true')
    expect(await stage.type('b@h2', 'nodes().')).toBe('[x@h1]')
  })

  it('nobody is reached where nobody listens, and sockets are counted', async () => {
    const stage = await Rehearsal.open(epmd)
    const type = (text: string): Promise<string> => stage.type('a@h1', text)
    const options = '[binary, {active, false}]'
    expect(await type(`gen_tcp:connect("h9", 1, ${options}).`)).toBe('{error,nxdomain}')
    expect(await type(`gen_tcp:connect("h2", 1, ${options}).`)).toBe('{error,econnrefused}')
    expect(await type('gen_tcp:connect("h2", 4369, [binary]).')).toContain(
      '{not_on_this_stage,{active,true}}',
    )
    const many = `lists:usort([element(1, gen_tcp:connect("h2", 4369, ${options})) || _ <- lists:seq(1, 20)]).`
    expect(await type(many)).toBe('[ok]')
    expect(await type(`gen_tcp:connect("h2", 4369, ${options}).`)).toBe('{error,emfile}')
  })
})

describe('handshake', () => {
  const typing = ({ at, text }: Line): Action => ({ does: 'type', at, text })
  const [smaller, greater, ...others] = handshake.lines.map(typing) as [Action, Action, ...Action[]]
  const statuses = (stage: Rehearsal): string[] =>
    stage.beats.flatMap((beat) => (beat.kind === 'status' ? `${beat.from} ${beat.status}` : []))

  it('of two that dial at once is that of the greater name, and both say pong', async () => {
    const stage = await Rehearsal.open(handshake)
    expect(await stage.atOnce([smaller, greater])).toEqual(['pong', 'pong'])
    expect(statuses(stage)).toEqual(['a9@h1 nok', 'a10@h2 ok_simultaneous'])
    expect(stage.told('connected')).toEqual(['a9@h1 a10@h2'])
    for (const name of ['adam@h1', 'Zoe@h2'])
      await stage.do({ does: 'start_node', node: { name, cookie: 'secret' } })
    expect(await stage.atOnce(others.slice(0, 2))).toEqual(['pong', 'pong'])
    expect(stage.told('connected')).toEqual(['adam@h1 Zoe@h2'])
    expect(await stage.do(others[2] as Action)).toBe('[a10@h2]')
  })

  it('of one alone has five messages, and ends after the fourth if the cookies differ', async () => {
    const stage = await Rehearsal.open(handshake)
    const messages = (): string[] =>
      stage.beats.flatMap(({ kind, message }) => (message?.fields[1]?.name === 'Tag' ? kind : []))
    expect(await stage.do(greater)).toBe('pong')
    expect(messages()).toEqual(['name', 'status', 'challenge', 'reply', 'ack'])
    await stage.do({ does: 'drop', between: ['h1', 'h2'] })
    await stage.do({ does: 'set_cookie', at: 'a10@h2', cookie: 'other' })
    expect(await stage.do(greater)).toBe('pang')
    expect(messages()).toEqual(['name', 'status', 'challenge', 'reply'])
    expect(stage.told('turned_away')).toEqual(['a10@h2 a9@h1'])
  })
})

describe('hide', () => {
  it('keeps two clusters apart by glue, until a pid gets through; the hidden node hears of nobody', async () => {
    const stage = await Rehearsal.open(hide)
    const nodes = (at: string): Promise<string> => stage.type(at, 'nodes().')
    expect(await nodes('g@h3')).toBe('[a@h1,x@h2]')
    expect([await nodes('a@h1'), await nodes('b@h1')]).toEqual(['[b@h1,g@h3]', '[a@h1]'])
    expect([await nodes('x@h2'), await nodes('y@h2')]).toEqual(['[y@h2,g@h3]', '[x@h2]'])

    expect(await stage.type(...line(hide, 0))).toMatch(/^{pid,<0\.\d+\.0>}$/)
    expect(stage.told('frame')).toEqual(['x@h2 g@h3'])
    expect(await stage.type(...line(hide, 1))).toMatch(/^{pid,<[1-9]\d*\.\d+\.0>}$/)
    expect(await stage.type(...line(hide, 2))).toBe('hello')
    expect(stage.told('joined').toSorted()).toEqual(['a@h1 x@h2', 'x@h2 b@h1', 'y@h2 a@h1', 'y@h2 b@h1'])
    expect(await stage.type(...line(hide, 3))).toBe('[a@h1,x@h2,y@h2]')

    expect(await stage.type(...line(hide, 4))).toBe('{[],[a@h1]}')
    expect(stage.told('joined')).toEqual(['h@h3 a@h1'])
    expect(await stage.type(...line(hide, 5))).toBe(
      '{[b@h1,g@h3,x@h2,y@h2],[h@h3],[b@h1,g@h3,x@h2,y@h2,h@h3]}',
    )
  })

  it('becomes one by a usual node that pings both sides', async () => {
    const stage = await Rehearsal.open(hide)
    await stage.do({ does: 'start_node', node: { name: 'w@h3', cookie: 'secret' } })
    expect(await stage.type(...line(hide, 6))).toBe('{pong,pong}')
    expect(await stage.type('y@h2', 'lists:sort(nodes()).')).toBe('[a@h1,b@h1,w@h3,x@h2]')
  })
})

describe('cable', () => {
  const between = ['h1', 'h2'] as const
  const wait = (seconds: number) => ({ does: 'wait', ms: seconds * 1000 }) as const
  const DOWN = /^Shell got {'DOWN',#Ref<[\d.]+>,process,{printer,b@h2},(\w+)}$/m

  it('holds what is sent while it is cut for a moment', async () => {
    const stage = await Rehearsal.open(cable)
    await stage.type(...line(cable, 0))
    expect(stage.told('watches')).toEqual(['a@h1 b@h2'])
    await stage.do({ does: 'cut', between })
    await stage.type(...line(cable, 1))
    await stage.do(wait(20))
    expect(stage.printed('b@h2')).not.toContain('invoice 2')
    await stage.do({ does: 'mend', between })
    expect(stage.printed('b@h2')).toContain('invoice 2')
    expect(await stage.type(...line(cable, 2))).not.toMatch(DOWN)
  })

  it('is a loss to both sides when it is cut for too long, and is reported by their own nodes', async () => {
    const stage = await Rehearsal.open(cable)
    await stage.type(...line(cable, 0))
    await stage.do({ does: 'cut', between })
    await stage.do(wait(44))
    expect(stage.told('disconnected')).toEqual([])
    await stage.do(wait(31))
    expect(stage.told('disconnected').toSorted()).toEqual(['a@h1 b@h2', 'b@h2 a@h1'])
    const reported = await stage.type(...line(cable, 2))
    expect(DOWN.exec(reported)?.[1]).toBe('noconnection')
    expect(reported).toContain('Shell got {nodedown,b@h2}')
    expect(await stage.type(...line(cable, 4))).toContain('Shell got {nodedown,a@h1}')
    expect(await stage.type(...line(cable, 3))).toBe('[]')

    await stage.do({ does: 'mend', between })
    await stage.type(...line(cable, 1))
    expect(stage.printed('b@h2')).toContain('invoice 2')
    expect(await stage.type(...line(cable, 3))).toBe('[b@h2]')
  })

  it('is not needed to lose a node that is killed: that is seen at once', async () => {
    const stage = await Rehearsal.open(cable)
    await stage.type(...line(cable, 0))
    await stage.do({ does: 'kill_node', node: 'b@h2' })
    expect(stage.told('down')).toEqual([])
    expect(stage.told('disconnected')).toEqual(['a@h1 b@h2'])
    expect(DOWN.exec(await stage.type(...line(cable, 2)))?.[1]).toBe('noconnection')
  })

  it('brings the reason for which the printer ended, and noproc when there is none', async () => {
    const stage = await Rehearsal.open(cable)
    await stage.type(...line(cable, 0))
    await stage.type(...line(cable, 5))
    expect(stage.told('down')).toEqual(['b@h2 a@h1'])
    expect(DOWN.exec(await stage.type(...line(cable, 2)))?.[1]).toBe('paper_jam')
    await stage.type(...line(cable, 0))
    expect(DOWN.exec(await stage.type(...line(cable, 2)))?.[1]).toBe('noproc')
  })
})

describe('route', () => {
  const [send, flush, onB, onC, whose] = route.lines.map((_, index) => line(route, index)) as Line[]
  type Line = readonly [string, string]
  const frames = (stage: Rehearsal): string[] =>
    stage.beats.flatMap((beat) => (beat.kind === 'frame' ? `${beat.from} ${beat.to} ${beat.text}` : []))

  it('of one line is no frame here, one each way there, and never over a third', async () => {
    const stage = await Rehearsal.open(route)
    const play = (line: Line | undefined): Promise<string> => stage.type(...(line ?? ['', '']))
    expect(stage.followed).toEqual({ node: 'a@h1', pid: expect.stringMatching(/^<0\./) })
    await play(send)
    expect(frames(stage)).toEqual([])
    expect(stage.told('deliver')).toEqual(['a@h1 a@h1', 'a@h1 a@h1'])
    expect(await play(flush)).toBe('Shell got 1\nok')

    expect(await play(onB)).toMatch(/^<[1-9]/)
    expect(stage.followed?.node).toBe('b@h2')
    await play(send)
    expect(frames(stage)).toEqual([expect.stringMatching(/^a@h1 b@h2 {inc,/), 'b@h2 a@h1 2'])
    expect(await play(flush)).toBe('Shell got 2\nok')

    await play(onC)
    expect(stage.followed?.node).toBe('c@h3')
    expect(await play(whose)).toBe('c@h3')
    expect(stage.told('connected')).toEqual([])
    await play(send)
    expect(stage.told('connected')).toEqual(['a@h1 c@h3'])
    expect(frames(stage)).toEqual([expect.stringMatching(/^a@h1 c@h3 {inc,/), 'c@h3 a@h1 3'])
    expect(await play(flush)).toBe('Shell got 3\nok')
  })

  it('leads back home, and the process stays where it is when it cannot go', async () => {
    const stage = await Rehearsal.open(route)
    await stage.type(...(onB ?? ['', '']))
    await stage.type(...(send ?? ['', '']))
    const { at, text } = moving({ at: 'a@h1', name: 'Counter' }, 'a@h1')
    await stage.type(at, text)
    expect(stage.followed?.node).toBe('a@h1')
    await stage.do({ does: 'kill_node', node: 'b@h2' })
    const before = stage.followed
    await stage.type(...(onB ?? ['', '']))
    expect(stage.followed).toEqual(before)
    await stage.type(...(send ?? ['', '']))
    expect(await stage.type(...(flush ?? ['', '']))).toBe('Shell got 1\nShell got 2\nok')
  })
})

describe('why-pang', () => {
  const explain: Action = { does: 'explain', at: 'a@h1', node: 'b@h2' }
  const between = ['h1', 'h2'] as const

  it.each<[string, Action, string, string]>([
    ['an unknown host', { does: 'hide_name', host: 'h2' }, 'host', 'unresolved'],
    ['no EPMD', { does: 'stop_epmd', host: 'h2' }, 'epmd', 'epmd_refused'],
    ['no such node', { does: 'kill_node', node: 'b@h2' }, 'registered', 'unknown_name'],
    ['a cut cable', { does: 'cut', between }, 'epmd', 'epmd_unreachable'],
    ['another cookie', { does: 'set_cookie', at: 'b@h2', cookie: 'x' }, 'cookie', 'digest_rejected'],
  ])('tells of %s at its step', async (_, fault, step, name) => {
    const stage = await Rehearsal.open(whyPang)
    await stage.do(fault)
    expect(await stage.type(...line(whyPang, 0))).toBe('pang')
    await stage.do(explain)
    expect(stage.steps.at(-1)).toMatchObject({ step, ok: false, fault: name })
    expect(stage.steps.slice(0, -1).every(({ ok }) => ok)).toBe(true)
  })

  it('tells of a pong what was asked, and of a second one that nothing had to be', async () => {
    const stage = await Rehearsal.open(whyPang)
    const steps = (): string => stage.steps.map(({ step }) => step).join(' ')
    await stage.do(explain)
    expect(steps()).toBe('name host epmd registered port status identity flags cookie answer')
    await stage.do(explain)
    expect(steps()).toBe('name connection answer')
  })

  it('measures how long a pang takes: at once where somebody says no, seconds where nobody does', async () => {
    const stage = await Rehearsal.open(whyPang)
    await stage.do({ does: 'stop_epmd', host: 'h2' })
    expect(await stage.type(...line(whyPang, 1))).toBe('{100000,pang}')
    await stage.do({ does: 'cut', between })
    expect(await stage.type(...line(whyPang, 1))).toMatch(/^{\d{7,8},pang}$/)
    expect(await stage.type(...line(whyPang, 2))).toBe('{error,address}')
  })
})

describe('pids', () => {
  it('prints one pid in three ways, and sends it in one', async () => {
    const stage = await Rehearsal.open(pids)
    expect(await stage.type(...line(pids, 0))).toBe('<1.6.0>')
    await stage.type(...line(pids, 1))
    const [frame] = stage.beats.filter(({ kind }) => kind === 'frame')
    const fields = frame?.message?.fields.map(({ name, value }) => `${name} ${value}`)
    expect(fields).toEqual(expect.arrayContaining(['NEW_PID_EXT 88', 'Node b@h2', 'ID 6', 'Serial 0']))
    expect(await stage.type(...line(pids, 2))).toBe('<2.6.0>')
    expect(await stage.type(...line(pids, 3))).toBe('<0.6.0>')
    expect(await stage.type('b@h2', 'list_to_pid("<0.6.0>") =:= self().')).toBe('true')
    expect(await stage.type('a@h1', 'list_to_pid("<9108.6.0>").')).toContain(
      '*** argument 1: not a textual representation of a pid',
    )
  })

  it('has two pids that print alike, of which the old one reaches nobody', async () => {
    const stage = await Rehearsal.open(pids)
    await stage.type(...line(pids, 0))
    await stage.do({ does: 'kill_node', node: 'b@h2' })
    await stage.do({ does: 'start_node', node: { name: 'b@h2', cookie: 'secret' } })
    await stage.type(...line(pids, 4))
    expect(await stage.type(...line(pids, 5))).toBe('{<1.6.0>,<1.6.0>,false}')
    await stage.type(...line(pids, 6))
    expect(await stage.type(...line(pids, 7))).toBe('Shell got new\nok')
    expect(await stage.type('a@h1', 'list_to_pid(pid_to_list(Old)) =:= New.')).toBe('true')
  })
})
