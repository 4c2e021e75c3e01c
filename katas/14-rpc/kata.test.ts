/** Kata 14, rpc: what a real `rex`, and its callers, do, as tests. OTP: `rpc.erl`, `erpc.erl`. */
import { decode } from '../../src/etf/decode.ts'
import { encode } from '../../src/etf/encode.ts'
import { kernel } from '../../src/kernel/kernel.ts'
import type { Node } from '../../src/node/node.ts'
import { ErlangError } from '../../src/process/erlang_error.ts'
import type { CallableModule } from '../../src/process/modules.ts'
import type { Self } from '../../src/process/self.ts'
import { execute } from '../../src/rpc/erpc.ts'
import { type Atom, atom } from '../../src/term/atom.ts'
import type { Pid } from '../../src/term/identifier.ts'
import { any, match } from '../../src/term/pattern.ts'
import type { Term } from '../../src/term/term.ts'
import { t } from '../../src/term/tuple.ts'
import { fromHex } from '../kit/hex.ts'
import { boss, expect, it, itWithErl, type Rule, task } from '../kit/kit.ts'
import { inLab, type Lab } from '../kit/lab.ts'
import { equals, type Functions, type Mfa } from './given.ts'
import { call, executeCall, multicall, resultOf, serve } from './kata.ts'
import { recorded } from './recorded.ts'
import { rule } from './rules.ts'

const raise = (kind: 'throw' | 'exit' | 'error', reason: string): never => {
  throw new ErlangError(kind, atom(reason))
}
const [A, B, C] = [atom('a'), atom('b'), atom('c')]
const exit = (reason: Term): Term => t(atom('badrpc'), t(atom('EXIT'), reason))
const NODE_DOWN = t(atom('badrpc'), atom('nodedown'))
const TIMEOUT = t(atom('badrpc'), atom('timeout'))
const mfa = (name: string, ...args: Term[]): Mfa => [atom('shop'), atom(name), args]

/** What can be called on the node `b@h2`. `sold` is what came of casts. */
function shop(sold: Term[] = []): CallableModule {
  return {
    price: (_, what) => (what === A ? 5 : false),
    reverse: (_, list) => [...(list as readonly Term[])].reverse(),
    haggle: () => raise('throw', 'too_much'),
    close: () => raise('exit', 'closed'),
    burn: () => raise('error', 'on_fire'),
    think: () => new Promise(() => {}),
    sell: (_, what) => sold.push(what as Term),
  }
}

async function open(lab: Lab, sold?: Term[]): Promise<{ node: Node; functions: Functions }> {
  const node = await lab.node('b@h2')
  node.modules.set('shop', shop(sold))
  lab.beginTimeline()
  return { node, functions: { apply: async (self, asked) => execute(node.modules, self, ...asked) } }
}

