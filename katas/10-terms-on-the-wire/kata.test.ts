/** Kata 10, terms on the wire: what `term_to_binary` and `binary_to_term` do, as tests. OTP: erl_ext_dist. */
import { atom } from '../../src/term/atom.ts'
import { binary } from '../../src/term/binary.ts'
import { float } from '../../src/term/float.ts'
import { format } from '../../src/term/format.ts'
import { kindOf } from '../../src/term/kind.ts'
import { ImproperList } from '../../src/term/list.ts'
import { t } from '../../src/term/tuple.ts'
import { underRule } from '../kit/as-lesson.ts'
import { toHex } from '../kit/hex.ts'
import { boss, expect, it, itWithErl, type Rule, type Text, task } from '../kit/kit.ts'
import { Lesson } from '../kit/lesson.ts'
import { listOf, type Others, Reader, TAG, Writer } from './given.ts'
import { decode, encode, read, readLeaf, write, writeAtom, writeBinary, writeInteger } from './kata.ts'
import * as plug from './plug.ts'
import { atoms, binaries, compounds, improper, integers, type Recorded, strings } from './recorded.ts'
import { rule } from './rules.ts'
import {
  alwaysFour,
  asLatin1,
  bytes,
  cutToByte,
  lengthInCharacters,
  shortLength,
  versionInside,
  withoutTag,
  withoutTail,
} from './wrong-ideas.ts'

/** What one of the learner's functions wrote. */
function written(write: (out: Writer) => void): Uint8Array {
  const out = new Writer()
  write(out)
  return out.toBytes()
}

/** A term of a tag that the table does not have: 70, and eight bytes. */
const floats: Others = {
  write(out, term) {
    out.u8(70).f64(Number(term))
  },
  read(tag, input) {
    if (tag !== 70) throw new Lesson(rule.others, { message: notForOthers(tag) })
    return input.f64()
  },
}

const notForOthers = (tag: number): Text =>
  Object.values<number>(TAG).includes(tag)
    ? {
        en: `others got the tag ${tag}, which the table has.`,
        zh: `标签 ${tag} 表里就有，你却交给了 others。`,
      }
    : {
        en: `others got ${tag} for a tag. Here that byte is no tag: something was read too much or too little before it.`,
        zh: `你把 ${tag} 当成标签交给了 others。这个字节在这里并不是标签：前面多读了，或者少读了。`,
      }

const hex = (of: Uint8Array): string => toHex(of, ' ')
const body = ({ bytes }: Recorded): Uint8Array => bytes.subarray(1)

task(1, { en: 'integers to bytes', zh: '整数变成字节' }, () => {
  const is = (value: number, right: Uint8Array, broken: Rule): void => {
    const given = written((out) => writeInteger(out, value))
    expect(given, `writeInteger(out, ${value})`).toBeBytes(right, broken, [
      withoutTag(right),
      cutToByte(value),
      alwaysFour(value),
      {
        gives: bytes(98, right.slice(1).reverse()),
        en: 'Its lowest byte stands first. On the wire the highest does.',
        zh: '最低位字节在前了。网络上是最高位在前。',
      },
    ])
  }

  it({ en: 'in two, from 0 to 255', zh: '0 到 255：两个字节' }, () => {
    for (const value of [0, 1, 127, 128, 255]) is(value, bytes(97, value), rule.oneByte)
  })

  it({ en: 'in five, all others', zh: '其余：五个字节' }, () => {
    for (const value of [256, 1000, 65536, -1, -255, -256]) {
      is(
        value,
        written((out) => out.u8(98).i32(value)),
        rule.fourBytes,
      )
    }
    for (const known of integers.slice(2)) is(known.term as number, body(known), rule.fourBytes)
  })
})

