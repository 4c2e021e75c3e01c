/** Kata 15, gen_server: how a server is asked and answers, as tests. OTP: `gen.erl`, `gen_server.erl`. */
import { decode } from '../../src/etf/decode.ts'
import { encode } from '../../src/etf/encode.ts'
import { kernel } from '../../src/kernel/kernel.ts'
import type { Node } from '../../src/node/node.ts'
import type { Destination } from '../../src/process/destination.ts'
import { atom } from '../../src/term/atom.ts'
import { format } from '../../src/term/format.ts'
import { any, match } from '../../src/term/pattern.ts'
import type { TermInput } from '../../src/term/term.ts'
import { fromHex } from '../kit/hex.ts'
import { boss, expect, it, itWithErl, type Rule, task } from '../kit/kit.ts'
import { inLab, type Lab } from '../kit/lab.ts'
import type { WrongIdea } from '../kit/lesson.ts'
import {
  type Callbacks,
  CallFailed,
  CallTimeout,
  type From,
  ImproperList,
  isReference,
  type Pid,
  type Reference,
  type Self,
  type Sender,
  type Server,
  type Term,
  t,
} from './given.ts'
import { call, cast, receiveResponse, reply, sendRequest, serve } from './kata.ts'
import { recorded } from './recorded.ts'
import { rule } from './rules.ts'

const QUESTION = t(atom('price'), atom('tea'))
const tagOf = (ref: Reference) => new ImproperList([atom('alias')], ref)
const NOTHING = atom('nothing')
const next = async (self: Self, ms = 500): Promise<Term> =>
  (await self.receive(any, { after: ms })) ?? NOTHING
const pause = (self: Self, ms: number): Promise<unknown> => self.receive(atom('never'), { after: ms })

/** A term as every other node sees it: its pids are no longer those of the node that made them. */
const fromAfar = (term: Term): Term => decode(encode(term))

/** `a@h1`, where the caller lives, and `b@h2` with a process `shop` that does `onMessage`. */
async function shop(
  lab: Lab,
  onMessage: (self: Self, message: Term) => unknown,
): Promise<{ here: Node; there: Node; pid: Pid; named: Server }> {
  const [here, there] = [await lab.node('a@h1'), await lab.node('b@h2')]
  const pid = there.spawn(async (self) => {
    for (;;) await onMessage(self, await self.receive())
  })
  there.register('shop', pid)
  await lab.settled(rule.request, here.connect('b@h2'))
  lab.beginTimeline()
  return { here, there, pid: fromAfar(pid) as Pid, named: { name: atom('shop'), node: atom('b@h2') } }
}

task(1, { en: 'a question with a reference', zh: '带着引用提问' }, () => {
  const isRef = (ref: Term | undefined): void => {
    const seen = ref !== undefined && isReference(ref) ? '#Ref<…>' : ref
    expect(seen, 'sendRequest(self, server, request)').toBeValue('#Ref<…>', rule.request)
  }

  it(
    { en: 'goes out with who asks and a tag', zh: '写明谁在问，并附上标签' },
    inLab(async (lab) => {
      const heard: Term[] = []
      const { here, pid, named } = await shop(lab, (_, message) => heard.push(message))
      const asked: [Pid, Reference][] = []
      for (const server of [pid, named]) {
        await lab.run(here, rule.request, async (self) => {
          asked.push([self.pid, sendRequest(self, server, QUESTION)])
        })
      }
      await lab.pass(rule.request, 100)
      for (const [i, [caller, ref]] of asked.entries()) {
        isRef(ref)
        const message = (from: readonly Term[]) => fromAfar(t(atom('$gen_call'), t(...from), QUESTION))
        expect(fromAfar(heard[i] ?? NOTHING)).toBeTerm(message([caller, tagOf(ref)]), rule.request, [
          {
            gives: message([caller, ref]),
            en: 'The tag is a bare reference: by that, a server cannot know that it may answer to it.',
            zh: '标签只是一个引用：服务器由此看不出，回答可以直接发给它。',
          },
          {
            gives: message([caller, [atom('alias'), ref]]),
            en: '[alias, Ref] is a list of two. The tag is [alias|Ref], an improper list.',
            zh: '[alias, Ref] 是两个元素的列表。标签是 [alias|Ref]，非正规列表。',
          },
        ])
      }
    }),
  )

  it(
    { en: 'has a new reference each time', zh: '每次的引用都是新的' },
    inLab(async (lab) => {
      const { here, pid } = await shop(lab, () => {})
      const refs = await lab.run(here, rule.request, async (self) =>
        [1, 2].map(() => format(sendRequest(self, pid, QUESTION))),
      )
      expect(refs[0] === refs[1], 'sendRequest(…) =:= sendRequest(…)').toBeTerm(false, rule.request)
    }),
  )

  it(
    { en: 'watches the server', zh: '监视着服务器' },
    inLab(async (lab) => {
      const { here, pid } = await shop(lab, (self) => self.exit(atom('sold_out')))
      const [ref, heard] = await lab.run(here, rule.monitored, async (self) => {
        const ref = sendRequest(self, pid, QUESTION)
        return [ref, await next(self)] as const
      })
      expect(heard).toBeTerm(t(atom('DOWN'), ref, atom('process'), pid, atom('sold_out')), rule.monitored)
    }),
  )

  it(
    { en: 'can be answered at the reference', zh: '可以向引用回答' },
    inLab(async (lab) => {
      const { here, pid } = await shop(lab, (self, message) => {
        const ref = match(t(any, t(any, any), any), message)?.[1][1]
        if (ref instanceof ImproperList) self.send(ref.tail as Reference, atom('hello'))
      })
      const heard = await lab.run(here, rule.address, async (self) => {
        sendRequest(self, pid, QUESTION)
        return next(self)
      })
      expect(heard).toBeTerm(atom('hello'), rule.address, [
        {
          gives: NOTHING,
          en: 'What was sent to Ref reached nobody: a monitor is an address only if it is made with { alias: … }.',
          zh: '发给 Ref 的消息谁也没收到：建立监视时要带上 { alias: … }，它才能当地址用。',
        },
      ])
    }),
  )
})

