/** Kata 01, copy on send: what the sender changes after sending, nobody else sees. */
import { decode } from '../../src/etf/decode.ts'
import { encode } from '../../src/etf/encode.ts'
import { atom } from '../../src/term/atom.ts'
import { float } from '../../src/term/float.ts'
import { format } from '../../src/term/format.ts'
import { LocalIdentity, Pid, Reference } from '../../src/term/identifier.ts'
import { any } from '../../src/term/pattern.ts'
import type { TermInput } from '../../src/term/term.ts'
import { t } from '../../src/term/tuple.ts'
import { underRule } from '../kit/as-lesson.ts'
import { Cluster } from '../kit/cluster.ts'
import { fromHex } from '../kit/hex.ts'
import { boss, expect, it, itWithErl, type Rule, task } from '../kit/kit.ts'
import { Binary, binary, ErlMap, ImproperList, type Leaf, type Process, type Term } from './given.ts'
import { copy, copyLeaf, receive, send } from './kata.ts'
import { rule } from './rules.ts'
import { leftovers, sameMemory, samePlace, tooLate, tupleAsList } from './wrong-ideas.ts'

const home = new LocalIdentity()
const pid = new Pid(home, 7, 0)

/** A term as a test builds it, which the sender may write to whatever its type says. */
const term = (value: TermInput): Term => value as Term

const calling = (name: string, argument: unknown): string => `${name}(${format(argument)})`

const kindName = (value: unknown): string =>
  value instanceof Binary ? 'Binary' : value instanceof Uint8Array ? 'Uint8Array' : format(value)

/** Resolves when all that was put off has run. */
const theirTurn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))

/** A process that notes when it runs, and what its mailbox holds then. */
function processWith(diary: string[], mailbox: Term[] = []): Process {
  return { mailbox, run: () => void diary.push(`run(), mailbox: ${format(mailbox)}`) }
}

task(1, { en: 'copying what has no parts', zh: '复制没有组成部分的数据项' }, () => {
  it({ en: 'gives what can never change as it is', zh: '永远不会变的，原样给出' }, () => {
    const leaves: Leaf[] = [42, -1.5, float(1), 2n ** 70n, true, false, pid, new Reference(home, [1, 2, 3])]
    for (const leaf of leaves)
      expect(copyLeaf(leaf), calling('copyLeaf', leaf)).toBeTerm(leaf, rule.immutable)
  })

  it({ en: 'makes no second atom', zh: '不另造一个原子' }, () => {
    const ok = atom('ok')
    expect(copyLeaf(ok), 'copyLeaf(ok)').toBeTerm(ok, rule.oneAtom)
    expect(copyLeaf(ok) === ok, 'copyLeaf(ok) === ok').toBeTerm(true, rule.oneAtom)
  })

  it({ en: 'gives a binary for a binary', zh: '二进制串复制出来还是二进制串' }, () => {
    const copied = copyLeaf(binary('ping'))
    expect(copied === undefined ? copied : kindName(copied), 'copyLeaf(<<"ping">>)').toBeValue(
      'Binary',
      rule.stillBinary,
      [
        {
          gives: 'Uint8Array',
          en: 'A plain Uint8Array has no .text, and no pattern takes it for a binary.',
          zh: '普通的 Uint8Array 没有 .text，也没有哪个模式把它当二进制串。',
        },
      ],
    )
    expect(copied, 'copyLeaf(<<"ping">>)').toBeTerm(binary('ping'), rule.stillBinary)
  })

  it({ en: 'keeps bytes that are no text', zh: '不是文本的字节，也照样保留' }, () => {
    const bytes = binary(Uint8Array.of(255, 0))
    const copied = underRule(rule.anyBytes, () => copyLeaf(bytes))
    expect(copied, 'copyLeaf(<<255,0>>)').toBeTerm(bytes, rule.anyBytes)
  })

  it({ en: 'is not changed by what the sender writes', zh: '发送方再写，副本不变' }, () => {
    const bytes = binary('ping')
    const copied = copyLeaf(bytes)
    bytes.set([112, 111])
    const call = 'copyLeaf(<<"ping">>), <<"ping">> → <<"pong">>'
    expect(copied, call).toBeTerm(binary('ping'), rule.ownBytes, [sameMemory(binary('pong'))])
  })

  it(
    { en: "does not change the sender's when the receiver writes", zh: '接收方再写，发送方的也不变' },
    () => {
      const bytes = binary('ping')
      const copied = copyLeaf(bytes)
      if (copied instanceof Uint8Array) copied.set([112, 111])
      expect(bytes).toBeTerm(binary('ping'), rule.ownBytes, [sameMemory(binary('pong'))])
    },
  )

  it({ en: 'takes the bytes that are meant, and no others', zh: '该复制哪些字节，就只复制哪些' }, () => {
    const whole = binary('<ping>')
    const part = new Binary(whole.buffer, 1, 4)
    expect(copyLeaf(part), 'copyLeaf(<<"ping">>), <<"ping">> ⊂ <<"<ping>">>').toBeTerm(
      binary('ping'),
      rule.ownBytes,
      [
        {
          gives: binary('<ping>'),
          en: 'bytes.buffer is all the memory that the bytes lie in, and they may be a part of it.',
          zh: 'bytes.buffer 是这些字节所在的整块内存，而它们可能只是其中一段。',
        },
      ],
    )
  })
})