task(2, { en: 'atoms and binaries to bytes', zh: '原子和二进制串变成字节' }, () => {
  const atomOf = (term: unknown): Uint8Array => written((out) => writeAtom(out, term as never))

  it({ en: 'the name of an atom', zh: '原子的名字' }, () => {
    for (const name of ['ok', 'a', '']) {
      const right = bytes(119, name.length, asLatin1(name).gives.subarray(2))
      expect(atomOf(atom(name)), `writeAtom(out, ${format(atom(name))})`).toBeBytes(right, rule.atomName, [
        withoutTag(right),
      ])
    }
  })

  it({ en: 'in UTF-8', zh: '用 UTF-8' }, () => {
    for (const name of ['café', '乒乓']) {
      const right = bytes(119, new TextEncoder().encode(name).length, new TextEncoder().encode(name))
      expect(atomOf(atom(name)), `writeAtom(out, ${format(atom(name))})`).toBeBytes(right, rule.atomName, [
        lengthInCharacters(name),
        asLatin1(name),
      ])
    }
  })

  it({ en: 'true and false too', zh: 'true 和 false 也是' }, () => {
    for (const [term, right] of [
      [true, bytes(119, 4, asLatin1('true').gives.subarray(2))],
      [false, bytes(119, 5, asLatin1('false').gives.subarray(2))],
    ] as const) {
      expect(atomOf(term), `writeAtom(out, ${term})`).toBeBytes(right, rule.booleans)
    }
  })

  it({ en: 'and bytes as they are', zh: '字节则原样写出' }, () => {
    for (const { term, bytes: whole } of binaries) {
      const value = term as Uint8Array
      const given = written((out) => writeBinary(out, value))
      expect(given, `writeBinary(out, ${format(term)})`).toBeBytes(whole.subarray(1), rule.binary, [
        ...shortLength(value),
        withoutTag(whole.subarray(1)),
      ])
    }
    const long = new Uint8Array(70_000).fill(7)
    const given = written((out) => writeBinary(out, long))
    expect(given, 'writeBinary(out, <<7,7,7, …>>)').toBeBytes(bytes(109, 0, 1, 17, 112, long), rule.binary)
  })
})

task(3, { en: 'terms within terms', zh: '数据项里的数据项' }, () => {
  const bodyOf = (term: unknown): Uint8Array => written((out) => write(out, term, floats))
  const writes = (term: unknown) => expect(bodyOf(term), `write(out, ${format(term)}, others)`)

  it({ en: 'are written like those without any', zh: '简单的数据项照旧' }, () => {
    for (const known of [...integers, ...atoms, ...binaries]) {
      writes(known.term).toBeBytes(
        body(known),
        typeof known.term === 'boolean' ? rule.booleans : rule.sameAsErl,
        [{ gives: bytes(97, known.term === true ? 1 : 0), ...rule.booleans }],
      )
    }
  })

  it({ en: 'stand in a tuple one after the other', zh: '在元组里一个接一个' }, () => {
    writes(t()).toBeBytes(bytes(104, 0), rule.tuple)
    writes(t(1, t(2, t(3)))).toBeBytes(bytes(104, 2, 97, 1, 104, 2, 97, 2, 104, 1, 97, 3), rule.tuple)
    writes(t(true, 0)).toBeBytes(bytes(104, 2, 119, 4, 116, 114, 117, 101, 97, 0), rule.tuple)
  })

  it({ en: 'stand in a list before its tail', zh: '在列表里，后面还有表尾' }, () => {
    writes([]).toBeBytes(bytes(106), rule.nil, [
      {
        gives: bytes(108, 0, 0, 0, 0, 106),
        en: 'A list of no elements and the tail [] is []. erl writes only the tail.',
        zh: '没有元素、表尾是 [] 的列表，就是 []。erl 只写表尾。',
      },
    ])
    for (const list of [[256], [atom('a'), atom('b')], [[], [atom('a')]]]) {
      const right = list.flatMap((term) => [...bodyOf(term)])
      writes(list).toBeBytes(bytes(108, 0, 0, 0, list.length, ...right, 106), rule.list, [
        withoutTail(bytes(108, 0, 0, 0, list.length, ...right, 106)),
        {
          gives: bytes(108, 0, 0, 0, list.length + 1, ...right, 106),
          en: 'You counted the tail as well.',
          zh: '你把表尾也数了进去。',
        },
        {
          gives: bytes(108, list.length, ...right, 106),
          en: "You wrote the number of elements in one byte, as that of a tuple. A list's has four.",
          zh: '元素个数你只写了一个字节，那是元组的写法。列表的有四个字节。',
        },
      ])
    }
  })

  it({ en: 'are for others, if the table does not have them', zh: '标签表里没有的，交给 others' }, () => {
    for (const term of [1.5, 2 ** 31, -(2 ** 31) - 1, 2 ** 40]) {
      writes(term).toBeBytes(
        written((out) => floats.write(out, term)),
        rule.others,
        [
          {
            gives: bytes(97, 1),
            en: 'You wrote 1. typeof 1.5 is number, too; Number.isInteger(1.5) is false.',
            zh: '你写成了 1。typeof 1.5 也是 number；Number.isInteger(1.5) 才是 false。',
          },
        ],
      )
      const inside = written((out) => floats.write(out.u8(104).u8(1), term))
      writes(t(term)).toBeBytes(inside, rule.others)
    }
    const large = t(...new Array<number>(256).fill(1))
    for (const [term, call] of [
      [large, 'a tuple of 256'],
      [listOf([1], 2), 'write(out, [1|2], others)'],
    ] as const) {
      const called: unknown[] = []
      const out = new Writer()
      write(out, term, { ...floats, write: (_out, given) => void called.push(given) })
      const own = out.toBytes()
      const did = called.map((given) => `others.write(out, ${given === term ? 'term' : format(given)})`)
      if (own.length > 0) did.push(`out: ${hex(own.subarray(0, 8))} …`)
      expect(did, call).toBeLines(['others.write(out, term)'], rule.others)
    }
  })

  it({ en: 'and that includes every float', zh: '浮点数一个不留，都交给它' }, () => {
    for (const value of [1, 0, -0]) {
      const term = float(value)
      const right = written((out) => floats.write(out, term))
      writes(term).toBeBytes(right, rule.float, [
        {
          gives: bytes(97, value),
          en: `Number(term) is ${value}, and then nothing tells it from an integer. The term itself is no number.`,
          zh: `Number(term) 一下就成了 ${value}，和整数再也分不清。数据项本身并不是 number。`,
        },
      ])
    }
  })

  it({ en: 'have a version before them, once', zh: '最前面有一个版本号，只此一个' }, () => {
    for (const { term, bytes: right } of compounds) {
      expect(encode(term, floats), `encode(${format(term)}, others)`).toBeBytes(right, rule.version, [
        { gives: right.subarray(1), en: 'The version, 131, is missing.', zh: '少了版本号 131。' },
        versionInside(right, right[1] === 104 ? [3] : [6]),
        versionInside(right, right[1] === 104 ? [3, 7] : [6, 7, 9]),
      ])
    }
    const nested = bytes(131, 104, 2, 97, 1, 104, 1, 97, 2)
    expect(encode(t(1, t(2)), floats), 'encode({1,{2}}, others)').toBeBytes(nested, rule.version, [
      versionInside(nested, [3, 5, 7]),
    ])
  })
})

