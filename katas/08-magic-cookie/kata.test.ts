/** Kata 08, the magic cookie: what a real node does, as tests. OTP: `auth.erl`, `dist_util.erl`. */
import { handshakeOtherStarted } from '../../src/handshake/other_started.ts'
import { handshakeWeStarted } from '../../src/handshake/we_started.ts'
import { atom } from '../../src/term/atom.ts'
import { underRule } from '../kit/as-lesson.ts'
import { fromHex } from '../kit/hex.ts'
import { boss, expect, it, itWithErl, type Rule, task } from '../kit/kit.ts'
import { ourFrames, replay } from '../kit/replay.ts'
import { type Answer, type CookieFile, type Cookies, errors, type Outcome } from './given.ts'
import {
  accepted,
  answerReply,
  cookieFor,
  dialled,
  digest,
  readCookie,
  sameDigest,
  setCookie,
} from './kata.ts'
import { recorded } from './recorded.ts'
import { rule } from './rules.ts'
import { bytesDigest, otherOrder, signedDigest } from './wrong-ideas.ts'

const PATH = '/home/ann/.erlang.cookie'
const SIXTEEN = '00010203'.repeat(4)

/** What comes of a file of this mode and text; a failure shows which. */
function expectOutcome(mode: number, text: string) {
  const call = `readCookie(path, { mode: 0o${mode.toString(8)}, text: ${JSON.stringify(text)} })`
  return expect(attempt(mode, text), call)
}

/** What was thrown by hand, and not by a slip, is an answer, though a wrong one. */
function attempt(mode: number, text: string): unknown {
  try {
    return readCookie(PATH, { mode, text })
  } catch (error) {
    if (error instanceof Error && error.constructor === Error) return `throw new Error('${error.message}')`
    throw error
  }
}

const maskInDecimal = {
  gives: { error: errors.notOwnerOnly(PATH) },
  en: 'Nobody but the owner has a right here. Is your mask octal? 0o77 is six bits; 77 and 100 are decimal numbers.',
  zh: '除了所有者，谁都没有权限。你的掩码是八进制吗？0o77 是六个二进制位；77 和 100 是十进制数。',
}

/** The file that is to be written; a half-written function may give anything else. */
function created(outcome: Outcome | undefined): CookieFile {
  return outcome !== undefined && 'create' in outcome ? outcome.create : { mode: 0, text: '' }
}

const ACK = '{ ack }'

/** A half-written function may give nothing at all. */
const ackOf = (answer: Answer | undefined): Uint8Array | undefined =>
  typeof answer === 'object' ? answer.ack : undefined

/** So that a failure says `'hang up'` or not, before it comes to the bytes. */
const kindOf = (answer: Answer | undefined): unknown => (ackOf(answer) === undefined ? answer : ACK)