/** What was thrown by hand, and not by a slip, is an end, though a wrong one. */
const PLAIN_ERROR = atom('Error')
const plainError = {
  gives: PLAIN_ERROR,
  en: 'You threw an Error. Callers tell failures apart by what is thrown: new CallFailed(Reason), new CallTimeout(timeout).',
  zh: '你抛出的是 Error。调用方要靠抛出的东西分清是哪种失败：new CallFailed(Reason) 还是 new CallTimeout(timeout)。',
}

/** What a call came to, as a term. */
async function outcome(answer: Promise<Term>): Promise<Term> {
  try {
    return t(atom('reply'), await answer)
  } catch (error) {
    if (error instanceof CallFailed) return t(atom('failed'), error.reason)
    if (error instanceof CallTimeout) return atom('timed_out')
    if (error instanceof Error && error.constructor === Error) return PLAIN_ERROR
    throw error
  }
}

/** Answers as a real server does, `ms` later. */
function answering(value: Term, ms = 0): (self: Self, message: Term) => unknown {
  return async (self, message) => {
    const tag = match(t(any, t(any, any), any), message)?.[1][1]
    if (ms > 0) await pause(self, ms)
    if (tag instanceof ImproperList) self.send(tag.tail as Reference, t(tag, value))
  }
}