task(1, { en: 'errors are values', zh: '错误也是值' }, () => {
  /** What `resultOf` gives for a call of the shop. */
  const result = async (lab: Lab, asked: Mfa, why: Rule): Promise<Term> => {
    const { node, functions } = await open(lab)
    return lab.run(node, why, (self) => resultOf(self, functions, asked))
  }

  it(
    { en: 'what the function returns is the value', zh: '函数返回的就是值' },
    inLab(async (lab) => {
      expect(await result(lab, mfa('price', A), rule.returned)).toBeTerm(5, rule.returned)
    }),
  )

  it(
    { en: 'even false', zh: '返回 false 也一样' },
    inLab(async (lab) => {
      expect(await result(lab, mfa('price', B), rule.returned)).toBeTerm(false, rule.returned)
    }),
  )

  it(
    { en: 'the arguments are a list', zh: '参数是一个列表' },
    inLab(async (lab) => {
      const value = await result(lab, mfa('reverse', [A, B, C]), rule.argsAsTheyCame)
      expect(value).toBeTerm([C, B, A], rule.argsAsTheyCame, [
        {
          gives: [[A, B, C]],
          en: 'You put the arguments into a list once more: the function got [[a,b,c]] for [a,b,c].',
          zh: '你把参数又包了一层列表：函数本该拿到 [a,b,c]，结果拿到的是 [[a,b,c]]。',
        },
      ])
    }),
  )

  it(
    { en: 'what it throws is the value, too', zh: '抛出的也是值' },
    inLab(async (lab) => {
      const value = await result(lab, mfa('haggle'), rule.thrown)
      expect(value).toBeTerm(atom('too_much'), rule.thrown, [
        {
          gives: exit(atom('too_much')),
          en: 'That is the value of an exit. A throw is no failure for rpc:call, odd as it is.',
          zh: '那是 exit 的值。听着奇怪，但 rpc:call 并不把 throw 当作失败。',
        },
      ])
    }),
  )

  it(
    { en: 'an exit is told by badrpc', zh: 'exit 变成 badrpc' },
    inLab(async (lab) => {
      const value = await result(lab, mfa('close'), rule.exited)
      expect(value).toBeTerm(exit(atom('closed')), rule.exited, [
        {
          gives: exit(t(atom('closed'), [])),
          en: 'Only an error comes with a stack trace; an exit is its reason and nothing else.',
          zh: '只有 error 才带调用栈；exit 只有原因，别的什么都没有。',
        },
      ])
    }),
  )

  it(
    { en: 'an error also says where', zh: 'error 还会说明错在哪里' },
    inLab(async (lab) => {
      const where = [t(atom('shop'), atom('burn'), [], [])]
      const value = await result(lab, mfa('burn'), rule.raised)
      expect(value).toBeTerm(exit(t(atom('on_fire'), where)), rule.raised, [
        {
          gives: exit(atom('on_fire')),
          en: 'The stack trace is missing: of an error, the reason alone is half of it.',
          zh: '缺了调用栈：对 error 来说，只有原因还差一半。',
        },
      ])
    }),
  )
})