task(1, { en: 'reading the cookie file', zh: '读取 cookie 文件' }, () => {
  it(
    {
      en: 'gives the text of a file that only its owner may read',
      zh: '只有所有者能读的文件，内容就是 cookie',
    },
    () => {
      expectOutcome(0o400, 'SECRET').toBeValue({ cookie: 'SECRET' }, rule.ownersRights, [maskInDecimal])
    },
  )

  it({ en: 'lets the owner do anything', zh: '所有者自己有什么权限都行' }, () => {
    for (const mode of [0o600, 0o700]) {
      expectOutcome(mode, 'SECRET').toBeValue({ cookie: 'SECRET' }, rule.ownersRights, [maskInDecimal])
    }
  })

  it({ en: 'refuses a file that anyone else may touch', zh: '别人碰得到的文件，拒绝' }, () => {
    for (const mode of [0o440, 0o404, 0o644, 0o420, 0o410, 0o401]) {
      expectOutcome(mode, 'SECRET').toBeValue({ error: errors.notOwnerOnly(PATH) }, rule.ownerOnly, [
        {
          gives: { cookie: 'SECRET' },
          en: `You took a file of mode ${mode.toString(8)}. The last two digits are the group's and the others' rights.`,
          zh: `权限为 ${mode.toString(8)} 的文件你也接受了。最后两位分别是同组用户和其他人的权限。`,
        },
      ])
    }
  })

  it({ en: 'drops line ends after the cookie', zh: '去掉 cookie 之后的换行' }, () => {
    for (const end of ['\n', '\r\n', '\n\n']) {
      expectOutcome(0o400, `SECRET${end}`).toBeValue({ cookie: 'SECRET' }, rule.lineEnds, [
        {
          gives: { cookie: `SECRET${end}` },
          en: 'You kept the line end. Both nodes would then need the same one: copy the file by hand and it is gone.',
          zh: '你把换行也留下了。这样两个节点连换行都得一样：手抄一遍文件，就连不上了。',
        },
      ])
    }
  })

  it({ en: 'keeps spaces', zh: '保留空格' }, () => {
    expectOutcome(0o400, ' A B \n').toBeValue({ cookie: ' A B ' }, rule.spacesCount, [
      {
        gives: { cookie: 'A B' },
        en: 'trim() takes the spaces as well as the line end.',
        zh: 'trim() 去掉换行的同时，把空格也去掉了。',
      },
    ])
    expectOutcome(0o400, '  ').toBeValue({ cookie: '  ' }, rule.spacesCount)
  })

  it({ en: 'refuses what is not printable ASCII', zh: '不是可打印 ASCII 字符的，拒绝' }, () => {
    for (const text of ['SEC\nRET', 'SEC\tRET', 'SÉCRET']) {
      expectOutcome(0o400, text).toBeValue({ error: errors.badCharacters }, rule.printable)
    }
  })

  it({ en: 'refuses a file without a cookie', zh: '文件里没有 cookie，拒绝' }, () => {
    for (const text of ['', '\n']) {
      expectOutcome(0o400, text).toBeValue({ error: errors.tooShort }, rule.tooShort)
    }
  })

  it({ en: 'looks at the rights before the text', zh: '先看权限，再看内容' }, () => {
    expectOutcome(0o666, '').toBeValue({ error: errors.notOwnerOnly(PATH) }, rule.modeFirst)
  })

  it({ en: 'creates a file where there is none', zh: '没有文件，就新建一个' }, () => {
    const { mode, text } = created(readCookie(PATH, undefined))
    const call = 'readCookie(path, undefined).create'
    expect(mode.toString(8), `${call}.mode.toString(8)`).toBeValue('400', rule.createdMode, [
      {
        gives: (400).toString(8),
        en: '400 without 0o is a decimal number. Permission bits are octal: 0o400.',
        zh: '400 前面没有 0o，就是十进制数。权限位用八进制：0o400。',
      },
      {
        gives: '0',
        en: 'There was no file, and none is to be written: that is an outcome of its own, { create }.',
        zh: '没有文件，你也没说要写一个：这种结果要用 { create } 表示。',
      },
    ])
    expect(/^[A-Z]{20}$/.test(text) ? '/^[A-Z]{20}$/' : text, `${call}.text`).toBeValue(
      '/^[A-Z]{20}$/',
      rule.createdText,
    )
    expect(new Set(text).size > 1, `new Set(${call}.text).size > 1`).toBeTerm(true, rule.createdText, [
      {
        gives: false,
        en: 'One random letter, twenty times over: fill() and repeat() take what randomLetter() gave once.',
        zh: '只随机了一次，再重复二十遍：fill() 和 repeat() 用的都是 randomLetter() 那一次给出的字母。',
      },
    ])
    const again = created(readCookie(PATH, undefined)).text
    expect(again === text, `${call}.text === ${call}.text`).toBeTerm(false, rule.createdText)
  })
})

task(2, { en: 'the digest of a challenge', zh: '质询的摘要' }, () => {
  it({ en: 'is what erl answers', zh: '与 erl 的回答一致' }, () => {
    for (const { cookie, challenge, bytes } of recorded.digests) {
      const answer = underRule(rule.decimalText, () => digest(challenge, cookie))
      expect(answer, `digest(${challenge}, '${cookie}')`).toBeBytes(bytes, rule.decimalText, [
        signedDigest(challenge, cookie),
        bytesDigest(challenge, cookie),
        otherOrder(challenge, cookie),
      ])
    }
  })
})

