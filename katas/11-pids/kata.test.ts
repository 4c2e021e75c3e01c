/** Kata 11, pids: what a real node does with them, as tests. OTP: erl_ext_dist, NEW_PID_EXT, NEWER_REFERENCE_EXT. */
import { Reader } from '../../src/bytes/reader.ts'
import { fromUtf8, toUtf8 } from '../../src/bytes/text.ts'
import { Writer } from '../../src/bytes/writer.ts'
import { decode } from '../../src/etf/decode.ts'
import { encode } from '../../src/etf/encode.ts'
import { atom } from '../../src/term/atom.ts'
import type { Pid as RuntimePid } from '../../src/term/identifier.ts'
import { any } from '../../src/term/pattern.ts'
import { t } from '../../src/term/tuple.ts'
import { underRule } from '../kit/as-lesson.ts'
import { boss, expect, it, itWithErl, type Rule, task } from '../kit/kit.ts'
import { Lesson, type WrongIdea } from '../kit/lesson.ts'
import { show as value } from '../kit/show.ts'
import type { Atoms, Pid, Reference } from './given.ts'
import { Observer, readPid, readReference, samePid, writePid, writeReference } from './kata.ts'
import { plain } from './plug.ts'
import { recorded } from './recorded.ts'
import { rule } from './rules.ts'

const pidOf = (node: string, id: number, serial: number, creation = 7): Pid => ({
  node,
  id,
  serial,
  creation,
})

const bytes = (...parts: readonly (number | Uint8Array)[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'number' ? [part] : [...part])))

const u32 = (value: number): Uint8Array => new Writer().u32(value).toBytes()
const atomBytes = (name: string): Uint8Array => bytes(119, toUtf8(name).length, toUtf8(name))

/** Whoever reads an atom where none stands is told so, and the rule. */
const atomsUnder = (broken: Rule): Atoms => ({
  write: (out, name) => void out.bytes(atomBytes(name)),
  read(input) {
    const tag = input.u8()
    if (tag === 119) return fromUtf8(input.take(input.u8()))
    throw new Lesson(broken, {
      message: {
        en: `You read an atom where none begins: it begins with 119, and here stands ${tag}.`,
        zh: `你在没有原子的地方读原子：原子以 119 开头，这里却是 ${tag}。`,
      },
    })
  },
})
const atoms = atomsUnder(rule.readPid)

/** As a failure shows a pid; a number that was left as text shows its quotes. */
const show = (pid: Pid | undefined): string | undefined =>
  pid && `node ${pid.node}, id ${value(pid.id)}, serial ${value(pid.serial)}, creation ${value(pid.creation)}`

/** What `list_to_pid/1` comes to, where a `badarg` is `undefined`. What a slip throws comes out. */
function parsed(a: Observer, text: string): string {
  try {
    const pid: Pid | null | undefined = a.parse(text)
    return pid === null ? 'null' : (show(pid) ?? 'badarg')
  } catch (error) {
    if (error instanceof Error && error.constructor === Error) return THREW
    throw error
  }
}

const THREW = 'throw new Error(…)'
const badargIsUndefined: WrongIdea<unknown> = {
  gives: THREW,
  en: 'Where Erlang raises badarg, yours is to return undefined.',
  zh: 'Erlang 在这里抛出 badarg，你的函数则应返回 undefined。',
}