task(2, { en: 'rex serves', zh: 'rex 应答请求' }, () => {
  /** A node with the learner's `rex`, and how a process asks it. */
  const withRex = async (
    lab: Lab,
    sold?: Term[],
  ): Promise<{ node: Node; rex: Pid; heard: Term[]; applied: Mfa[] }> => {
    const { node, functions: inner } = await open(lab, sold)
    const heard: Term[] = []
    const applied: Mfa[] = []
    const functions: Functions = {
      apply(self, asked) {
        applied.push(asked)
        return inner.apply(self, asked)
      },
    }
    const rex = lab.spawn(node, async (self) => {
      for (;;) {
        const message = await self.receive()
        heard.push(message)
        await serve(self, functions, message)
      }
    })
    return { node, rex, heard, applied }
  }
  const ask = (self: Self, rex: Pid, [module, name, args]: Mfa): void =>
    self.send(rex, t(self.pid, t(atom('call'), module, name, args, atom('user'))))
  const next = async (self: Self): Promise<Term> =>
    (await self.receive(any, { after: 1000 })) ?? atom('no_answer')
  const rexSays = (value: Term): Term => t(atom('rex'), value)

  it(
    { en: 'answers a call with {rex, Value}', zh: '用 {rex, Value} 回答调用' },
    inLab(async (lab) => {
      const { node, rex } = await withRex(lab)
      const answer = await lab.run(node, rule.answered, (self) => {
        ask(self, rex, mfa('price', A))
        return next(self)
      })
      expect(answer).toBeTerm(rexSays(5), rule.answered, [
        {
          gives: 5,
          en: 'The value alone says nothing to a caller who waits for {rex, Value}.',
          zh: '对方等的是 {rex, Value}，光有一个值，它认不出来。',
        },
        {
          gives: t('rex', 5),
          en: 'Text is sent as a binary, <<"rex">>. The atom is atom(\'rex\').',
          zh: '文本会作为二进制串 <<"rex">> 发出去。原子要写成 atom(\'rex\')。',
        },
      ])
    }),
  )

  it(
    { en: 'answers a call that fails, and the next one', zh: '失败的调用也回答，下一个照常' },
    inLab(async (lab) => {
      const { node, rex } = await withRex(lab)
      const [first, second] = await lab.run(node, rule.failuresAnswered, async (self) => {
        ask(self, rex, mfa('close'))
        const first = await next(self)
        ask(self, rex, mfa('price', B))
        return [first, await next(self)] as const
      })
      expect(first).toBeTerm(rexSays(exit(atom('closed'))), rule.failuresAnswered)
      expect(second).toBeTerm(rexSays(false), rule.failuresAnswered)
    }),
  )

  it(
    { en: "lets nobody wait for somebody else's call", zh: '谁也不用等别人的调用' },
    inLab(async (lab) => {
      const { node, rex } = await withRex(lab)
      const answer = await lab.run(node, rule.nobodyWaits, (self) => {
        ask(self, rex, mfa('think'))
        ask(self, rex, mfa('price', A))
        return next(self)
      })
      expect(answer).toBeTerm(rexSays(5), rule.nobodyWaits, [
        {
          gives: atom('no_answer'),
          en: 'shop:think() has not come back, and shop:price(a) waits behind it. Do you await the call in rex itself?',
          zh: 'shop:think() 还没返回，shop:price(a) 就排在它后面干等。你是不是在 rex 自己的进程里等调用结束？',
        },
      ])
    }),
  )

  it(
    { en: 'calls each function in a process of its own', zh: '每个函数都在单独的进程里调用' },
    inLab(async (lab) => {
      const { node } = await open(lab)
      const callers: Pid[] = []
      const functions: Functions = {
        apply: async ({ pid }) => {
          callers.push(pid)
          return 5
        },
      }
      const rex = lab.spawn(node, async (self) => {
        for (;;) await serve(self, functions, await self.receive())
      })
      await lab.run(node, rule.nobodyWaits, async (self) => {
        for (const what of [A, B]) {
          ask(self, rex, mfa('price', what))
          await next(self)
        }
      })
      const [first, second] = callers
      const own = first !== undefined && second !== undefined && !equals(first, second)
      const where = !own || equals(first, rex) || equals(second, rex) ? 'self =:= rex' : 'self =/= rex'
      expect(where, 'functions.apply(self, …)').toBeValue('self =/= rex', rule.nobodyWaits, [
        {
          gives: 'self =:= rex',
          en: 'Your function ran in rex itself. One that receives, or exits, would do so as rex.',
          zh: '函数是在 rex 自己的进程里运行的。它要是接收消息，或者退出，就等于 rex 在接收、在退出。',
        },
      ])
    }),
  )

  it(
    { en: 'calls the function of a cast', zh: 'cast 的函数照样调用' },
    inLab(async (lab) => {
      const sold: Term[] = []
      const { node, rex } = await withRex(lab, sold)
      const [module, name, args] = mfa('sell', B)
      await lab.run(node, rule.castCalled, (self) => {
        self.send(rex, t(atom('$gen_cast'), t(atom('cast'), module, name, args, self.pid)))
      })
      await lab.pass(rule.castCalled, 1000)
      expect(sold).toBeTerm([B], rule.castCalled)
    }),
  )

  it(
    { en: 'does not answer a cast', zh: '不回答 cast' },
    inLab(async (lab) => {
      const { node, rex, heard } = await withRex(lab)
      const [module, name, args] = mfa('price', A)
      const answer = await lab.run(node, rule.castSilent, (self) => {
        self.send(rex, t(atom('$gen_cast'), t(atom('cast'), module, name, args, self.pid)))
        return next(self)
      })
      expect(answer).toBeTerm(atom('no_answer'), rule.castSilent)
      expect(heard.slice(1), 'rex: receive').toBeTerm([], rule.castSilent, [
        {
          gives: [rexSays(5)],
          en: 'You sent the value to rex itself. Nobody asked for it: drop it.',
          zh: '你把值发给了 rex 自己。没有人要它：丢掉就是了。',
        },
      ])
    }),
  )

  it(
    { en: 'drops what is no request', zh: '丢掉不是请求的东西' },
    inLab(async (lab) => {
      const { node, rex, applied } = await withRex(lab)
      const answers = await lab.run(node, rule.restDropped, async (self) => {
        const junk: Term[] = [
          atom('hello'),
          t(self.pid, atom('call')),
          t(A, t(B, C)),
          t(self.pid, t(A, B, C)),
          [],
        ]
        for (const message of junk) self.send(rex, message)
        ask(self, rex, mfa('price', A))
        return [await next(self), await next(self)]
      })
      expect(answers).toBeTerm([rexSays(5), atom('no_answer')], rule.restDropped)
      const calls = applied.map(([module, name]) => `${module}:${name}`)
      expect(calls, 'functions.apply').toBeLines(['shop:price'], rule.restDropped)
    }),
  )
})