task(4, { en: 'bytes to simple terms', zh: '字节变回简单的数据项' }, () => {
  /** A view into a larger buffer, with a byte behind it that belongs to something else. */
  function leaf(whole: Uint8Array): { term: unknown; next: number; buffer: Uint8Array } {
    const buffer = bytes(9, 9, whole, 77)
    const input = new Reader(buffer, 3)
    const term = underRule(rule.nothingMore, () => readLeaf(whole[0] as number, input))
    return { term, next: input.offset - 2 - whole.length, buffer }
  }
  const call = (whole: Uint8Array): string => `readLeaf(${whole[0]}, ${hex(whole.subarray(1)) || '…'})`

  it({ en: 'integers, signed', zh: '整数，有符号' }, () => {
    for (const known of integers) {
      const { term } = leaf(body(known))
      expect(term, call(body(known))).toBeTerm(known.term, rule.signed, [
        {
          gives: (known.term as number) >>> 0,
          en: 'You read the four bytes as unsigned.',
          zh: '你把这四个字节当成无符号数来读了。',
        },
      ])
    }
  })

  it({ en: 'atoms', zh: '原子' }, () => {
    for (const known of atoms) {
      const { term } = leaf(body(known))
      expect(term, call(body(known))).toBeTerm(known.term, rule.atomName, [
        {
          gives: typeof known.term === 'boolean' ? String(known.term) : atomText(known.term),
          en: 'That is text, and text is a binary. Make it an atom: atom(name).',
          zh: '这是文本，而文本是二进制串。要用 atom(name) 变成原子。',
        },
      ])
    }
  })

  it({ en: 'atoms that look like something else', zh: '看上去像别的东西的原子' }, () => {
    for (const name of ['undefined', 'null', 'nil', '42']) {
      const whole = bytes(119, name.length, ...[...name].map((c) => c.charCodeAt(0)))
      const { term } = leaf(whole)
      const is = kindOf(term) === 'atom' ? format(term) : `JavaScript: ${term}`
      expect(is, call(whole)).toBeValue(format(atom(name)), rule.justAnAtom)
    }
  })

  it({ en: 'binaries', zh: '二进制串' }, () => {
    for (const known of binaries) {
      const { term } = leaf(body(known))
      const kind = term instanceof Uint8Array ? (kindOf(term) ?? 'Uint8Array') : term
      expect(kind, call(body(known))).toBeValue('binary', rule.ownMemory, [
        {
          gives: 'Uint8Array',
          en: 'take gives a view of the buffer. binary(bytes) makes a term of it.',
          zh: 'take 给的是缓冲区的视图。用 binary(bytes) 才能做成数据项。',
        },
      ])
      expect(term, call(body(known))).toBeTerm(known.term, rule.binary)
    }
  })

  it({ en: 'and not a byte more', zh: '多一个字节也不读' }, () => {
    for (const known of [...integers, ...atoms, ...binaries]) {
      expect(leaf(body(known)).next, `${call(body(known))} reads on by`).toBeValue(0, rule.nothingMore)
    }
  })

  it({ en: 'that stay as they are', zh: '读出来就不再变' }, () => {
    const { term, buffer } = leaf(bytes(109, 0, 0, 0, 2, 1, 2))
    buffer.fill(0)
    expect(term, 'readLeaf(109, 00 00 00 02 01 02)').toBeTerm(binary(bytes(1, 2)), rule.ownMemory, [
      {
        gives: binary(bytes(0, 0)),
        en: 'take gives a view. The buffer has been filled with zeros since, and your binary with it.',
        zh: 'take 给的是视图。缓冲区后来填了零，你的二进制串也跟着成了零。',
      },
    ])
  })
})