task(1, { en: 'which process is meant', zh: '指的是哪个进程' }, () => {
  const pid = pidOf('b@h2', 92, 3, 7)

  it({ en: 'is the same for two pids that agree in all', zh: '样样相同，就是同一个' }, () => {
    expect(samePid(pid, { ...pid }), 'samePid(pid, { ...pid })').toBeTerm(true, rule.notByObject, [
      {
        gives: false,
        en: 'Did you compare with ===? That asks whether it is the same object.',
        zh: '是不是用了 ===？那问的是：是不是同一个对象。',
      },
    ])
    const { node, id, serial, creation } = pid
    const call = 'samePid(pid, { creation, serial, id, node })'
    for (const same of [
      { creation, serial, id, node },
      { id, node, creation, serial },
    ]) {
      expect(samePid(pid, same), call).toBeTerm(true, rule.identity, [
        {
          gives: false,
          en: 'They agree in all four, and differ in the order of their properties. Did you compare them as text?',
          zh: '四样都相同，只是属性的先后不同。是不是先变成文本再比的？',
        },
      ])
    }
  })

  it({ en: 'is another for those that do not', zh: '有一样不同，就是另一个' }, () => {
    for (const [other, broken] of [
      [{ ...pid, id: 93 }, rule.identity],
      [{ ...pid, serial: 4 }, rule.identity],
      [{ ...pid, id: 3, serial: 92 }, rule.identity],
      [{ ...pid, id: 9, serial: 23 }, rule.identity],
      [{ ...pid, node: 'c@h2' }, rule.identity],
      [{ ...pid, node: 'b@h3' }, rule.identity],
      [{ ...pid, creation: 8 }, rule.creation],
    ] as const) {
      const which = (Object.keys(pid) as (keyof Pid)[]).filter((key) => pid[key] !== other[key])
      const call = `samePid(pid, { ...pid, ${which.map((key) => `${key}: ${JSON.stringify(other[key])}`).join(', ')} })`
      for (const same of [samePid(pid, other), samePid(other, pid)]) {
        expect(same, call).toBeTerm(false, broken, [
          {
            gives: true,
            en: `They differ in ${which.join(' and ')}, and you take them for the same process.`,
            zh: `它们的 ${which.join('、')} 不同，你却当成了同一个进程。`,
          },
        ])
      }
    }
  })
})

/** The X that was printed, or what was printed instead of a pid. */
const xOf = (text: string | undefined): string | undefined =>
  /^<(\d+)\.\d+\.\d+>$/.exec(text ?? '')?.[1] ?? text

task(2, { en: '<X.Y.Z>, as a shell prints it', zh: 'shell 打印的 <X.Y.Z>' }, () => {
  it({ en: 'is <0.Y.Z> at home', zh: '在自己家是 <0.Y.Z>' }, () => {
    const a = new Observer('a@h1', 7)
    expect(a.print(pidOf('a@h1', 92, 3)), "a.print({ node: 'a@h1', id: 92, serial: 3 })").toBeValue(
      '<0.92.3>',
      rule.form,
      [
        { gives: '<0,92,3>', en: 'With dots, not commas.', zh: '用点，不用逗号。' },
        { gives: '<0.3.92>', en: 'The serial stands in front of the id.', zh: 'serial 和 id 的位置反了。' },
        { gives: '<7.92.3>', en: 'X is not the creation.', zh: 'X 不是 creation。' },
      ],
    )
    expect(a.print(pidOf('a@h1', 4294967295, 0)), "a.print({ node: 'a@h1', id: 4294967295 })").toBeValue(
      '<0.4294967295.0>',
      rule.unsigned,
    )
  })

  it({ en: 'has a number for another node', zh: '别的节点有个编号' }, () => {
    const a = new Observer('a@h1', 7)
    const text = a.print(pidOf('b@h2', 92, 3))
    const here = xOf(text)
    expect(
      here === '0' ? '<0.92.3>' : text?.replace(/^<[1-9]\d*\./, '<X.'),
      "a.print({ node: 'b@h2', id: 92 })",
    ).toBeValue('<X.92.3>', rule.localNumber, [
      {
        gives: '<0.92.3>',
        en: 'X is 0: so it looks like a process of a@h1 itself.',
        zh: 'X 是 0：看起来就像 a@h1 自己的进程。',
      },
    ])
    expect(xOf(a.print(pidOf('b@h2', 5, 0))), "a.print({ node: 'b@h2', id: 5 })").toBeValue(
      here,
      rule.localNumber,
      [
        {
          gives: String(Number(here) + 1),
          en: 'You number pids. It is the node that has a number.',
          zh: '你给 pid 编了号。有编号的是节点。',
        },
      ],
    )
    const other = xOf(a.print(pidOf('c@h2', 92, 3)))
    expect(
      other === here ? 'X1 =:= X2' : 'X1 =/= X2',
      "a.print({ node: 'b@h2' }), a.print({ node: 'c@h2' })",
    ).toBeValue('X1 =/= X2', rule.localNumber)
    expect(xOf(a.print(pidOf('b@h2', 6, 0))), "a.print({ node: 'b@h2', id: 6 })").toBeValue(
      here,
      rule.localNumber,
    )
    const nowhere = xOf(a.print(pidOf('b@h3', 92, 3)))
    expect(
      nowhere === here ? 'X1 =:= X2' : 'X1 =/= X2',
      "a.print({ node: 'b@h2' }), a.print({ node: 'b@h3' })",
    ).toBeValue('X1 =/= X2', rule.localNumber)
  })

  it({ en: 'that each node gives by itself', zh: '各节点各编各的' }, () => {
    const a = new Observer('a@h1', 7)
    const c = new Observer('c@h1', 7)
    const pid = pidOf('b@h2', 92, 3)
    for (let n = 0; n < 5; n++) c.print(pidOf(`n${n}@h`, 1, 0))
    const [here, there] = [a.print(pid), c.print(pid)]
    const b = new Observer('b@h2', 7)
    expect(b.print(pid), "b.print({ node: 'b@h2' })").toBeValue('<0.92.3>', rule.zeroAtHome)
    expect(
      here === there ? 'X1 =:= X2' : 'X1 =/= X2',
      "a.print({ node: 'b@h2' }), c.print({ node: 'b@h2' })",
    ).toBeValue('X1 =/= X2', rule.eachItsOwn, [
      {
        gives: 'X1 =:= X2',
        en: 'Both have the same number for b@h2, though c@h1 has met five others before. Is there one table for all?',
        zh: '两边给 b@h2 的编号一样，可 c@h1 之前已经见过另外五个节点。是不是大家共用了一张表？',
      },
    ])
  })

  it({ en: 'and does not tell one life of a node from another', zh: '分不出节点的前世今生' }, () => {
    const a = new Observer('a@h1', 7)
    const old = a.print(pidOf('b@h2', 92, 3, 7))
    expect(a.print(pidOf('b@h2', 92, 3, 8)), "a.print({ node: 'b@h2', creation: 8 })").toBeValue(
      old,
      rule.xIsTheName,
    )
    const own = a.print(pidOf('a@h1', 92, 3, 6))
    expect(own, "a.print({ node: 'a@h1', creation: 6 })").toBeValue('<0.92.3>', rule.xIsTheName)
  })
})