task(2, { en: 'an answer, an end, or neither', zh: '有回答，对方终止，或者都没有' }, () => {
  const replied = (value: Term): Term => t(atom('reply'), value)
  const failed = (reason: Term): Term => t(atom('failed'), reason)
  /** What a call of the shop comes to, and what is in the caller's mailbox a second later. */
  const ask = async (lab: Lab, here: Node, server: Server, why: Rule, before: readonly Term[] = []) =>
    lab.run(here, why, async (self) => {
      for (const message of before) self.send(self.pid, message)
      const start = lab.env.clock.now()
      const said = await outcome(call(self, server, QUESTION, 1000))
      const took = `${Math.round(lab.env.clock.now() - start)} ms`
      await pause(self, 1000)
      const left: Term[] = []
      for (let one = await next(self, 0); one !== NOTHING; one = await next(self, 0)) left.push(one)
      return { said, left, took }
    })

  it(
    { en: 'gives the reply', zh: '给出回答' },
    inLab(async (lab) => {
      const { here, pid } = await shop(lab, answering(false))
      const { said } = await ask(lab, here, pid, rule.answer)
      expect(said).toBeTerm(replied(false), rule.answer)
    }),
  )

  it(
    { en: 'takes no answer to another call', zh: '不会拿走别的 call 的回答' },
    inLab(async (lab) => {
      const { here, pid } = await shop(lab, answering(5))
      const old = t(tagOf(here.runtime.makeRef()), atom('old'))
      const { said, left } = await ask(lab, here, pid, rule.notMine, [old])
      expect(said).toBeTerm(replied(5), rule.notMine, [
        {
          gives: replied(atom('old')),
          en: 'That was the late answer to an earlier call. You took any {_, Reply} for yours.',
          zh: '那是先前一次 call 迟到的回答。凡是 {_, Reply}，你都当成了自己的。',
        },
      ])
      expect(left).toBeTerm([old], rule.othersStay)
    }),
  )

  it(
    { en: 'leaves other messages where they are', zh: '别的消息原地不动' },
    inLab(async (lab) => {
      const { here, pid } = await shop(lab, answering(5))
      const others = [atom('one'), t(atom('two'), 2), atom('three')]
      const { said, left } = await ask(lab, here, pid, rule.othersStay, others)
      expect(said).toBeTerm(replied(5), rule.answer)
      expect(left).toBeTerm(others, rule.othersStay)
    }),
  )

  it(
    { en: 'fails if nobody is there', zh: '没有人在，就失败' },
    inLab(async (lab) => {
      const { here } = await shop(lab, () => {})
      const nobody = { name: atom('nobody'), node: atom('b@h2') } as Server
      const { said } = await ask(lab, here, nobody, rule.ended)
      expect(said).toBeTerm(failed(atom('noproc')), rule.ended, [
        plainError,
        {
          gives: atom('timed_out'),
          en: "You waited the whole time for one who cannot answer. The 'DOWN' was there at once.",
          zh: "对方根本答不了，你却等足了时间。'DOWN' 早就来了。",
        },
      ])
    }),
  )

  it(
    { en: "fails with the server's own reason", zh: '服务器终止，原因照实说' },
    inLab(async (lab) => {
      const { here, pid } = await shop(lab, (self) => self.exit(t(atom('fire'), 7)))
      const { said, left } = await ask(lab, here, pid, rule.ended)
      expect(said).toBeTerm(failed(t(atom('fire'), 7)), rule.ended)
      expect(left).toBeTerm([], rule.nothingStays)
    }),
  )

  it(
    { en: 'fails by nodedown if the connection is lost', zh: '连接断了，原因是 nodedown' },
    inLab(async (lab) => {
      const { here, pid, named } = await shop(lab, () => {})
      for (const server of [pid, named]) {
        lab.env.clock.setTimer(100, () => lab.network.dropLink('h1', 'h2'))
        const { said } = await ask(lab, here, server, rule.nodeDown)
        expect(said).toBeTerm(failed(t(atom('nodedown'), atom('b@h2'))), rule.nodeDown)
      }
    }),
  )

  it(
    { en: 'gives up when the time is over', zh: '时间到了就放弃' },
    inLab(async (lab) => {
      const { here, pid } = await shop(lab, () => {})
      const { said, took } = await ask(lab, here, pid, rule.timeout)
      expect(said).toBeTerm(atom('timed_out'), rule.timeout, [
        plainError,
        {
          gives: failed(atom('timeout')),
          en: 'The server has not failed: nobody knows what it does. That is what new CallTimeout(timeout) is for.',
          zh: '服务器并没有失败，只是谁也不知道它在做什么。这种情况要用 new CallTimeout(timeout)。',
        },
      ])
      expect(took, 'call(self, server, request, 1000)').toBeValue('1000 ms', rule.timeout)
    }),
  )

  it(
    { en: 'and then is reached by no answer', zh: '放弃之后，回答再也到不了' },
    inLab(async (lab) => {
      const { here, pid } = await shop(lab, answering(5, 1500))
      const { said, left } = await ask(lab, here, pid, rule.late)
      expect(said).toBeTerm(atom('timed_out'), rule.timeout)
      expect(left).toBeTerm([], rule.late)
    }),
  )

  it(
    { en: 'nor by anything else at that reference', zh: '发给那个引用的别的东西，也到不了' },
    inLab(async (lab) => {
      const { here, pid } = await shop(lab, async (self, message) => {
        const ref = match(t(any, t(any, any), any), message)?.[1][1]
        await pause(self, 1500)
        if (ref instanceof ImproperList) self.send(ref.tail as Reference, atom('hello'))
      })
      const { left } = await ask(lab, here, pid, rule.late)
      expect(left).toBeTerm([], rule.late, [
        {
          gives: [atom('hello')],
          en: 'Ref still leads to the caller. To take late answers away is not enough: end the monitor, and no message gets there.',
          zh: 'Ref 仍然通到调用方。光把迟到的回答取走还不够：结束监视，就什么消息也到不了。',
        },
      ])
    }),
  )

  it(
    { en: 'hears no more of the server afterwards', zh: '之后服务器怎样，都不再听到' },
    inLab(async (lab) => {
      const { here, pid } = await shop(lab, async (self, message) => {
        const [caller, tag] = match(t(any, t(any.pid, any), any), message)?.[1] ?? []
        if (caller === undefined || tag === undefined) return
        self.send(caller, t(tag, 5)) // as servers of old answer
        await pause(self, 100)
        self.exit(atom('closing_time'))
      })
      const { said, left } = await ask(lab, here, pid, rule.nothingStays)
      expect(said).toBeTerm(replied(5), rule.answer)
      expect(left).toBeTerm([], rule.nothingStays)
    }),
  )

  it(
    { en: 'knows several questions apart', zh: '几个问题同时在问，也分得清' },
    inLab(async (lab) => {
      const { here, pid } = await shop(lab, (self, message) => {
        const [, , request] = match(t(any, any, any), message) ?? []
        answering(request as Term)(self, message)
      })
      const answers = await lab.run(here, rule.notMine, async (self) => {
        const [first, second] = [sendRequest(self, pid, 1), sendRequest(self, pid, 2)]
        return [
          await outcome(receiveResponse(self, second, 1000)),
          await outcome(receiveResponse(self, first, 1000)),
        ]
      })
      expect(answers).toBeTerm([replied(2), replied(1)], rule.notMine)
    }),
  )
})