/** The name of an atom, without help from the learner's code. */
const atomText = (term: unknown): string => format(term).replaceAll("'", '')

task(5, { en: 'bytes to any term', zh: '字节变回任意数据项' }, () => {
  function readFrom(whole: Uint8Array, why: Rule = rule.nothingMore): { term: unknown; left: number } {
    const input = new Reader(bytes(whole, 77))
    return { term: underRule(why, () => read(input, floats)), left: input.left - 1 }
  }
  const call = (whole: Uint8Array): string =>
    `read(${hex(whole.subarray(0, 16))}${whole.length > 16 ? ' …' : ''})`
  const reads = (whole: Uint8Array, why?: Rule) => expect(readFrom(whole, why).term, call(whole))

  it({ en: 'simple ones', zh: '简单的' }, () => {
    for (const known of [...integers, ...atoms, ...binaries])
      reads(body(known)).toBeTerm(known.term, rule.sameAsErl)
  })

  it({ en: 'tuples', zh: '元组' }, () => {
    const list = {
      en: 'That is a list. tupleFrom(elements) makes a tuple.',
      zh: '这是列表。元组要用 tupleFrom(elements)。',
    }
    reads(bytes(104, 0)).toBeTerm(t(), rule.tuple, [{ gives: [], ...list }])
    reads(bytes(104, 2, 97, 1, 104, 1, 97, 2)).toBeTerm(t(1, t(2)), rule.tuple, [
      { gives: [1, [2]], ...list },
      { gives: t(t(2), 1), ...rule.order },
    ])
  })

  it({ en: 'lists, with their tails', zh: '列表，连同表尾' }, () => {
    reads(bytes(106)).toBeTerm([], rule.nil)
    reads(bytes(108, 0, 0, 0, 2, 97, 1, 97, 2, 106)).toBeTerm([1, 2], rule.list, [
      {
        gives: [1, 2, []],
        en: 'You took the tail for an element. It ends the list: listOf(elements, tail).',
        zh: '你把表尾当成了元素。它是列表的结尾：listOf(elements, tail)。',
      },
      { gives: [2, 1], ...rule.order },
    ])
    const behind = bytes(104, 2, 108, 0, 0, 0, 1, 97, 1, 106, 97, 2)
    reads(behind).toBeTerm(t([1], 2), rule.tail, [
      {
        gives: t([1], []),
        en: 'You left the tail unread, and took it for the next term.',
        zh: '你没有读表尾，后来把它当成了下一个数据项。',
      },
    ])
    reads(improper.bytes.subarray(1)).toBeTerm(improper.term, rule.tail)
    const joined = bytes(108, 0, 0, 0, 1, 97, 1, 108, 0, 0, 0, 1, 97, 2, 106)
    reads(joined).toBeTerm([1, 2], rule.tail, [
      { gives: [1], en: 'The tail is [2], and you dropped it.', zh: '表尾是 [2]，你把它丢了。' },
    ])
  })

  it({ en: 'lists of bytes in short', zh: '简写的字节列表' }, () => {
    for (const known of strings) {
      const text = String.fromCharCode(...(known.term as number[]))
      reads(body(known)).toBeTerm(known.term, rule.string, [
        {
          gives: text,
          en: 'You made text of it. Whoever sends [1,2,3] sends it so too: it must come out as a list.',
          zh: '你把它变成了文本。别人发 [1,2,3] 也是这样发的：读出来必须是列表。',
        },
        {
          gives: Uint8Array.from(known.term as number[]),
          en: 'That is a binary. A list is an array of numbers.',
          zh: '这是二进制串。列表是数字的数组。',
        },
      ])
    }
    const long = new Array<number>(300).fill(7)
    reads(bytes(107, 1, 44, Uint8Array.from(long))).toBeTerm(long, rule.string)
  })

  it({ en: 'others, wherever they stand', zh: '别的标签，不论在哪里' }, () => {
    const float = written((out) => out.u8(70).f64(1.5))
    reads(float, rule.others).toBeTerm(1.5, rule.others)
    reads(bytes(104, 2, float, 97, 1), rule.others).toBeTerm(t(1.5, 1), rule.others)
  })

  it({ en: 'and not a byte more', zh: '多一个字节也不读' }, () => {
    for (const known of [...compounds, ...strings, improper]) {
      const { term, left } = readFrom(body(known))
      expect(term, call(body(known))).toBeTerm(known.term, rule.sameAsErl)
      expect(left, `${call(body(known))} leaves`).toBeValue(0, rule.nothingMore)
    }
  })

  it({ en: 'behind the version', zh: '跟在版本号后面' }, () => {
    for (const { term, bytes: whole } of [...atoms, ...compounds]) {
      expect(decode(whole, floats), `decode(${hex(whole.subarray(0, 16))})`).toBeTerm(term, rule.version)
    }
    let given: unknown = 'badarg'
    try {
      given = format(decode(bytes(130, 97, 1), floats))
    } catch {}
    expect(given, 'decode(82 61 01)').toBeValue('badarg', rule.otherVersion)
  })
})