task(3, { en: 'from text to a pid', zh: '从文本到 pid' }, () => {
  it({ en: 'of this node', zh: '本节点的' }, () => {
    const a = new Observer('a@h1', 7)
    expect(parsed(a, '<0.92.3>'), 'a.parse("<0.92.3>")').toBeValue(
      show(pidOf('a@h1', 92, 3, 7)),
      rule.parse,
      [
        {
          gives: show(pidOf('a@h1', 3, 92, 7)),
          en: 'id and serial have changed places.',
          zh: 'id 和 serial 的位置反了。',
        },
        { gives: show(pidOf('a@h1', 92, 3, 0)), ...rule.lostCreation },
        {
          gives: "node a@h1, id '92', serial '3', creation 7",
          en: 'Y and Z are still text. A regular expression gives text: Number() makes numbers of it.',
          zh: 'Y 和 Z 还是文本。正则表达式取出来的是文本，要用 Number() 变成数。',
        },
      ],
    )
    a.print(pidOf('a@h1', 92, 3, 6))
    const call = 'a.print({ node: \'a@h1\', creation: 6 }); a.parse("<0.92.3>")'
    expect(parsed(a, '<0.92.3>'), call).toBeValue(show(pidOf('a@h1', 92, 3, 7)), rule.lostCreation, [
      {
        gives: show(pidOf('a@h1', 92, 3, 6)),
        en: 'It has printed a pid of its own earlier life. That does not make it live that life again.',
        zh: '它打印过自己上一世的 pid，但这不等于它又回到了上一世。',
      },
    ])
  })

  it({ en: 'of another one that it has printed', zh: '打印过的别的节点的' }, () => {
    const a = new Observer('a@h1', 7)
    for (const letter of 'bcdefghijklm') {
      const node = `${letter}@h2`
      const text = a.print(pidOf(node, 92, 3, 9))
      expect(parsed(a, text), `a.parse("${text}")`).toBeValue(show(pidOf(node, 92, 3, 9)), rule.parse, [
        {
          gives: show(pidOf('a@h1', 92, 3, 7)),
          en: 'You did not look at X: that is a process of another node.',
          zh: '你没有看 X：这是别的节点上的进程。',
        },
        {
          gives: show(pidOf(node, 92, 3, 7)),
          en: "You took this node's own creation for the other's.",
          zh: '你把本节点的 creation 安到了对方头上。',
        },
      ])
    }
    const text = a.print(pidOf('b@h2', 1, 0, 10))
    expect(parsed(a, text), `a.print({ node: 'b@h2', creation: 10 }); a.parse("${text}")`).toBeValue(
      show(pidOf('b@h2', 1, 0, 10)),
      rule.lostCreation,
    )
  })

  it({ en: 'of nobody, where X is not known', zh: 'X 没见过，就谁也不是' }, () => {
    const a = new Observer('a@h1', 7)
    const x = Number(xOf(a.print(pidOf('b@h2', 92, 3))))
    for (const unknown of [x + 1, x + 1000]) {
      const text = `<${unknown}.92.3>`
      expect(parsed(a, text), `a.parse("${text}")`).toBeValue('badarg', rule.unknownX, [badargIsUndefined])
    }
  })

  it({ en: 'and no other text', zh: '别的文本都不行' }, () => {
    const a = new Observer('a@h1', 7)
    for (const text of [
      '<0,92,3>',
      '<0.92>',
      '0.92.3',
      '<0.92.3> ',
      '<0.-1.0>',
      '<0..3>',
      '<0.92.3.4>',
      'x<0.9.3>',
      '',
    ]) {
      const pid = underRule(rule.noPid, () => parsed(a, text))
      expect(pid, `a.parse(${JSON.stringify(text)})`).toBeValue('badarg', rule.noPid, [badargIsUndefined])
    }
  })

  it({ en: 'and no numbers that no pid can have', zh: '大得没有 pid 装得下的数也不行' }, () => {
    const a = new Observer('a@h1', 7)
    for (const text of ['<0.4294967296.0>', '<0.1.4294967296>', '<0.1.99999999999999999999>']) {
      expect(parsed(a, text), `a.parse("${text}")`).toBeValue('badarg', rule.tooLarge, [badargIsUndefined])
    }
    const last = { ...pidOf('a@h1', 4294967295, 4294967295), creation: 7 }
    const text = '<0.4294967295.4294967295>'
    expect(parsed(a, text), `a.parse("${text}")`).toBeValue(show(last), rule.tooLarge)
  })

  it({ en: 'and not what another node has printed', zh: '别的节点打印的也不行' }, () => {
    const a = new Observer('a@h1', 7)
    const c = new Observer('c@h1', 7)
    a.print(pidOf('d@h2', 1, 0))
    const pid = pidOf('b@h2', 92, 3)
    const text = a.print(pid)
    for (const node of ['x@h', 'y@h', 'z@h']) c.print(pidOf(node, 1, 0))
    expect(
      c.parse(text)?.node === 'b@h2' ? 'b@h2' : '=/= b@h2',
      `a.print(pid) → ${text}; c.parse("${text}").node`,
    ).toBeValue('=/= b@h2', rule.notElsewhere)
  })
})