/** Writes down what is sent, and to whom. */
function notebook(): Sender & { readonly sent: (readonly [to: unknown, message: TermInput])[] } {
  const sent: (readonly [Destination, TermInput])[] = []
  return { sent, send: (to, message) => sent.push([to, message]) }
}

/** Checks that one message was sent: to whom, and what. */
function expectSent(
  { sent }: ReturnType<typeof notebook>,
  to: Term,
  message: Term,
  where: Rule,
  wrong: readonly WrongIdea<Term>[] = [],
): void {
  const [tag, answer] = match(t(any, any), message) ?? []
  const call = `reply(sender, {Caller,${format(tag)}}, ${format(answer)})`
  expect(sent[0]?.[0] ?? NOTHING, `${call} ⇒ To ! Message: To`).toBeTerm(to, where)
  expect(sent[0]?.[1] ?? NOTHING, `${call} ⇒ To ! Message: Message`).toBeTerm(message, rule.wholeTag, wrong)
  expect(sent.length, `${call} ⇒ sends`).toBeValue(1, rule.wholeTag)
}

task(3, { en: 'answering the right one', zh: '回答该回答的人' }, () => {
  const someone = async (lab: Lab): Promise<readonly [Pid, Reference]> => {
    const { runtime } = await lab.node('a@h1')
    return [runtime.spawn(() => {}), runtime.makeRef()]
  }

  it(
    { en: 'at the alias in its tag', zh: '发给标签里的别名' },
    inLab(async (lab) => {
      const [caller, ref] = await someone(lab)
      const book = notebook()
      await lab.settled(rule.toAlias, (async () => reply(book, t(caller, tagOf(ref)), 5))())
      expectSent(book, ref, t(tagOf(ref), 5), rule.toAlias, [
        {
          gives: t(ref, 5),
          en: 'You tagged the answer with Ref alone. The caller waits for {[alias|Ref], Reply}.',
          zh: '你只用 Ref 作了标签。调用方等的是 {[alias|Ref], Reply}。',
        },
        {
          gives: 5,
          en: 'Without its tag nobody knows to which call this is the answer.',
          zh: '没有标签，谁也不知道这是对哪次 call 的回答。',
        },
      ])
    }),
  )

  it(
    { en: 'by pid, if the tag is a bare reference', zh: '标签只是个引用，就发给 pid' },
    inLab(async (lab) => {
      const [caller, ref] = await someone(lab)
      const book = notebook()
      await lab.settled(rule.toCaller, (async () => reply(book, t(caller, ref), 5))())
      expectSent(book, caller, t(ref, 5), rule.toCaller)
    }),
  )

  it(
    { en: 'by pid, if the tag is anything else', zh: '标签是别的任何东西，也发给 pid' },
    inLab(async (lab) => {
      const [caller, ref] = await someone(lab)
      const tags: Term[] = [
        t(ref, atom('b@h2')),
        new ImproperList<Term, Term>([atom('mref')], ref),
        atom('tag'),
      ]
      for (const tag of tags) {
        const book = notebook()
        await lab.settled(rule.toCaller, (async () => reply(book, t(caller, tag) as From, 5))())
        expectSent(book, caller, t(tag, 5), rule.toCaller)
      }
    }),
  )
})