/** How a scripted `rex` answers: the value, after so many milliseconds; `undefined` for never. */
type Script = (name: Term) => readonly [ms: number, value: Term] | undefined

/** A node whose `rex` follows a script and writes down what it was asked. */
async function scripted(lab: Lab, name: string, script: Script, asked: Term[] = []): Promise<Node> {
  const node = await lab.node(name)
  const rex = node.spawn(async (self) => {
    for (;;) {
      const message = await self.receive()
      asked.push(message)
      const [caller, [, , wanted]] = match(t(any.pid, t(any, any, any, any, any)), message) ?? [self.pid, []]
      const [ms, value] = script(wanted ?? []) ?? []
      if (ms === undefined) continue
      self.spawn(async (own) => {
        await own.receive(atom('never'), { after: ms })
        own.send(caller, t(atom('rex'), value as Term))
      })
    }
  })
  node.register('rex', rex)
  return node
}

const waitedOneByOne = {
  en: 'The DOWN message lay there all the time that you waited for an answer. Wait for both at once: any.of.',
  zh: '你在等回答的时候，DOWN 消息早就到了。两样要一起等：any.of。',
}

const names = (...nodes: readonly string[]): Atom[] => nodes.map((node) => atom(node) as Atom)

task(3, { en: 'calling, and giving up', zh: '发起调用，等不到就放弃' }, () => {
  const [there, nowhere] = names('b@h2', 'c@h9') as [Atom, Atom]
  const failed = exit(atom('closed'))
  const script: Script = (name) => {
    if (name === atom('price')) return [10, 5]
    if (name === atom('stock')) return [5, false]
    if (name === atom('close')) return [10, failed]
    return name === atom('ponder') ? [200, atom('late')] : undefined
  }
  /** `a@h1`, where the caller lives, and `b@h2`, which answers by the script. */
  const two = async (lab: Lab, asked?: Term[]): Promise<{ here: Node; b: Node }> => {
    const here = await lab.node('a@h1')
    const b = await scripted(lab, 'b@h2', script, asked)
    lab.beginTimeline()
    return { here, b }
  }

  it(
    { en: 'asks rex, and takes its value', zh: '问 rex，取它给的值' },
    inLab(async (lab) => {
      const asked: Term[] = []
      const { here } = await two(lab, asked)
      const value = await lab.run(here, rule.value, (self) => call(self, there, mfa('price', A, B), 1000))
      const request = match(t(any.pid, any), asked[0])?.[1] ?? asked[0] ?? atom('nothing_was_asked')
      const wanted = t(atom('call'), atom('shop'), atom('price'), [A, B], atom('user'))
      expect(request).toBeTerm(wanted, rule.request)
      expect(value).toBeTerm(5, rule.value)
    }),
  )

  it(
    { en: 'takes a value that tells of a failure as it is', zh: '值本身说明了失败，也原样取回' },
    inLab(async (lab) => {
      const { here } = await two(lab)
      const value = await lab.run(here, rule.value, (self) => call(self, there, mfa('close'), 1000))
      expect(value).toBeTerm(failed, rule.value, [
        {
          gives: t(atom('badrpc'), failed),
          en: 'You wrapped it a second time: the node over there has said badrpc already.',
          zh: '你又包了一层：badrpc 那边已经说过了。',
        },
      ])
    }),
  )

  it(
    { en: 'is told at once that a node is not there', zh: '节点不在，立刻就知道' },
    inLab(async (lab) => {
      const { here } = await two(lab)
      const start = lab.env.clock.now()
      const value = await lab.run(here, rule.nodeDown, (self) => call(self, nowhere, mfa('price', A), 1000))
      expect(value).toBeTerm(NODE_DOWN, rule.nodeDown, [
        {
          gives: TIMEOUT,
          en: 'You waited for an answer from nobody. A monitor would have told you.',
          zh: '对面根本没人，你却一直等。设个监视就会得到通知。',
        },
      ])
      const took = Math.round(lab.env.clock.now() - start)
      const ideas = [{ gives: '1000 ms', ...waitedOneByOne }]
      expect(took < 500 ? '< 500 ms' : `${took} ms`).toBeValue('< 500 ms', rule.nodeDown, ideas)
    }),
  )

  it(
    { en: 'is told that the node goes away meanwhile', zh: '节点中途断开，也会知道' },
    inLab(async (lab) => {
      const { here } = await two(lab)
      lab.env.clock.setTimer(100, () => lab.network.dropLink('h1', 'h2'))
      const value = await lab.run(here, rule.nodeDown, (self) => call(self, there, mfa('think'), 1000))
      expect(value).toBeTerm(NODE_DOWN, rule.nodeDown)
    }),
  )

  it(
    { en: 'gives up when the time is over', zh: '时间到了就放弃' },
    inLab(async (lab) => {
      const { here } = await two(lab)
      const value = await lab.run(here, rule.timeout, (self) => call(self, there, mfa('think'), 1000))
      expect(value).toBeTerm(TIMEOUT, rule.timeout)
    }),
  )

  it(
    { en: 'takes no late answer for its own', zh: '不会把迟到的回答当成自己的' },
    inLab(async (lab) => {
      const { here } = await two(lab)
      const values = await lab.run(here, rule.late, async (self) => {
        const first = await call(self, there, mfa('ponder'), 100)
        await self.receive(atom('never'), { after: 200 })
        return [first, await call(self, there, mfa('price', A), 1000)]
      })
      expect(values).toBeTerm([TIMEOUT, 5], rule.late, [
        {
          gives: [TIMEOUT, atom('late')],
          en: 'The second call got the answer to the first, which had come too late and lay in the mailbox.',
          zh: '第二次调用拿到的是第一次的回答：它来迟了，一直躺在信箱里。',
        },
      ])
    }),
  )

  it(
    { en: 'leaves nothing in the mailbox', zh: '不在信箱里留东西' },
    inLab(async (lab) => {
      const { here, b } = await two(lab)
      const left = await lab.run(here, rule.clean, async (self) => {
        await call(self, there, mfa('price', A), 1000)
        await call(self, there, mfa('ponder'), 100)
        await self.receive(atom('never'), { after: 200 })
        b.runtime.exit(b.whereis('rex') as Pid, atom('kill'))
        await self.receive(atom('never'), { after: 200 })
        return (await self.receive(any, { after: 0 })) ?? atom('nothing')
      })
      expect(left).toBeTerm(atom('nothing'), rule.clean)
    }),
  )

  it(
    { en: 'two from one process keep apart', zh: '同一进程的两次调用互不混淆' },
    inLab(async (lab) => {
      const { here } = await two(lab)
      const values = await lab.run(here, rule.late, (self) =>
        Promise.all([call(self, there, mfa('price', A), 1000), call(self, there, mfa('stock', A), 1000)]),
      )
      expect(values).toBeTerm([5, false], rule.late)
    }),
  )
})