task(4, { en: 'a pid on the wire', zh: '网络上的 pid' }, () => {
  const pid = pidOf('b@h2', 0x01020304, 5, 0xfffffff1)
  const right = bytes(88, atomBytes('b@h2'), u32(0x01020304), u32(5), u32(0xfffffff1))

  it({ en: 'is written', zh: '写' }, () => {
    const out = new Writer()
    writePid(out, pid, atoms)
    expect(out.toBytes(), 'writePid(out, pid, atoms)').toBeBytes(right, rule.pidBytes, [
      {
        gives: bytes(88, atomBytes('b@h2'), u32(5), u32(0x01020304), u32(0xfffffff1)),
        en: 'The serial stands in front of the id.',
        zh: 'serial 和 id 的位置反了。',
      },
      { gives: bytes(88, 97, 0, u32(0x01020304), u32(5), u32(0xfffffff1)), ...rule.noX },
      { gives: bytes(88, u32(0), u32(0x01020304), u32(5), u32(0xfffffff1)), ...rule.noX },
      {
        gives: bytes(88, atomBytes('b@h2'), u32(0x01020304), u32(5), 0xf1),
        en: 'The creation in one byte is PID_EXT, 103, of nodes before OTP 23. Here it has four.',
        zh: 'creation 只占一个字节的是 PID_EXT（103），OTP 23 之前的节点用的。这里占四个。',
      },
      {
        gives: bytes(88, atomBytes('b@h2'), u32(0x01020304), u32(5)),
        en: 'The creation is missing: the pid would outlive its node.',
        zh: '少了 creation：这样一来，pid 会比它的节点活得还久。',
      },
    ])
  })

  it({ en: 'is read', zh: '读' }, () => {
    for (const known of [pid, pidOf('pīng@h2', 4294967295, 4294967294, 4294967293), recorded.pid.value]) {
      const fields = [u32(known.id), u32(known.serial), u32(known.creation)]
      const input = new Reader(bytes(atomBytes(known.node), ...fields, 77))
      const read = underRule(rule.readPid, () => readPid(input, atoms))
      expect(show(read), 'readPid(input, atoms)').toBeValue(show(known), rule.readPid, [
        {
          gives: show({ ...known, id: known.serial, serial: known.id }),
          en: 'id and serial have changed places.',
          zh: 'id 和 serial 的位置反了。',
        },
        {
          gives: show({ ...known, id: known.id | 0, serial: known.serial | 0, creation: known.creation | 0 }),
          ...rule.unsigned,
        },
      ])
      expect(input.left - 1, 'input.left').toBeValue(0, rule.readPid)
    }
  })
})