/** Counts. `later` is answered with the next cast; what came besides is written down. */
function counter(seen: Term[] = []): Callbacks<{ readonly n: number; readonly waiting?: From }> {
  return {
    handleCall(request, from, state) {
      seen.push(t(atom('call'), request))
      if (request === atom('later')) return ['noreply', { ...state, waiting: from }]
      return ['reply', state.n + 1, { n: state.n + 1 }]
    },
    handleCast(request, state) {
      seen.push(t(atom('cast'), request))
      return ['noreply', { n: state.n + 10 }]
    },
    handleInfo(message, state) {
      seen.push(t(atom('info'), message))
      return ['noreply', { n: state.n + 100 }]
    },
  }
}

task(4, { en: 'calls, casts and everything else', zh: 'call、cast 和其他一切' }, () => {
  /** What `serve` makes of one message: the next count, what the callbacks saw, what the caller heard. */
  const served = async (lab: Lab, why: Rule, messageFor: (from: From) => Term, name = 'a@h1') => {
    const node = await lab.node(name)
    const seen: Term[] = []
    return lab.run(node, why, async (self) => {
      const from = t(self.pid, self.makeRef())
      const state = serve(self, counter(seen), messageFor(from), { n: 1 })
      return { n: (state as { n: number } | undefined)?.n, state, seen, from, heard: await next(self) }
    })
  }

  it(
    { en: 'a call is answered, and the state goes on', zh: 'call 得到回答，状态延续下去' },
    inLab(async (lab) => {
      const { n, from, heard } = await served(lab, rule.serveCall, (from) =>
        t(atom('$gen_call'), from, atom('next')),
      )
      expect(n).toBeValue(2, rule.serveCall)
      expect(heard).toBeTerm(t(from[1], 2), rule.serveCall)
    }),
  )

  it(
    { en: 'a call with noreply is not answered yet', zh: 'noreply 的 call 暂不回答' },
    inLab(async (lab) => {
      const { state, from, heard } = await served(lab, rule.noReply, (from) =>
        t(atom('$gen_call'), from, atom('later')),
      )
      expect(heard).toBeTerm(NOTHING, rule.noReply)
      const kept = (state as { waiting?: From } | undefined)?.waiting ?? NOTHING
      expect(kept).toBeTerm(from, rule.noReply)
    }),
  )

  it(
    { en: 'a cast changes the state and is not answered', zh: 'cast 改变状态，没有回答' },
    inLab(async (lab) => {
      let request: Term = NOTHING
      const { n, seen, heard } = await served(lab, rule.serveCast, (from) => {
        request = t(from, 7)
        return t(atom('$gen_cast'), request)
      })
      expect(seen).toBeTerm([t(atom('cast'), request)], rule.serveCast, [
        {
          gives: [t(atom('cast'), t(atom('$gen_cast'), request))],
          en: "handle_cast got the whole message. '$gen_cast' is the envelope, and none of its business.",
          zh: "你把整条消息都交给了 handle_cast。'$gen_cast' 只是信封，与它无关。",
        },
      ])
      expect(n).toBeValue(11, rule.serveCast)
      expect(heard).toBeTerm(NOTHING, rule.serveCast)
    }),
  )

  it(
    { en: 'anything else is for handle_info', zh: '别的都归 handle_info' },
    inLab(async (lab) => {
      // A reference of a call that the server made itself, and gave up.
      const lateRef = (await lab.node('late@h1')).runtime.makeRef()
      const odd: Term[] = [
        atom('hello'),
        t(atom('DOWN'), 1, atom('process'), 2, 3),
        t(atom('$gen_call'), atom('no_from'), atom('next')),
        t(atom('$gen_cast'), 1, 2),
        [],
        t(tagOf(lateRef), 5),
        t(lateRef, 5),
      ]
      for (const [i, message] of odd.entries()) {
        const { n, seen } = await served(lab, rule.serveInfo, () => message, `n${i}@h1`)
        expect(seen).toBeTerm([t(atom('info'), message)], rule.serveInfo)
        expect(n).toBeValue(101, rule.serveInfo)
      }
    }),
  )

  it(
    { en: 'cast sends the request, and waits for nobody', zh: 'cast 只管发请求，谁也不等' },
    inLab(async (lab) => {
      const heard: Term[] = []
      const { here, named } = await shop(lab, (_, message) => heard.push(message))
      const start = lab.env.clock.now()
      await lab.run(here, rule.cast, (self) => cast(self, named, QUESTION))
      const took = lab.env.clock.now() - start
      await lab.pass(rule.cast, 1000)
      expect(heard).toBeTerm([t(atom('$gen_cast'), QUESTION)], rule.cast)
      expect(took < 100 ? 'at once' : `after ${Math.round(took)} ms`).toBeValue('at once', rule.cast)
    }),
  )

  it(
    { en: 'cast does not mind that nobody is there', zh: '没有人在，cast 也不在乎' },
    inLab(async (lab) => {
      const { here } = await shop(lab, () => {})
      const left = await lab.run(here, rule.cast, async (self) => {
        for (const node of ['b@h2', 'c@h9']) cast(self, { name: atom('nobody'), node: atom(node) }, QUESTION)
        return next(self)
      })
      expect(left).toBeTerm(NOTHING, rule.cast)
    }),
  )
})