task(2, { en: 'copying to any depth', zh: '复制到底，不管嵌套多深' }, () => {
  it({ en: 'keeps leaves what they are', zh: '叶子是什么，还是什么' }, () => {
    const ok = atom('ok')
    expect(copy(ok), 'copy(ok)').toBeTerm(ok, rule.oneAtom)
    for (const leaf of [float(1), 2n ** 70n, binary('bytes'), pid]) {
      expect(copy(leaf), calling('copy', leaf)).toBeTerm(leaf, rule.sameTerm)
    }
  })

  it({ en: 'keeps lists and tuples apart', zh: '列表归列表，元组归元组' }, () => {
    expect(copy([]), 'copy([])').toBeTerm([], rule.sameTerm)
    expect(copy([1, 2]), 'copy([1,2])').toBeTerm([1, 2], rule.sameTerm)
    expect(copy(term(t(1, 2))), 'copy({1,2})').toBeTerm(t(1, 2), rule.sameTerm, [tupleAsList([1, 2])])
    const nested = term([t(atom('a'), [t()]), []])
    expect(copy(nested), calling('copy', nested)).toBeTerm(nested, rule.sameTerm)
  })

  it(
    { en: 'keeps maps, and lists that end in something else', zh: '映射，还有末尾不是 [] 的列表，也都照旧' },
    () => {
      const map = new ErlMap<Term, Term>([
        [atom('a'), 1],
        [term(t(1, [2])), binary('two')],
      ])
      expect(copy(map), calling('copy', map)).toBeTerm(map, rule.sameTerm)
      const improper = new ImproperList<Term, Term>([1, [2]], atom('tail'))
      expect(copy(improper), calling('copy', improper)).toBeTerm(improper, rule.sameTerm)
    },
  )

  const inner = (): number[] => [1]
  const containers: readonly (readonly [what: string, around: (part: Term) => Term])[] = [
    ['a list', (part) => [part]],
    ['a tuple', (part) => term(t(part))],
    ['a value of a map', (part) => new ErlMap([[atom('key') as Term, part]])],
    ['a key of a map', (part) => new ErlMap([[part, atom('value') as Term]])],
    ['an improper list', (part) => new ImproperList([part], atom('tail') as Term)],
  ]

  it({ en: 'is not changed when a list in it is written to', zh: '里面的列表被改写，副本不变' }, () => {
    for (const [, around] of containers) {
      const list = inner()
      const original = around(list)
      const copied = copy(original)
      const call = `${calling('copy', original)}, 1 → 2`
      list[0] = 2
      expect(copied, call).toBeTerm(around(inner()), rule.deep, [samePlace(original)])
    }
  })

  it({ en: 'is not changed when a binary in it is written to', zh: '里面的二进制串被改写，副本不变' }, () => {
    const wrapped = [
      ...containers.map(([, around]) => around),
      (part: Term): Term => new ImproperList([1], part),
    ]
    for (const around of wrapped) {
      const bytes = binary('ping')
      const original = around(bytes)
      const copied = copy(original)
      const call = `${calling('copy', original)}, <<"ping">> → <<"pong">>`
      bytes.set([112, 111])
      expect(copied, call).toBeTerm(around(binary('ping')), rule.deep, [samePlace(original)])
    }
  })

  it({ en: 'goes down all the way', zh: '一直复制到最里层' }, () => {
    const list = inner()
    const around = (part: Term): Term => [
      term(t(atom('a'), new ErlMap([[binary('k') as Term, [term(t([part]))] as Term]]))),
    ]
    const original = around(list)
    const copied = copy(original)
    const call = `${calling('copy', original)}, 1 → 2`
    list[0] = 2
    expect(copied, call).toBeTerm(around(inner()), rule.deep, [samePlace(original)])
  })

  it({ en: 'shares the list itself with nobody', zh: '列表本身也不与人共享' }, () => {
    const list = [1, 2]
    const copied = copy(list)
    list.push(3)
    expect(copied, 'copy([1,2]), [1,2] → [1,2,3]').toBeTerm([1, 2], rule.deep, [samePlace(list)])
  })
})