task(5, { en: 'a reference on the wire', zh: '网络上的引用' }, () => {
  const atoms = atomsUnder(rule.refWords)
  const { value, bytes: whole } = recorded.reference
  const five: Reference = { node: 'b@h2', creation: 8, words: [1, 2, 3, 4, 4294967295] }
  const showRef = (reference: Reference | undefined): string | undefined =>
    reference && `node ${reference.node}, creation ${reference.creation}, words [${reference.words}]`

  it({ en: 'is written', zh: '写' }, () => {
    const node = atomBytes(value.node)
    const words = value.words.map(u32)
    const out = new Writer()
    writeReference(out, value, atoms)
    expect(out.toBytes(), 'writeReference(out, reference, atoms)').toBeBytes(
      whole.subarray(1),
      rule.refBytes,
      [
        {
          gives: bytes(90, 0, 3, node, ...words, u32(value.creation)),
          en: 'In a pid the creation is the last. In a reference it stands before the words.',
          zh: 'pid 的 creation 在最后，引用的则在各个数之前。',
        },
        {
          gives: bytes(90, 0, 3, node, u32(value.creation), ...words.toReversed()),
          en: 'That is the order in which they are printed. On the wire it is the other way round.',
          zh: '这是打印的顺序。在网络上正好反过来。',
        },
        {
          gives: bytes(90, 3, node, u32(value.creation), ...words),
          en: 'You wrote the number of words in one byte. It has two.',
          zh: '个数你只写了一个字节。要两个。',
        },
        {
          gives: bytes(90, node, 0, 3, u32(value.creation), ...words),
          en: "The number of words stands before the node's name.",
          zh: '个数要写在节点名之前。',
        },
      ],
    )
    for (const reference of [five, { ...five, words: [9] }]) {
      const out = new Writer()
      writeReference(out, reference, atoms)
      const words = reference.words.map(u32)
      const right = bytes(90, 0, words.length, atomBytes('b@h2'), u32(8), ...words)
      expect(out.toBytes(), `words: [${reference.words}]`).toBeBytes(right, rule.refWords)
    }
  })

  it({ en: 'is read', zh: '读' }, () => {
    for (const known of [value, five, { ...five, words: [9] }]) {
      const words = known.words.map(u32)
      const body = bytes(0, words.length, atomBytes(known.node), u32(known.creation), ...words, u32(77))
      const input = new Reader(body)
      const read = underRule(rule.refWords, () => readReference(input, atoms))
      expect(showRef(read), 'readReference(input, atoms)').toBeValue(showRef(known), rule.refWords, [
        {
          gives: showRef({ ...known, words: known.words.toReversed() }),
          en: 'That is the order in which they are printed. Keep that of the wire.',
          zh: '这是打印的顺序。要保持网络上的顺序。',
        },
        {
          gives: showRef({ ...known, words: known.words.map((word) => word | 0) }),
          ...rule.unsigned,
        },
      ])
      expect(input.left - 4, 'input.left').toBeValue(0, rule.refWords)
    }
  })
})