task(3, { en: 'accepting a reply, or hanging up', zh: '接受回复，或者挂断' }, () => {
  it({ en: 'takes equal digests for equal', zh: '相同的摘要判为相同' }, () => {
    expect(sameDigest(fromHex(SIXTEEN), fromHex(SIXTEEN))).toBeTerm(true, rule.sixteenBytes, [
      {
        gives: false,
        en: 'Did you compare with ===? Two Uint8Arrays are two objects, however alike.',
        zh: '是不是用了 ===？两个 Uint8Array 内容再像，也是两个对象。',
      },
    ])
  })

  it({ en: 'tells digests apart by any byte', zh: '任何一个字节不同，就是不同' }, () => {
    const right = fromHex(SIXTEEN)
    for (let i = 0; i < right.length; i++) {
      const wrong = right.map((byte, at) => (at === i ? byte ^ 1 : byte))
      expect(sameDigest(right, wrong)).toBeTerm(false, rule.sixteenBytes)
    }
    expect(sameDigest(right, right.toReversed()), 'the same bytes, backwards').toBeTerm(
      false,
      rule.sixteenBytes,
    )
  })

  it({ en: 'takes no shorter digest', zh: '短了的摘要不算数' }, () => {
    const right = fromHex(SIXTEEN)
    for (const part of [right.subarray(0, 0), right.subarray(0, 15)]) {
      for (const same of [sameDigest(part, right), sameDigest(right, part)]) {
        expect(same).toBeTerm(false, rule.sixteenBytes, [
          {
            gives: true,
            en: `${part.length} bytes passed for 16. Whoever sends an empty digest needs no cookie: every() of nothing is true.`,
            zh: `${part.length} 个字节就冒充了 16 个。空数组的 every() 总是 true，于是发个空摘要就能进门，cookie 都不用。`,
          },
        ])
      }
    }
  })

  it({ en: 'hangs up on a wrong digest', zh: '摘要不对就挂断' }, () => {
    const reply = { challenge: 1234, digest: digest(42, 'other') }
    const call = "answerReply(42, 'secret', { challenge: 1234, digest: digest(42, 'other') })"
    expect(answerReply(42, 'secret', reply), call).toBeValue('hang up', rule.silence)
  })

  it({ en: 'answers a right digest with one of its own', zh: '摘要正确，就回以自己的摘要' }, () => {
    const reply = { challenge: 1234, digest: digest(42, 'secret') }
    const answer = answerReply(42, 'secret', reply)
    const call = "answerReply(42, 'secret', { challenge: 1234, digest: digest(42, 'secret') })"
    expect(kindOf(answer), call).toBeValue(ACK, rule.answered, [
      {
        gives: 'hang up',
        en: 'You hung up on a right digest. It is to be the one of our challenge, 42; 1234 is theirs.',
        zh: '摘要是对的，你却挂断了。该对的是我方质询 42 的摘要；1234 是对方的质询。',
      },
    ])
    expect(ackOf(answer), call).toBeBytes(digest(1234, 'secret'), rule.ackTheirs, [
      {
        gives: digest(42, 'secret'),
        en: 'Your acknowledgement is the digest of our own challenge, 42. The dialler sent it to us a moment ago: repeating it proves nothing.',
        zh: '你的确认是对我方质询 42 的摘要。拨号方刚把它发过来：照念一遍，什么也证明不了。',
      },
    ])
  })
})