task(3, { en: 'sending without waiting', zh: '发送，但不等待' }, () => {
  it({ en: 'puts the message into the mailbox', zh: '把消息放进信箱' }, async () => {
    const to = processWith([])
    underRule(rule.asynchronous, () => send(to, [1]))
    await theirTurn()
    expect(to.mailbox, 'To ! [1]').toBeTerm([[1]], rule.delivered)
  })

  it({ en: 'copies before it returns', zh: '返回之前就已复制' }, async () => {
    const to = processWith([])
    const list = [1]
    send(to, list)
    list[0] = 2
    await theirTurn()
    expect(to.mailbox, 'To ! [1], 1 → 2').toBeTerm([[1]], rule.beforeReturn, [tooLate([[2]])])
  })

  it({ en: 'returns before the receiver runs', zh: '先返回，接收方后运行' }, async () => {
    const diary: string[] = []
    send(processWith(diary), [1])
    const [returned, ran] = ['send(to, [1]) ↵', 'run(), mailbox: [[1]]']
    diary.push(returned)
    await theirTurn()
    expect(diary.slice(0, 2)).toBeLines([returned, ran], rule.asynchronous, [
      {
        gives: [ran, returned],
        en: 'The receiver ran inside your send: whoever sends would wait for whatever the receiver does.',
        zh: '接收方在你的 send 里就运行了：这样，接收方做什么，发送方都得等着。',
      },
      {
        gives: [returned],
        en: 'The receiver never ran: nobody told it that something has come.',
        zh: '接收方根本没运行：来了消息，没有人叫它。',
      },
      {
        gives: [returned, 'run(), mailbox: []'],
        en: 'The receiver ran before its message was in the mailbox.',
        zh: '接收方运行的时候，消息还没进信箱。',
      },
    ])
  })

  it(
    { en: 'wakes a receiver that has left others in its mailbox', zh: '信箱里还留着别的消息，也要叫醒' },
    async () => {
      const diary: string[] = []
      send(processWith(diary, [atom('old') as Term]), atom('new') as Term)
      await theirTurn()
      expect(diary, 'mailbox [old], To ! new').toBeLines(['run(), mailbox: [old,new]'], rule.everyMessage, [
        {
          gives: [],
          en: 'It was not woken, for its mailbox was not empty. Its receive may have skipped what waits there.',
          zh: '它没被叫醒，因为信箱不是空的。可留在那里的消息，也许正是它的 receive 跳过的。',
        },
      ])
    },
  )

  it({ en: 'keeps the order', zh: '先发的先到' }, async () => {
    const to = processWith([])
    for (const n of [1, 2, 3]) send(to, n)
    await theirTurn()
    expect(to.mailbox, 'To ! 1, To ! 2, To ! 3').toBeTerm([1, 2, 3], rule.order, [
      {
        gives: [3, 2, 1],
        en: 'The newest stands first. A mailbox is a queue: what comes goes to its end.',
        zh: '最新的排到了最前面。信箱是队列，新来的排在末尾。',
      },
    ])
  })

  it({ en: 'gives nothing to wait for', zh: '没有什么可等的' }, () => {
    const returned: unknown = send(processWith([]), 1)
    expect(returned, 'send(to, 1)').toBeValue(undefined, rule.noReceipt)
  })
})

