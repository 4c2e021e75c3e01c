/** Kata 00, from pang to pong: one process asks, the other answers with what the learner gives. */
import { virtualEnv } from '../../src/env/virtual_env.ts'
import { encode } from '../../src/etf/encode.ts'
import { Runtime } from '../../src/process/runtime.ts'
import { atom } from '../../src/term/atom.ts'
import { any } from '../../src/term/pattern.ts'
import type { Term, TermInput } from '../../src/term/term.ts'
import { t } from '../../src/term/tuple.ts'
import { fromHex } from '../kit/hex.ts'
import { boss, expect, it, itWithErl, task } from '../kit/kit.ts'
import { answer } from './kata.ts'
import { rule } from './rules.ts'

/** Two processes and a clock moved by hand: the second of waiting takes no time. */
async function ping(said: TermInput): Promise<Term> {
  const env = virtualEnv()
  const runtime = new Runtime(env)
  let heard: Term | undefined
  const asked = runtime.spawn(async (self) => {
    const [, from] = await self.receive(t(atom('ping'), any.pid))
    self.send(from, said)
  })
  runtime.spawn(async (self) => {
    self.send(asked, t(atom('ping'), self.pid))
    heard = (await self.receive(atom('pong'), { after: 1000 })) ?? atom('pang')
  })
  await env.clock.runUntil(() => heard !== undefined)
  return heard ?? atom('pang')
}

task(1, { en: 'answering a ping', zh: '回应一声 ping' }, () => {
  it({ en: 'is done with the atom pong', zh: '回答的是原子 pong' }, () => {
    expect(answer()).toBeTerm(atom('pong'), rule.atom, [
      {
        gives: 'pong',
        en: 'You answered with text. A JavaScript string is sent as a binary, <<"pong">>; the atom is atom(\'pong\').',
        zh: '你回答的是文本。JavaScript 字符串会作为二进制串 <<"pong">> 发出去；原子要写成 atom(\'pong\')。',
      },
      ...["'pong'", ':pong'].map((name) => ({
        gives: atom(name),
        en: `You made the atom whose name is ${name}. In TypeScript its name alone goes between the quotes.`,
        zh: `你造的原子，名字是 ${name}。在 TypeScript 里，引号之间只写名字本身。`,
      })),
      {
        gives: [atom('pong')],
        en: 'That is a list with pong in it. The answer is the atom itself.',
        zh: '这是一个列表，pong 在里面。回答就是原子本身。',
      },
      {
        gives: atom('pang'),
        en: 'That is what one says who got no answer.',
        zh: '那是没等到回答的人说的话。',
      },
    ])
  })

  it({ en: 'is heard as pong by the one who asks', zh: '提问的一方听到的是 pong' }, async () => {
    expect(await ping(answer())).toBeTerm(atom('pong'), rule.patience)
  })
})

/** What was on the wire when `receive pong -> pong end` of Erlang/OTP 25.2.3 returned: the version, tag 119, four letters. */
const TAKEN_FOR_PONG = '837704706f6e67'

boss({ en: 'your answer goes out', zh: '你的回答出门了' }, () => {
  it(
    { en: 'as the bytes that a real erl took for pong', zh: '变成字节，正是真正的 erl 认作 pong 的那几个' },
    () => {
      expect(encode(answer())).toBeBytes(fromHex(TAKEN_FOR_PONG), rule.atom)
    },
  )

  itWithErl({ en: 'and a real erl says pong', zh: '真正的 erl 听到 pong' }, async (stage) => {
    const node = await stage.node('kata', 'from-pang-to-pong')
    const door = node.spawn(async (self) => {
      const [, from] = await self.receive(t(atom('ping'), any.pid))
      self.send(from, answer())
    })
    node.register('door', door)
    const erl = await stage.erl('real', 'from-pang-to-pong')
    const heard = await erl.eval(
      `{door, '${node.name}'} ! {ping, self()}, receive pong -> pong after 5000 -> pang end.`,
    )
    expect(heard).toBeValue('pong', rule.patience)
  })
})