task(4, { en: 'a cookie for each peer', zh: '对每个对端，用哪个 cookie' }, () => {
  const cookiesOf = (node: string, own: string): Cookies => ({ node, own, peers: new Map() })

  it({ en: 'is the own one, unless another was set for the peer', zh: '没有专门设过，就用自己的' }, () => {
    const a = cookiesOf('a@h1', 'A')
    expect(cookieFor(a, 'b@h2'), "get_cookie('b@h2')").toBeValue('A', rule.peerCookie)
    setCookie(a, 'b@h2', 'B')
    const set = "set_cookie('b@h2', 'B'), "
    expect(cookieFor(a, 'b@h2'), `${set}get_cookie('b@h2')`).toBeValue('B', rule.peerCookie)
    expect(cookieFor(a, 'c@h2'), `${set}get_cookie('c@h2')`).toBeValue('A', rule.peerCookie)
    expect(a.own, `${set}get_cookie()`).toBeValue('A', rule.peerCookie)
  })

  it({ en: 'is the empty one, if that was set for the peer', zh: '专门设成空的，那就是空的' }, () => {
    const a = cookiesOf('a@h1', 'A')
    setCookie(a, 'b@h2', '')
    expect(cookieFor(a, 'b@h2'), "set_cookie('b@h2', ''), get_cookie('b@h2')").toBeValue(
      '',
      rule.emptyCookie,
      [
        {
          gives: 'A',
          en: 'You gave the own one: || and ! take an empty text for none. What was set is known by the key.',
          zh: '你给出的是自己的：|| 和 ! 会把空文本当成没有。设没设过，要看有没有这个键。',
        },
      ],
    )
  })

  it({ en: 'is the own one, set under the own name', zh: '以自己的名字来设，设的就是自己的' }, () => {
    const a = cookiesOf('a@h1', 'A')
    setCookie(a, 'a@h1', 'NEW')
    expect(a.own, "set_cookie('a@h1', 'NEW'), get_cookie()").toBeValue('NEW', rule.ownName)
    expect(cookieFor(a, 'b@h2'), "set_cookie('a@h1', 'NEW'), get_cookie('b@h2')").toBeValue(
      'NEW',
      rule.ownName,
    )
  })

  it({ en: "outlives a new cookie of one's own", zh: '换了自己的 cookie，对端的还在' }, () => {
    const a = cookiesOf('a@h1', 'A')
    setCookie(a, 'b@h2', 'B')
    setCookie(a, 'a@h1', 'NEW')
    const call = "set_cookie('b@h2', 'B'), set_cookie('a@h1', 'NEW'), get_cookie('b@h2')"
    expect(cookieFor(a, 'b@h2'), call).toBeValue('B', rule.ownKeepsPeers)
  })

  it({ en: 'holds when we dial', zh: '我们拨过去时有效' }, () => {
    const a = cookiesOf('a@h1', 'A')
    setCookie(a, 'b@h2', 'B')
    expect(dialled(a, 'b@h2', 42)).toBeBytes(digest(42, 'B'), rule.bothDirections, [
      {
        gives: digest(42, 'A'),
        en: "You answered with the node's own cookie, though another was set for this peer.",
        zh: '明明为这个对端设过 cookie，你却用了自己的来回答。',
      },
    ])
  })

  it({ en: 'holds when we are dialled', zh: '对方拨过来时也有效' }, () => {
    const a = cookiesOf('a@h1', 'A')
    setCookie(a, 'b@h2', 'B')
    const reply = { challenge: 1234, digest: digest(42, 'B') }
    const answer = accepted(a, 'b@h2', 42, reply)
    expect(kindOf(answer)).toBeValue(ACK, rule.bothDirections, [
      {
        gives: 'hang up',
        en: 'set_cookie is not only about whom we dial: b@h2 came with the cookie we set for it, and you hung up.',
        zh: 'set_cookie 管的不只是我们拨谁：b@h2 带着我们为它设的 cookie 来了，你却挂断了。',
      },
    ])
    expect(ackOf(answer)).toBeBytes(digest(1234, 'B'), rule.bothDirections)
  })

  it(
    { en: "fails two nodes that each set the other's own", zh: '两个节点各设了对方的 cookie，反而连不上' },
    () => {
      const a = cookiesOf('a@h1', 'A')
      const b = cookiesOf('b@h2', 'B')
      setCookie(a, 'b@h2', 'B')
      setCookie(b, 'a@h1', 'A')
      const reply = { challenge: 1234, digest: dialled(a, 'b@h2', 42) }
      expect(accepted(b, 'a@h1', 42, reply)).toBeValue('hang up', rule.bothDirections)
    },
  )
})

boss({ en: 'your digest shakes hands', zh: '用你的摘要握手' }, () => {
  const connected: Rule = {
    en: 'At the end each side knows that the other has the cookie, and the node is up.',
    zh: '握手结束时，双方都确知对方有这个 cookie，节点就此连上。',
  }

  it({ en: 'with a recorded erl that we dial', zh: '我们拨通一个录制下来的 erl' }, async () => {
    const { us, connection, sent } = replay(recorded.weDialled)
    const { peer } = recorded.weDialled
    expect((await handshakeWeStarted(us, connection, peer)).name).toBeValue(peer, connected)
    expect(sent).toBeValue(ourFrames(recorded.weDialled), rule.decimalText)
  })

  it({ en: 'with a recorded erl that dials us', zh: '一个录制下来的 erl 拨通我们' }, async () => {
    const { us, connection, sent } = replay(recorded.theyDialled)
    const acceptance = { markPending: () => 'ok' as const, replaceOld: async () => {} }
    const { peer } = recorded.theyDialled
    expect((await handshakeOtherStarted(us, connection, acceptance)).name).toBeValue(peer, connected)
    expect(sent).toBeValue(ourFrames(recorded.theyDialled), rule.ackTheirs)
  })

  itWithErl({ en: 'with a real erl, which pings us', zh: '真正的 erl 来 ping 我们' }, async (stage) => {
    const node = await stage.node('kata', 'magic')
    const erl = await stage.erl('dialler', 'magic')
    expect(await erl.eval(`net_adm:ping('${node.name}').`)).toBeValue('pong', connected)
  })

  itWithErl({ en: 'with a real erl, which we ping', zh: '我们去 ping 真正的 erl' }, async (stage) => {
    const node = await stage.node('kata', 'magic')
    const erl = await stage.erl('acceptor', 'magic')
    expect(await node.ping(erl.name)).toBeTerm(atom('pong'), connected)
  })

  itWithErl(
    { en: 'and not with one that has another cookie', zh: 'cookie 不同的 erl，握不成' },
    async (stage) => {
      const node = await stage.node('kata', 'magic')
      const erl = await stage.erl('stranger', 'mundane')
      expect(await erl.eval(`net_adm:ping('${node.name}').`)).toBeValue('pang', rule.silence)
    },
  )
})
