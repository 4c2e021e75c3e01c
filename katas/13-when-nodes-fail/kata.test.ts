/** Kata 13, when nodes fail: monitors, lost connections, ticks. OTP: Reference Manual, "Processes"; `dist_util.erl`. */
import { fromControl } from '../../src/channel/from_control.ts'
import type { AnyEvent } from '../../src/env/trace.ts'
import { decode } from '../../src/etf/decode.ts'
import type { Self } from '../../src/process/self.ts'
import type { MonitorExit as Signal } from '../../src/signal/signal.ts'
import { format } from '../../src/term/format.ts'
import { LocalIdentity, Pid, Reference, remoteIdentity } from '../../src/term/identifier.ts'
import { any } from '../../src/term/pattern.ts'
import { underRule } from '../kit/as-lesson.ts'
import { Cluster } from '../kit/cluster.ts'
import { boss, expect, it, itWithErl, task } from '../kit/kit.ts'
import { type Atom, atom, keyOf, type Line, type MonitorExit, type Process, type Term, t } from './given.ts'
import { connectionLost, demonitor, ended, look, monitorExitReceived, monitorReceived } from './kata.ts'
import { recorded } from './recorded.ts'
import { rule } from './rules.ts'
import {
  byWatcher,
  fieldMissing,
  linkedExit,
  neverTicks,
  normalEnd,
  otherNodesToo,
  silentAboutTheDead,
  tickedAnyway,
  twice,
} from './wrong-ideas.ts'

const named = (name: string): Atom => atom(name) as Atom
const [A, B, C] = [named('a@h1'), named('b@h2'), named('c@h3')]

const home = new LocalIdentity()
home.become(A, 3)
const [onB, onC] = [remoteIdentity(B, 1), remoteIdentity(C, 1)]
const worker = new Pid(home, 7, 0)
const watcher = new Pid(home, 5, 0)
/** Two processes of `b@h2`, and one of `c@h3`. */
const [far1, far2, farOff] = [new Pid(onB, 8, 0), new Pid(onB, 9, 0), new Pid(onC, 8, 0)]

/** Made anew each time: what comes over the wire is never the object that was sent. */
const ref = (n: number): Reference => new Reference(home, [n, 0, 0])