task(4, { en: 'many nodes at once', zh: '同时问许多节点' }, () => {
  /** Nodes that answer to `shop:price(a)` after so many milliseconds, or never. */
  const cluster = async (lab: Lab, answers: { [name: string]: ReturnType<Script> }): Promise<Node> => {
    const here = await lab.node('a@h1')
    for (const [name, answer] of Object.entries(answers)) await scripted(lab, name, () => answer)
    lab.beginTimeline()
    return here
  }
  const askAll = (lab: Lab, here: Node, nodes: readonly string[], why: Rule): Promise<Term> =>
    lab.run(here, why, (self) => multicall(self, names(...nodes), mfa('price', A), 1000))

  it(
    { en: 'gives the results in the order of the nodes', zh: '结果按节点的顺序给出' },
    inLab(async (lab) => {
      const here = await cluster(lab, { 'b@h2': [300, 1], 'c@h3': [20, 2], 'd@h4': [100, 3] })
      const values = await askAll(lab, here, ['b@h2', 'c@h3', 'd@h4'], rule.inOrder)
      expect(values).toBeTerm(t([1, 2, 3], []), rule.inOrder, [
        {
          gives: t([2, 3, 1], []),
          en: 'That is the order in which they answered.',
          zh: '那是它们回答的先后顺序。',
        },
      ])
    }),
  )

  it(
    { en: 'lists apart the nodes that gave no answer', zh: '没有回答的节点单独列出' },
    inLab(async (lab) => {
      const failed = exit(atom('closed'))
      const here = await cluster(lab, { 'b@h2': [20, failed], 'c@h3': undefined, 'd@h4': [20, 3] })
      const values = await askAll(lab, here, ['x@h9', 'b@h2', 'c@h3', 'd@h4'], rule.badNodes)
      expect(values).toBeTerm(t([failed, 3], names('x@h9', 'c@h3')), rule.badNodes, [
        {
          gives: t([3], names('x@h9', 'b@h2', 'c@h3')),
          en: 'b@h2 did answer: its function failed, and that is the result. Two badrpc mean that there was no answer.',
          zh: 'b@h2 是回答了的：它的函数失败了，这就是结果。表示没有回答的 badrpc 只有两种。',
        },
        {
          gives: t([NODE_DOWN, failed, TIMEOUT, 3], []),
          en: 'Tuples are compared with equals: === asks whether they are the same object.',
          zh: '比较元组要用 equals：=== 问的是它们是不是同一个对象。',
        },
      ])
    }),
  )

  it(
    { en: 'asks all at once', zh: '同时去问' },
    inLab(async (lab) => {
      const here = await cluster(lab, { 'b@h2': undefined, 'c@h3': undefined })
      const start = lab.env.clock.now()
      const values = await askAll(lab, here, ['b@h2', 'c@h3'], rule.atOnce)
      expect(values).toBeTerm(t([], names('b@h2', 'c@h3')), rule.badNodes)
      const took = lab.env.clock.now() - start
      expect(took < 1500 ? '< 1500 ms' : `${Math.round(took)} ms`).toBeValue('< 1500 ms', rule.atOnce)
    }),
  )

  it(
    { en: 'asks nobody of an empty list', zh: '列表为空就谁也不问' },
    inLab(async (lab) => {
      const here = await cluster(lab, {})
      expect(await askAll(lab, here, [], rule.badNodes)).toBeTerm(t([], []), rule.badNodes)
    }),
  )
})