boss({ en: 'your terms reach a real erl', zh: '你的数据项送到真正的 erl 手里' }, () => {
  const everything = [...integers, ...atoms, ...binaries, ...compounds]
  /** What Erlang prints, as `~0tp` has it. */
  const samples: readonly unknown[] = [
    t(atom('ok'), [atom('ping'), 256, -1]),
    [[], t(), [true, false, atom('undefined')]],
    t(binary(bytes(1, 2, 255)), t(atom('乒乓'), 1.5), 2 ** 40),
    new ImproperList([atom('a'), atom('b')], t(1)),
  ]

  it({ en: 'byte for byte as recorded from one', zh: '与录自 erl 的字节逐一相同' }, () => {
    for (const { term, bytes: right } of everything) {
      expect(plug.encode(term), format(term)).toBeBytes(right, rule.sameAsErl)
    }
  })

  it({ en: 'and come back', zh: '并且原样回来' }, () => {
    for (const { term, bytes: whole } of [...everything, ...strings, improper]) {
      expect(plug.decode(whole), format(term)).toBeTerm(term, rule.sameAsErl)
    }
    for (const term of samples)
      expect(plug.decode(plug.encode(term)), format(term)).toBeTerm(term, rule.others)
  })

  itWithErl({ en: 'equal to its term_to_binary', zh: '与它的 term_to_binary 相同' }, async (stage) => {
    const erl = await stage.erl('real', 'magic')
    for (const term of samples) {
      const text = await erl.eval(`binary_to_list(term_to_binary(${ascii(term)}, [{minor_version, 2}])).`)
      const theirs = Uint8Array.from(text.match(/\d+/g) ?? [], Number)
      expect(plug.encode(term), format(term)).toBeBytes(theirs, rule.sameAsErl)
      const back = `binary_to_term(<<${plug.encode(term).join(',')}>>) =:= ${ascii(term)}.`
      expect(await erl.eval(back), `binary_to_term(…) =:= ${format(term)}`).toBeValue('true', rule.sameAsErl)
    }
  })

  itWithErl({ en: 'and echoed by one of its processes', zh: '它的进程收到后发了回来' }, async (stage) => {
    const node = await stage.node('kata', 'magic')
    const erl = await stage.erl('echo', 'magic')
    await erl.eval(
      'Echo = fun Echo() -> receive {From, Term} -> From ! {echo, Term}, Echo() end end, register(echo, spawn(Echo)).',
    )
    const came = new Promise<unknown[]>((resolve) => {
      node.spawn(async (self) => {
        const answers: unknown[] = []
        for (const term of samples) {
          self.send(t(atom('echo'), atom(erl.name)), t(self.pid, term as never))
          answers.push(await self.receive())
        }
        resolve(answers)
      })
    })
    expect(await came).toBeTerm(
      samples.map((term) => t(atom('echo'), term)),
      rule.sameAsErl,
    )
  })
})

/** In Erlang's notation without characters beyond ASCII, whatever the encoding of the line to `erl`. */
const ascii = (term: unknown): string =>
  format(term).replace(/[^ -~]/gu, (character) => `\\x{${character.codePointAt(0)?.toString(16)}}`)