/** As `a@h1` prints it, and references short. */
const shown = (term: unknown): string => format(term, { home }).replaceAll(/#Ref<0\.0\.0\.(\d+)>/g, 'Ref$1')

const exitLine = (n: number, from: Term, to: Pid, reason: string): string =>
  `{reference: Ref${n}, from: ${shown(from)}, to: ${shown(to)}, reason: ${reason}}`

const shownExit = (exit: MonitorExit | undefined): string =>
  exit === undefined
    ? 'undefined'
    : `{reference: ${shown(exit.reference)}, from: ${shown(exit.from)}, to: ${shown(exit.to)}, reason: ${shown(exit.reason)}}`

const shownExits = (exits: readonly MonitorExit[] | undefined): string[] | undefined => exits?.map(shownExit)

const process = (): Process => ({
  watchers: new Map(),
  watching: new Map(),
  watchedNodes: new Set(),
  mailbox: [],
})

const monitorFrom = (from: Pid, n: number) => ({ reference: ref(n), from, target: worker as Term })

const watch = (who: Process, target: Term, node: Atom, n: number): void => {
  who.watching.set(keyOf(ref(n)), { reference: ref(n), target, node })
}

const mailOf = ({ mailbox }: Process): string[] => mailbox.map(shown)

task(1, { en: 'somebody wants to know', zh: '有人想知道' }, () => {
  it({ en: 'is written down while the process lives', zh: '进程活着，就记下来' }, () => {
    const alive = process()
    const call = '<0.5.0>: monitor(process, <0.7.0>)'
    expect([shownExit(monitorReceived(alive, monitorFrom(watcher, 1)))], call).toBeLines(
      ['undefined'],
      rule.setUp,
    )
    const kept = Array.from(
      alive.watchers.values(),
      ({ reference, from }) => `${shown(reference)} ${shown(from)}`,
    )
    expect(kept, 'process.watchers').toBeLines(['Ref1 <0.5.0>'], rule.setUp)
    const found = alive.watchers.has(keyOf(ref(1)))
    expect(found, 'process.watchers.has(keyOf(Ref1))').toBeTerm(true, rule.byValue, [
      {
        gives: false,
        en: 'It is there, but under another key: when the watcher demonitors, nobody will find it. Use keyOf.',
        zh: '它在表里，键却不对：监视者 demonitor 时，谁也找不到它。要用 keyOf。',
      },
    ])
  })

  it({ en: 'is told at once that there is no such process', zh: '没有这个进程，立刻告诉它' }, () => {
    for (const from of [watcher, far1]) {
      const answer = shownExit(monitorReceived(undefined, monitorFrom(from, 1)))
      const right = (reason: string): string[] => [exitLine(1, worker, from, reason)]
      expect([answer], `${shown(from)}: monitor(process, <0.7.0>)`).toBeLines(right('noproc'), rule.noproc, [
        silentAboutTheDead,
        normalEnd(right('normal')),
        {
          gives: [exitLine(1, from, worker, 'noproc')],
          en: 'Sender and receiver have changed places: the answer is from the target, to who asked.',
          zh: '收发双方写反了：回答来自目标，发给提问的人。',
        },
      ])
    }
  })

  it({ en: 'is two monitors if it asks twice', zh: '问两次，就是两个监视' }, () => {
    const alive = process()
    for (const n of [1, 2]) monitorReceived(alive, monitorFrom(watcher, n))
    const kept = Array.from(alive.watchers.values(), ({ reference }) => shown(reference))
    expect(kept, 'process.watchers').toBeLines(['Ref1', 'Ref2'], rule.eachReference, [
      byWatcher(['Ref1']),
      byWatcher(['Ref2']),
    ])
  })
})

task(2, { en: 'the end is told', zh: '把终止告诉大家' }, () => {
  const watched = (): Process => {
    const alive = process()
    for (const [n, from] of [watcher, far1, watcher].entries()) {
      alive.watchers.set(keyOf(ref(n + 1)), monitorFrom(from, n + 1))
    }
    return alive
  }
  const told = (reason: string): string[] => [
    exitLine(1, worker, watcher, reason),
    exitLine(2, worker, far1, reason),
    exitLine(3, worker, watcher, reason),
  ]

  it({ en: 'to every monitor, with its reason', zh: '每个监视都得到通知，带着原因' }, () => {
    for (const reason of [atom('normal'), t(atom('badarith'), [])]) {
      const call = `<0.7.0>: exit(${shown(reason)})`
      const exits = underRule(rule.toldAll, () => shownExits(ended(watched(), reason)))
      expect(exits, call).toBeLines(told(shown(reason)), rule.toldAll, [
        {
          gives: [],
          en: 'Nobody was told.',
          zh: '谁也没有得到通知。',
        },
        {
          gives: told('normal'),
          en: 'You said normal. What matters to those who watch is why the process really ended.',
          zh: '你说的是 normal。监视的人关心的，正是它终止的真正原因。',
        },
        byWatcher(told(shown(reason)).slice(0, 2)),
        byWatcher(told(shown(reason)).slice(1)),
      ])
    }
  })

  it({ en: 'to nobody if nobody asked', zh: '没人问，就不通知任何人' }, () => {
    expect(shownExits(ended(process(), atom('normal'))), '<0.7.0>: exit(normal)').toBeLines([], rule.toldAll)
  })

  it({ en: 'and not a second time', zh: '不说第二遍' }, () => {
    const alive = watched()
    ended(alive, atom('normal'))
    const again = shownExits(ended(alive, atom('normal')))
    expect(again, '2 × ended(process, normal)').toBeLines([], rule.toldOnce)
  })
})

task(3, { en: "one 'DOWN' and no more", zh: "只有一条 'DOWN'" }, () => {
  const door = t(named('door'), B)
  const exit = (n: number, from: Term = far1, reason: Term = atom('normal')): MonitorExit => ({
    reference: ref(n),
    from,
    to: watcher,
    reason,
  })

  it({ en: 'comes when the one who is watched has ended', zh: '被监视的进程终止了，它就来' }, () => {
    for (const [target, reason] of [
      [far1, atom('normal')],
      [door, t(atom('badarith'), [])],
    ] as const) {
      const self = process()
      watch(self, target, B, 1)
      monitorExitReceived(self, exit(1, target, reason))
      const [who, why] = [shown(target), shown(reason)]
      expect(mailOf(self), `${who}: exit(${why})`).toBeLines(
        [`{'DOWN',Ref1,process,${who},${why}}`],
        rule.down,
        [
          fieldMissing([`{'DOWN',Ref1,${who},${why}}`]),
          linkedExit([`{'EXIT',${who},${why}}`]),
          {
            gives: [],
            en: 'Nothing came. Did you look for the reference as an object? Use keyOf.',
            zh: '什么也没来。是不是把引用当对象去找了？要用 keyOf。',
          },
        ],
      )
    }
  })

  it({ en: 'comes once', zh: '只来一次' }, () => {
    const self = process()
    watch(self, far1, B, 1)
    for (let i = 0; i < 2; i++) monitorExitReceived(self, exit(1))
    const down = `{'DOWN',Ref1,process,${shown(far1)},normal}`
    expect(mailOf(self), '2 × monitorExitReceived(Ref1)').toBeLines([down], rule.exactlyOne, [
      twice([down, down]),
    ])
  })

  it({ en: 'comes for each monitor', zh: '每个监视一条' }, () => {
    const self = process()
    for (const n of [1, 2]) watch(self, far1, B, n)
    for (const n of [1, 2]) monitorExitReceived(self, exit(n))
    const down = (n: number): string => `{'DOWN',Ref${n},process,${shown(far1)},normal}`
    expect(mailOf(self), 'monitorExitReceived(Ref1), (Ref2)').toBeLines(
      [down(1), down(2)],
      rule.eachReference,
    )
  })

  it({ en: 'does not come for a monitor that nobody has', zh: '没有这个监视，就不来' }, () => {
    const self = process()
    watch(self, far1, B, 1)
    monitorExitReceived(self, exit(4))
    expect(mailOf(self), 'monitorExitReceived(Ref4)').toBeLines([], rule.exactlyOne)
  })

  it({ en: 'does not come after demonitor', zh: 'demonitor 之后不来' }, () => {
    const self = process()
    watch(self, far1, B, 1)
    demonitor(self, ref(1))
    demonitor(self, ref(4))
    monitorExitReceived(self, exit(1))
    expect(mailOf(self), 'demonitor(Ref1), monitorExitReceived(Ref1)').toBeLines([], rule.notWanted)
  })

  it({ en: 'stays where it is, if it came before demonitor', zh: 'demonitor 之前就到了，原样留着' }, () => {
    const self = process()
    self.mailbox.push(atom('hello'))
    for (const n of [1, 2]) watch(self, far1, B, n)
    monitorExitReceived(self, exit(1))
    for (const n of [1, 2]) demonitor(self, ref(n))
    const down = `{'DOWN',Ref1,process,${shown(far1)},normal}`
    const call = 'mailbox: hello; monitorExitReceived(Ref1), demonitor(Ref1), (Ref2)'
    expect(mailOf(self), call).toBeLines(['hello', down], rule.noFlush)
  })

  it({ en: 'still comes for the others after demonitor', zh: 'demonitor 之后，别的照来' }, () => {
    const self = process()
    for (const n of [1, 2]) watch(self, far1, B, n)
    demonitor(self, ref(1))
    for (const n of [1, 2]) monitorExitReceived(self, exit(n))
    const down = `{'DOWN',Ref2,process,${shown(far1)},normal}`
    expect(mailOf(self), 'demonitor(Ref1), monitorExitReceived(Ref1), (Ref2)').toBeLines(
      [down],
      rule.otherMonitors,
    )
  })

  it({ en: 'is for oneself to give up, and not for others', zh: '不想要，只能替自己说' }, () => {
    const self = process()
    self.watchers.set(keyOf(ref(1)), monitorFrom(far1, 1))
    demonitor(self, ref(1))
    const kept = Array.from(self.watchers.values(), ({ reference }) => shown(reference))
    expect(kept, 'demonitor(Ref1); process.watchers').toBeLines(['Ref1'], rule.onlyOnesOwn)
  })
})

task(4, { en: 'the cable is pulled', zh: '网线被拔掉' }, () => {
  const down = (n: number, target: Term, reason = 'noconnection'): string =>
    `{'DOWN',Ref${n},process,${shown(target)},${reason}}`

  /** Watches two on `b@h2`, one on `c@h3` and one next door. */
  const watching = (): Process => {
    const self = process()
    watch(self, far1, B, 1)
    watch(self, t(named('door'), B), B, 2)
    watch(self, farOff, C, 3)
    watch(self, worker, A, 4)
    return self
  }

  it(
    { en: 'is noconnection for everyone who was watched there', zh: '那边被监视的，都是 noconnection' },
    () => {
      const self = watching()
      connectionLost(self, B)
      const right = [down(1, far1), down(2, t(named('door'), B))]
      const all = [...right, down(3, farOff), down(4, worker)]
      expect(mailOf(self), 'connectionLost(b@h2)').toBeLines(right, rule.noconnection, [
        otherNodesToo(all),
        otherNodesToo(all.slice(0, 3)),
        {
          gives: right.map((line) => line.replace('noconnection', 'noproc')),
          en: 'noproc would mean that there is no such process. Nobody knows: it may be alive and well, behind the cable.',
          zh: 'noproc 的意思是没有这个进程。可谁也不知道：它也许好好的，就在网线那头。',
        },
      ])
    },
  )

  it({ en: 'ends those monitors, and leaves the others', zh: '这些监视就此结束，其余的照旧' }, () => {
    const self = watching()
    connectionLost(self, B)
    const left = Array.from(self.watching.values(), ({ reference }) => shown(reference)).sort()
    expect(left, 'process.watching').toBeLines(['Ref3', 'Ref4'], rule.thatNode, [
      {
        gives: ['Ref1', 'Ref2', 'Ref3', 'Ref4'],
        en: "Ref1 and Ref2 have had their 'DOWN', and are still there: the next loss would bring another.",
        zh: "Ref1 和 Ref2 的 'DOWN' 已经来过，却还在表里：下次断线，又会多来一条。",
      },
    ])
  })

  it({ en: 'is told once, whatever comes afterwards', zh: '只说一次，不管后来又来了什么' }, () => {
    const self = process()
    watch(self, far1, B, 1)
    connectionLost(self, B)
    connectionLost(self, B)
    monitorExitReceived(self, { reference: ref(1), from: far1, to: watcher, reason: atom('normal') })
    expect(mailOf(self), '2 × connectionLost(b@h2), monitorExitReceived(Ref1)').toBeLines(
      [down(1, far1)],
      rule.exactlyOne,
      [twice([down(1, far1), down(1, far1, 'normal')]), twice([down(1, far1), down(1, far1)])],
    )
  })

  it({ en: 'is nodedown for who watches the node', zh: '监视节点的，收到 nodedown' }, () => {
    const self = process()
    self.watchedNodes.add(B)
    self.watchedNodes.add(C)
    connectionLost(self, B)
    expect(mailOf(self), 'connectionLost(b@h2)').toBeLines(['{nodedown,b@h2}'], rule.nodedown)
    connectionLost(self, B)
    expect(mailOf(self), '2 × connectionLost(b@h2)').toBeLines(['{nodedown,b@h2}'], rule.nodedown)
    expect([...self.watchedNodes].map(String), 'process.watchedNodes').toBeLines(['c@h3'], rule.nodedown)
  })

  it({ en: 'is nothing to who watches neither', zh: '两样都没监视的，什么也收不到' }, () => {
    const self = process()
    watch(self, farOff, C, 3)
    self.watchedNodes.add(C)
    connectionLost(self, B)
    expect(mailOf(self), 'connectionLost(b@h2)').toBeLines([], rule.thatNode)
  })

  it({ en: 'ends the monitors that came from there', zh: '从那边来的监视也到此为止' }, () => {
    const self = process()
    for (const [n, from] of [far1, farOff, watcher, far2].entries()) {
      self.watchers.set(keyOf(ref(n + 1)), monitorFrom(from, n + 1))
    }
    connectionLost(self, B)
    const left = Array.from(self.watchers.values(), ({ from }) => shown(from))
    expect(left.sort(), 'process.watchers').toBeLines(['<0.5.0>', shown(farOff)], rule.strangersForgotten, [
      {
        gives: ['<0.5.0>', shown(far1), shown(far2), shown(farOff)].sort(),
        en: 'They are still there, and nobody will ever ask for them: on a busy node they fill the memory.',
        zh: '它们还在表里，却再也没有人来问：在忙碌的节点上，内存会就此占满。',
      },
    ])
  })
})

task(5, { en: 'silence and ticks', zh: '沉默与心跳' }, () => {
  /** What is done at each look, every 15 seconds, before which so much was said and heard. */
  function looks(...quarters: readonly ('' | 'said' | 'heard' | 'said and heard')[]): string[] {
    const line: Line = { said: false, silence: 0 }
    return quarters.map((traffic) => {
      if (traffic.includes('said')) line.said = true
      if (traffic.includes('heard')) line.silence = 0
      return String(look(line))
    })
  }

  it({ en: 'a quiet quarter ends with a tick', zh: '安静的四分之一段，以心跳收尾' }, () => {
    expect(looks('heard', 'heard', 'heard'), '15 s, 30 s, 45 s').toBeLines(
      ['tick', 'tick', 'tick'],
      rule.tickIfQuiet,
    )
  })

  it({ en: 'a quarter with traffic needs none', zh: '有数据发出，就不用心跳' }, () => {
    const both = 'said and heard'
    expect(looks(both, both, both), '15 s, 30 s, 45 s').toBeLines(
      ['nothing', 'nothing', 'nothing'],
      rule.tickIfQuiet,
      [tickedAnyway],
    )
  })

  it({ en: 'what was said counts for one quarter', zh: '说过的话只管一段' }, () => {
    expect(looks('said and heard', 'heard', 'heard'), '15 s, 30 s, 45 s').toBeLines(
      ['nothing', 'tick', 'tick'],
      rule.tickIfQuiet,
      [tickedAnyway, neverTicks],
    )
  })

  it({ en: 'up to 45 seconds of silence are no death', zh: '沉默不到 45 秒，不算死' }, () => {
    const expected = ['tick', 'tick', 'tick']
    expect(looks('heard', '', ''), '15 s, 30 s, 45 s').toBeLines(expected, rule.fullTicktime, [
      {
        gives: ['tick', 'dead', 'dead'],
        en: 'One silent quarter killed it. A tick may be late, or the peer busy.',
        zh: '沉默一段就判了死刑。心跳也许晚到，对端也许正忙。',
      },
    ])
    expect(looks('said', 'said', 'said'), '15 s, 30 s, 45 s').toBeLines(
      ['nothing', 'nothing', 'nothing'],
      rule.fullTicktime,
    )
  })

  it({ en: '75 seconds of silence are', zh: '沉默 75 秒，就是死了' }, () => {
    for (const traffic of ['', 'said'] as const) {
      const fate = looks(traffic, traffic, traffic, traffic, traffic)
      const seen = fate.includes('dead') ? 'dead' : fate.join(', ')
      const to = traffic === '' ? rule.fullTicktime : rule.saysAndHears
      expect([seen], '15 s, 30 s, 45 s, 60 s, 75 s').toBeLines(['dead'], to, [
        {
          gives: ['tick, tick, tick, tick, tick'],
          en: 'Whoever hears the peer sets silence to 0; who counts it up, at each look, is you. And look for the dead before you think of a tick.',
          zh: '听到对端的人会把 silence 归零；每看一次就把它加一的，是你。还有，先看对端死没死，再想发不发心跳。',
        },
      ])
    }
  })

  it({ en: 'a word of the peer begins the count anew', zh: '对端一出声，就从头数起' }, () => {
    const fate = looks('', '', '', 'heard', '', '', 'heard', '', '', 'heard')
    expect([fate.includes('dead') ? 'dead' : 'alive'], '150 s').toBeLines(['alive'], rule.heardIsAlive, [
      {
        gives: ['dead'],
        en: 'You counted all silent quarters together. Only those since the last word count.',
        zh: '你把所有沉默的时段都加在了一起。只有最后一次出声以后的才算。',
      },
    ])
  })
})

boss({ en: 'your monitors outlive a node', zh: '节点没了，你的监视还在' }, () => {
  it({ en: 'with the answers of a real erl', zh: '收下真正的 erl 的回答' }, () => {
    const us = new LocalIdentity()
    us.become(named(recorded.us), recorded.creation)
    const peer = named(recorded.peer)
    for (const { name, reference, control, reason } of recorded.answers) {
      const self = process()
      const target = t(named(name), peer)
      const ours = new Reference(us, reference)
      self.watching.set(keyOf(ours), { reference: ours, target, node: peer })
      const elements = decode(control, { home: us }) as unknown as readonly Term[]
      const answer = fromControl(elements, decode(reason), peer, us.name) as Signal
      monitorExitReceived(self, { ...answer, from: target })
      const down = t(atom('DOWN'), ours, atom('process'), target, decode(reason))
      expect(self.mailbox, `monitor(process, ${format(target)})`).toBeTerm([down], rule.down)
    }
  })

  it({ en: 'and who watches you hears of your end', zh: '监视你的人，得知你的终止' }, async () => {
    const cluster = await Cluster.open('h1', 'h2')
    const [a, b] = [await cluster.start('a@h1'), await cluster.start('b@h2')]
    const door = a.spawn(async (self) => self.exit(await self.receive()))
    a.register('door', door)
    const heard: string[] = []
    const ready = new Promise<void>((resolve) => {
      b.spawn(async (self) => {
        const unwanted = self.monitor(door)
        self.monitor(door)
        self.monitor({ name: named('door'), node: A })
        self.demonitor(unwanted)
        self.send(door, t(atom('shutdown'), 7))
        for (;;) {
          const [, , , who, why] = await self.receive(any.tuple)
          heard.push(`${format(who)} ${format(why)}`)
          resolve()
        }
      })
    })
    await cluster.time(ready)
    await cluster.pass(1000)
    const right = [`${format(door)} {shutdown,7}`, '{door,a@h1} {shutdown,7}']
    expect(heard, '<0.7.0>: exit({shutdown,7})').toBeLines(right, rule.toldAll)
  })

  it({ en: 'when the cable is pulled, and once', zh: '网线被拔掉，只说一次' }, async () => {
    const cluster = await Cluster.open('h1', 'h2')
    const [a, b] = [await cluster.start('a@h1'), await cluster.start('b@h2')]
    b.register(
      'door',
      b.spawn((self) => self.receive(atom('never'))),
    )
    await cluster.time(a.connect(b.name))
    const heard: string[] = []
    a.spawn((self) => tell(self, b.name, ['door'], (news) => heard.push(news)))
    await cluster.pass(1000)
    cluster.network.partition('h1', 'h2')
    await cluster.pass(44_000)
    expect([...heard], '44 s').toBeLines([], rule.fullTicktime)
    await cluster.pass(32_000)
    cluster.network.heal('h1', 'h2')
    await cluster.pass(100_000)
    expect(heard, '76 s').toBeLines(["'DOWN' noconnection", 'nodedown'], rule.exactlyOne)
  })

  it({ en: 'and a quiet connection lives on ticks', zh: '没有话说的连接，靠心跳活着' }, async () => {
    const cluster = await Cluster.open('h1', 'h2')
    const [a, b] = [await cluster.start('a@h1'), await cluster.start('b@h2')]
    await cluster.time(a.connect(b.name))
    let ticks = 0
    cluster.env.trace.subscribe(
      (event: AnyEvent & { readonly control?: string; readonly direction?: string }) => {
        if (event.control === 'tick' && event.direction === 'sent' && event.where === a.name) ticks++
      },
    )
    await cluster.pass(600_000)
    expect([`${a.isConnected(b.name) ? 'up' : 'down'}, ${ticks} ticks`], '600 s').toBeLines(
      ['up, 40 ticks'],
      rule.tickIfQuiet,
    )
  })

  itWithErl({ en: 'of a real erl, which is halted', zh: '监视真正的 erl，而它停机了' }, async (stage) => {
    const node = await stage.node('kata', 'fail')
    const erl = await stage.erl('real', 'fail')
    node.register(
      'ours',
      node.spawn(async (self) => self.exit(await self.receive())),
    )
    const ours = `{ours,'${node.name}'}`
    const told = await erl.eval(
      `begin Ref = monitor(process, ${ours}), ${ours} ! {shutdown,7}, receive {'DOWN', Ref, process, Who, Why} -> {Who, Why} end end.`,
    )
    expect([told], `erl: monitor(process, ${ours})`).toBeLines([`{${ours},{shutdown,7}}`], rule.toldAll)
    await erl.eval(`register(door, spawn(fun() -> receive never -> ok end end)).`)
    const heard: string[] = []
    await new Promise<void>((resolve) => {
      node.spawn((self) =>
        tell(self, erl.name, ['nobody', 'door'], (news) => {
          heard.push(news)
          // It has no time to answer.
          if (news === "'DOWN' noproc") erl.eval('erlang:halt(0, [{flush, false}]).').catch(() => {})
          if (news === 'nodedown') resolve()
        }),
      )
    })
    const right = ["'DOWN' noproc", "'DOWN' noconnection", 'nodedown']
    expect(heard, `monitor(process, {nobody,'${erl.name}'}), {door,'${erl.name}'}`).toBeLines(
      right,
      rule.exactlyOne,
    )
  })
})

/** Watches a node and processes on it, and tells what comes of that: the tag, and the reason of a `'DOWN'`. */
async function tell(
  self: Self,
  node: string,
  names: readonly string[],
  told: (news: string) => void,
): Promise<void> {
  for (const name of names) self.monitor({ name: named(name), node: named(node) })
  self.monitorNode(node, true)
  for (;;) {
    const [tag, , , , reason] = await self.receive(any.tuple)
    told(reason === undefined ? format(tag) : `${format(tag)} ${format(reason)}`)
  }
}