/** Why a process that begins in `executeCall` ends, told to one who monitors it. */
async function reasonOf(
  lab: Lab,
  node: Node,
  functions: Functions,
  ref: Term,
  asked: Mfa,
  why: Rule,
): Promise<Term> {
  const process = lab.spawn(node, async (self) => {
    await self.receive(atom('go'))
    await executeCall(self, functions, ref, asked)
  })
  return lab.run(node, why, async (self) => {
    const watch = self.monitor(process)
    self.send(process, atom('go'))
    return (await self.receive(t(atom('DOWN'), watch, any, any, any)))[4]
  })
}

task(5, { en: 'an answer by dying', zh: '以死作答' }, () => {
  const ways: readonly (readonly [
    title: { en: string; zh: string },
    name: string,
    why: Rule,
    ...rest: Term[],
  ])[] = [
    [{ en: 'what was returned', zh: '返回的值' }, 'price', rule.executed, atom('return'), false],
    [
      { en: 'what was thrown', zh: '抛出的值' },
      'haggle',
      rule.executedClass,
      atom('throw'),
      atom('too_much'),
    ],
    [{ en: 'an exit', zh: 'exit' }, 'close', rule.executedClass, atom('exit'), atom('closed')],
    [
      { en: 'an error, and where', zh: 'error，以及错在哪里' },
      'burn',
      rule.executedClass,
      atom('error'),
      atom('on_fire'),
      [t(atom('shop'), atom('burn'), [B], [])],
    ],
  ]
  for (const [title, name, why, ...rest] of ways) {
    it(
      title,
      inLab(async (lab) => {
        const { node, functions } = await open(lab)
        const ref = node.runtime.makeRef()
        const reason = await reasonOf(lab, node, functions, ref, mfa(name, B), why)
        expect(reason).toBeTerm(t(ref, ...rest), why, [
          {
            gives: atom('normal'),
            en: 'The process ended because your function came to its end. The reason is what self.exit is given.',
            zh: '你的函数执行到头，进程也就正常终止了。终止的原因要交给 self.exit。',
          },
          {
            gives: t(atom('return'), false),
            en: 'Without Ref, the caller cannot know that this is the answer to its call.',
            zh: '没有 Ref，调用方就无从知道这是对它那次调用的回答。',
          },
        ])
      }),
    )
  }
})