boss({ en: 'calls to and from real nodes', zh: '与真正的节点互相 call' }, () => {
  it(
    { en: 'answers recorded callers as gen:reply did', zh: '像 gen:reply 那样回答录制下来的调用方' },
    inLab(async () => {
      for (const [bytes, why] of [
        [recorded.alias, rule.toAlias],
        [recorded.plain, rule.toCaller],
      ] as const) {
        const [request, message] = match(t(t(any, t(any.pid, any), any), any), decode(fromHex(bytes))) ?? []
        const [, from] = request ?? []
        const [caller, tag] = from ?? []
        const to = tag instanceof ImproperList ? (tag.tail as Term) : caller
        const book = notebook()
        reply(book, from as From, t(atom('answer'), 42))
        expectSent(book, to as Term, message as Term, why)
      }
    }),
  )

  it(
    { en: 'a ping is a call: you ask, you answer', zh: 'ping 也是 call：你来问，你来答' },
    inLab(async (lab) => {
      const [a] = [await lab.node('a@h1', [kernel]), await lab.node('b@h2', [kernel])]
      expect(await lab.settled(rule.answer, a.ping('b@h2'))).toBeTerm(atom('pong'), rule.answer)
    }),
  )

  itWithErl({ en: 'a real erl calls your server', zh: '真正的 erl 来 call 你的服务器' }, async (stage) => {
    const node = await stage.node('kata', 'gen')
    const server = node.spawn(async (self) => {
      for (let state: { readonly n: number } = { n: 0 }; ; ) {
        state = serve(self, counter(), await self.receive(), state)
      }
    })
    node.register('counter', server)
    const erl = await stage.erl('caller', 'gen')
    const whom = `{counter, '${node.name}'}`
    expect(await erl.eval(`gen_server:call(${whom}, next).`)).toBeValue('1', rule.serveCall)
    const rest = `gen_server:cast(${whom}, more), ${whom} ! hello, gen_server:call(${whom}, next).`
    expect(await erl.eval(rest)).toBeValue('112', rule.serveInfo)
    const late = `try gen_server:call(${whom}, later, 50) catch exit:{Why, _} -> Why end.`
    expect(await erl.eval(late)).toBeValue('timeout', rule.noReply)
    expect(await erl.eval(`net_adm:ping('${node.name}').`)).toBeValue('pong', rule.answer)
  })

  itWithErl({ en: 'and you call real ones', zh: '轮到你来 call 真正的服务器' }, async (stage) => {
    const node = await stage.node('kata', 'gen')
    const erl = await stage.erl('callee', 'gen')
    const ask = (name: string, request: Term): Promise<Term> =>
      new Promise((resolve, reject) => {
        const server = { name: atom(name), node: atom(erl.name) } as Server
        node.spawn((self) => outcome(call(self, server, request, 5000)).then(resolve, reject))
      })
    const isAuth = t(atom('is_auth'), atom(node.name))
    expect(await ask('net_kernel', isAuth)).toBeTerm(t(atom('reply'), atom('yes')), rule.answer)
    expect(await ask('nobody', QUESTION)).toBeTerm(t(atom('failed'), atom('noproc')), rule.ended)
  })
})