boss({ en: 'your pids reach a real erl and come back', zh: '你的 pid 到真正的 erl 走一趟再回来' }, () => {
  const asErlPrints: Rule = {
    en: 'The same process prints as <0.Y.Z> at home and as <X.Y.Z> elsewhere: Y and Z are the same everywhere.',
    zh: '同一个进程，在自己家打印成 <0.Y.Z>，在别处是 <X.Y.Z>：Y 和 Z 到哪里都一样。',
  }
  const withX = (text: string): string => text.replace(/^<\d+/, '<X')

  it({ en: 'as recorded from one', zh: '与录自 erl 的一致' }, () => {
    const { pid, reference, node, creation } = recorded
    const text = new Observer(node, creation).print(plain(decode(pid.bytes) as RuntimePid))
    expect(text, 'print(decode(bytes))').toBeValue(pid.text, asErlPrints)
    expect(encode(decode(pid.bytes)), pid.text).toBeBytes(pid.bytes, rule.pidBytes)
    expect(encode(decode(reference.bytes)), reference.text).toBeBytes(reference.bytes, rule.refBytes)
  })

  itWithErl({ en: 'printed as its shell prints them', zh: '打印得和它的 shell 一样' }, async (stage) => {
    const node = await stage.node('kata', 'magic')
    const erl = await stage.erl('teller', 'magic')
    const came = new Promise<RuntimePid>((resolve) => {
      const teller = node.spawn(async (self) => {
        const [pid] = await self.receive(t(any.pid, any))
        resolve(pid)
      })
      node.register('teller', teller)
    })
    const text = await erl.eval(
      `begin {teller, '${node.name}'} ! {self(), make_ref()}, pid_to_list(self()) end.`,
    )
    const theirs = plain(await came)
    const there = new Observer(erl.name, theirs.creation).print(theirs)
    expect(`"${there}"`, `new Observer('${erl.name}', …).print(…)`).toBeValue(text, asErlPrints)
    const here = new Observer(node.name, 0).print(theirs)
    expect(here.startsWith('<0.') ? '<0.' : '<X.', `new Observer('${node.name}', …).print(…)`).toBeValue(
      '<X.',
      asErlPrints,
    )
  })

  itWithErl(
    { en: 'and answered: it knows whom you mean', zh: '它认得你指的是谁，并且作答' },
    async (stage) => {
      const node = await stage.node('kata', 'magic')
      const erl = await stage.erl('answerer', 'magic')
      await erl.eval(
        'register(answerer, spawn(fun() -> receive {Pid, Ref} -> Pid ! {pid_to_list(Pid), Pid, Ref} end end)).',
      )
      const came = new Promise<{ text: string; same: boolean; home: string }>((resolve) => {
        node.spawn(async (self) => {
          const ref = self.makeRef()
          self.send(t(atom('answerer'), atom(erl.name)), t(self.pid, ref))
          const [text, pid] = await self.receive(t(any.list, any.pid, ref))
          const home = new Observer(node.name, self.pid.creation).print(plain(self.pid))
          const same = samePid(plain(pid), plain(self.pid))
          resolve({ text: String.fromCharCode(...(text as number[])), same, home })
        })
      })
      const { text, same, home } = await came
      expect(same, `samePid(…) ${text}`).toBeTerm(true, rule.identity)
      expect(withX(text), `${home}, ${text}`).toBeValue(withX(home), asErlPrints)
    },
  )
})