boss({ en: 'your rex serves real nodes', zh: '真正的节点来找你的 rex' }, () => {
  const ask = [atom('lists'), atom('reverse'), [[A, B, C]]] as const satisfies Mfa

  it(
    { en: 'the recorded request of erl_call', zh: '录制下来的 erl_call 请求' },
    inLab(async (lab) => {
      const node = await lab.node('b@h2', [kernel])
      const request = match(t(any.pid, any), decode(fromHex(recorded.erlCall)))?.[1] as Term
      const answer = await lab.run(node, rule.answered, async (self) => {
        self.send('rex', t(self.pid, request)) // the recorded pid is of a node that is gone
        return self.receive()
      })
      expect(encode(answer)).toBeBytes(fromHex(recorded.rexAnswer), rule.answered)
    }),
  )

  it(
    { en: 'what recorded calls of a real node came to', zh: '录制下来的真实调用的结局' },
    inLab(async (lab) => {
      const node = await lab.node('b@h2', [kernel])
      const functions: Functions = { apply: async (self, asked) => execute(node.modules, self, ...asked) }
      for (const bytes of recorded.executed) {
        const [ref, asked, reason] = match(t(any, any.list, any), decode(fromHex(bytes))) ?? []
        const ours = await reasonOf(lab, node, functions, ref as Term, asked as Mfa, rule.executedClass)
        expect(ours).toBeTerm(reason, rule.executedClass)
      }
    }),
  )

  itWithErl({ en: 'erl_call asks your rex', zh: 'erl_call 来问你的 rex' }, async (stage) => {
    const node = await stage.node('kata', 'rpc', { services: [kernel] })
    const printed = await stage.erlCall(node, 'rpc', 'lists reverse [[a,b,c]]')
    expect(printed ?? '[c, b, a]').toBeValue('[c, b, a]', rule.answered)
    const failed = await stage.erlCall(node, 'rpc', 'nowhere nothing')
    expect(failed?.includes('undef') ?? true).toBeValue(true, rule.failuresAnswered)
  })

  itWithErl(
    { en: 'a real rpc:call ends in your executeCall', zh: '真正的 rpc:call 落到你的 executeCall' },
    async (stage) => {
      const node = await stage.node('kata', 'rpc', { services: [kernel] })
      const erl = await stage.erl('caller', 'rpc')
      const rpcCall = (asked: string) => erl.eval(`rpc:call('${node.name}', ${asked}).`)
      expect(await rpcCall('lists, reverse, [[a,b,c]]')).toBeValue('[c,b,a]', rule.executed)
      expect(await rpcCall('erlang, throw, [ball]')).toBeValue('ball', rule.thrown)
      expect(await rpcCall('erlang, exit, [bye]')).toBeValue("{badrpc,{'EXIT',bye}}", rule.exited)
    },
  )

  itWithErl({ en: 'and you call a real one', zh: '轮到你来调用真正的节点' }, async (stage) => {
    const node = await stage.node('kata', 'rpc', { services: [kernel] })
    const erl = await stage.erl('callee', 'rpc')
    const [real] = names(erl.name) as [Atom]
    const value = await new Promise((resolve, reject) => {
      node.spawn((self) => multicall(self, [real, real], ask, 5000).then(resolve, reject))
    })
    expect(value).toBeTerm(
      t(
        [
          [C, B, A],
          [C, B, A],
        ],
        [],
      ),
      rule.value,
    )
  })
})