task(4, { en: 'receiving what fits (a stretch)', zh: '挑着收消息（进阶）' }, () => {
  const [a, b, c] = [atom('a') as Term, atom('b') as Term, atom('c') as Term]

  /** Expects that `receive` takes `wanted` out of a mailbox, and leaves `left`. */
  function expectTaken(
    from: readonly Term[],
    wanted: Term,
    left: readonly Term[],
    to: Rule = rule.firstThatFits,
  ) {
    const mailbox = [...from]
    const call = `${format(from)}, receive ${format(wanted)}`
    const taken = receive(mailbox, (message) => message === wanted)
    expect(taken, call).toBeTerm(wanted, to, [
      {
        gives: undefined,
        en: `${format(wanted)} is in the mailbox and fits, and receive gave nothing.`,
        zh: `${format(wanted)} 就在信箱里，也匹配，receive 却什么也没给出。`,
      },
      {
        gives: [wanted],
        en: 'That is a list with the message in it: splice() and filter() give an array, even of one.',
        zh: '这是一个列表，消息在里面：splice() 和 filter() 给出的是数组，哪怕只有一个元素。',
      },
    ])
    expect(mailbox, call).toBeTerm(
      left,
      to === rule.firstThatFits ? rule.othersStay : to,
      leftovers(from, wanted),
    )
  }

  it({ en: 'takes the first message', zh: '取走第一条' }, () => expectTaken([a, b, c], a, [b, c]))

  it({ en: 'takes what fits from behind others', zh: '排在后面的，匹配就取走' }, () => {
    expectTaken([a, b, c], b, [a, c])
    expectTaken([a, b, c], c, [a, b])
  })

  it({ en: 'takes one, though several fit', zh: '几条都匹配，也只取一条' }, () => {
    expectTaken([a, b, c, b], b, [a, c, b])
  })

  it({ en: 'takes nothing where nothing fits', zh: '一条都不匹配，就什么也不取' }, () => {
    for (const before of [[a, b], []]) {
      const mailbox = [...before]
      const call = `${format(before)}, receive c`
      expect(
        receive(mailbox, (message) => message === c),
        call,
      ).toBeValue(undefined, rule.noneFits, [
        {
          gives: before.at(-1),
          en: 'That is the last message. findIndex gives -1 for nothing, and splice(-1, 1) takes the last one out.',
          zh: '这是最后一条消息。findIndex 没找到会给出 -1，而 splice(-1, 1) 取走的正是最后一条。',
        },
      ])
      expect(mailbox, call).toBeTerm(before, rule.noneFits)
    }
  })

  it({ en: 'takes false and 0 like any other', zh: 'false 和 0 也照取不误' }, () => {
    for (const message of [false, 0]) expectTaken([a, message, b], message, [a, b], rule.anyTerm)
  })
})

/** `{pos,[1,2.5,-3,1 bsl 70],<<"bytes">>,#{{a,1}=>[<<1,2>>|tail],b=>[]},"hi"}`, as Erlang/OTP 25.2.3 writes it. */
const SAID_BY_ERL =
  '8368057703706f736c00000004610146400400000000000062fffffffd6e09000000000000000000406a6d0000000562797465737400' +
  '0000027701626a680277016161016c000000016d00000002010277047461696c6b00026869'

boss({ en: 'your copy is what the runtime sends', zh: '运行时发出去的，就是你的副本' }, () => {
  it(
    { en: 'a term of a real erl is the same bytes after it', zh: '真正的 erl 的数据项，复制后字节不变' },
    () => {
      const said = decode(fromHex(SAID_BY_ERL))
      expect(encode(copy(said))).toBeBytes(encode(said), rule.sameTerm)
    },
  )

  it({ en: 'between two processes', zh: '在两个进程之间' }, async () => {
    const cluster = await Cluster.open('h1')
    const node = await cluster.start('a@h1')
    const heard = new Promise<Term>((resolve) => {
      const to = node.spawn(async (self) => resolve(await self.receive()))
      node.spawn((self) => {
        const list = [1]
        self.send(to, t(atom('list'), list))
        list[0] = 2
      })
    })
    expect(await cluster.time(heard)).toBeTerm(t(atom('list'), [1]), rule.beforeReturn)
  })

  it(
    { en: 'and between two nodes, before they are even connected', zh: '在两个节点之间，还没连上就已复制' },
    async () => {
      const cluster = await Cluster.open('h1', 'h2')
      const [a, b] = [await cluster.start('a@h1'), await cluster.start('b@h2')]
      const heard = new Promise<Term>((resolve) => {
        const ear = b.spawn(async (self) => resolve(await self.receive()))
        b.register('ear', ear)
      })
      const list = [1]
      void a.send(t('ear', b.name), t(atom('list'), list))
      list[0] = 2
      expect(await cluster.time(heard)).toBeTerm(t(atom('list'), [1]), rule.beforeReturn)
    },
  )

  itWithErl(
    {
      en: 'a real erl gets what was said, not what it became',
      zh: '真正的 erl 收到的是当时说的，不是后来改的',
    },
    async (stage) => {
      const node = await stage.node('kata', 'copy')
      const erl = await stage.erl('real', 'copy')
      await erl.eval(`register(echo, spawn(fun() -> receive {From, Said} -> From ! {heard, Said} end end)).`)
      const heard = await new Promise<Term>((resolve) => {
        node.spawn(async (self) => {
          const bytes = binary('ping')
          self.send(t('echo', erl.name), t(self.pid, [bytes, new Map([['key', bytes]])]))
          bytes.set([112, 111]) // while the connection is still being made
          const [, said] = await self.receive(t(atom('heard'), any))
          resolve(said)
        })
      })
      const said = [binary('ping'), new ErlMap([[binary('key'), binary('ping')]])]
      expect(heard).toBeTerm(said, rule.beforeReturn)
    },
  )
})
