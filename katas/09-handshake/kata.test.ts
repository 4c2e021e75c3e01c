/** Kata 09, the handshake: what a real node does, as tests. OTP: `dist_util.erl`; `net_kernel.erl`, `accept_pending`. */
import { atom } from '../../src/term/atom.ts'
import { boss, expect, it, itWithErl, type Rule, task } from '../kit/kit.ts'
import { ourFrames, replay } from '../kit/replay.ts'
import { expectTimeline, type Script, type Talk, talk } from './conversation.ts'
import { digest, MANDATORY, type Message, type Pending, type Status, type Us } from './given.ts'
import { canTalkWith, inCommon, otherStarted, pending, weStarted } from './kata.ts'
import { handshakeOtherStarted, handshakeWeStarted } from './plug.ts'
import { recorded } from './recorded.ts'
import { rule } from './rules.ts'

const EXTRA = 1n << 35n
const OURS = MANDATORY | 0b1n
const OUR_CHALLENGE = 4294967280
/** What `random` gives after that: whoever asks it twice has two challenges. */
const ANOTHER = 1234567890
const THEIR_CHALLENGE = 3000000000
const COOKIE = 'the cookie for b@h2'

const us = (challenges: readonly number[] = [OUR_CHALLENGE, ANOTHER]): Us => {
  let next = 0
  return {
    name: 'a@h1',
    flags: OURS,
    creation: 7,
    cookieFor: (peer) => `the cookie for ${peer}`,
    random: () => challenges[next++ % challenges.length] ?? OUR_CHALLENGE,
  }
}

/** What `b@h2` says of itself. */
const them = { name: 'b@h2', flags: MANDATORY | EXTRA, creation: 9 }
const name: Message = { kind: 'name', ...them }
const status = (said: Status['status']): Message => ({ kind: 'status', status: said })
const challenge: Message = { kind: 'challenge', ...them, challenge: THEIR_CHALLENGE }

/** They answer the challenge that we sent, whichever that was. */
const answer = (said: readonly Message[]): Uint8Array =>
  digest(said.map((message) => ('challenge' in message ? message.challenge : 0)).find(Boolean) ?? 0, COOKIE)
const ack = (said: readonly Message[]): Message => ({ kind: 'ack', digest: answer(said) })
const reply = (said: readonly Message[]): Message => ({
  kind: 'reply',
  challenge: THEIR_CHALLENGE,
  digest: answer(said),
})

const dial = (script: Script, from = us()): Promise<Talk> =>
  talk('b@h2', script, (line) => weStarted(from, 'b@h2', line))

const accept = (script: Script, said: Pending = 'ok', from = us()): Promise<Talk> =>
  talk('b@h2', script, (line) => otherStarted(from, line, () => said))

/** A line of the timeline: we say, or we hear. */
const say = (what: string): string => `a@h1 ─▶ b@h2 handshake ${what}`
const hear = (what: string): string => `a@h1 ◀─ b@h2 handshake ${what}`
const CONNECTED = 'a@h1 is connected with b@h2'
const HANGS_UP = 'a@h1 hangs up'

const find = <K extends Message['kind']>(
  { said }: Talk,
  kind: K,
): Extract<Message, { kind: K }> | undefined =>
  said.find((message): message is Extract<Message, { kind: K }> => message.kind === kind)

const hex = (flags: unknown): unknown => (typeof flags === 'bigint' ? `16#${flags.toString(16)}` : flags)

task(1, { en: 'what both can do', zh: '双方都会的本领' }, () => {
  const talks = (flags: bigint) => expect(canTalkWith(flags), `canTalkWith(0x${flags.toString(16)}n)`)

  it({ en: 'is enough with every mandatory flag', zh: '强制标志齐全就行' }, () => {
    talks(MANDATORY).toBeTerm(true, rule.enough)
    talks(MANDATORY | EXTRA | 1n).toBeTerm(true, rule.moreIsFine)
  })

  it({ en: 'is not enough without any one of them', zh: '少了哪一个都不行' }, () => {
    for (let bit = 0n; bit < 38n; bit++) {
      const flag = 1n << bit
      if ((MANDATORY & flag) === 0n) continue
      talks(MANDATORY & ~flag).toBeTerm(false, rule.allMandatory, [
        {
          gives: true,
          en: `Bit ${bit} is missing, and you took it. That some flags are there does not say that all are.`,
          zh: `缺了第 ${bit} 位，你却放行了。有几个标志，不等于全都有。`,
        },
      ])
      talks((MANDATORY & ~flag) | EXTRA).toBeTerm(false, rule.allMandatory, [
        {
          gives: true,
          en: `Bit ${bit} is missing. A greater number does not make up for it: each flag stands for itself.`,
          zh: `缺了第 ${bit} 位。数值再大也补不上：每个标志各管各的。`,
        },
      ])
    }
    talks(0n).toBeTerm(false, rule.allMandatory)
  })

  it({ en: 'is what is in both', zh: '取两边都有的' }, () => {
    const call = 'inCommon(0x8_0000_0003n, 0x8_0000_0006n)'
    expect(hex(inCommon(0x8_0000_0003n, 0x8_0000_0006n)), call).toBeValue(hex(0x8_0000_0002n), rule.common, [
      {
        gives: hex(0x8_0000_0007n),
        en: 'That is what one or the other can do. A peer that cannot do it will not understand.',
        zh: '这是任何一方会的。另一方不会，就听不懂。',
      },
    ])
  })
})

task(2, { en: 'when both dial at once', zh: '双方同时拨号' }, () => {
  const says = (we: string, peer: string, standing: 'nothing' | 'dialling' | 'up') =>
    expect(pending(we, peer, standing), `pending('${we}', '${peer}', '${standing}')`)

  it({ en: 'lets in whom we are not dialling', zh: '我们没在拨它，就让它进来' }, () => {
    says('a@h1', 'b@h2', 'nothing').toBeValue('ok', rule.nothingUnderWay)
    says('b@h2', 'a@h1', 'nothing').toBeValue('ok', rule.nothingUnderWay)
  })

  it({ en: 'asks back where a connection is up', zh: '已经连着，就反问一句' }, () => {
    says('a@h1', 'b@h2', 'up').toBeValue('alive', rule.alive)
    says('b@h2', 'a@h1', 'up').toBeValue('alive', rule.alive)
  })

  it({ en: 'leaves one connection of two', zh: '两条连接只留一条' }, () => {
    for (const [one, other] of [
      ['a@h1', 'b@h2'],
      ['b@h1', 'a@h2'],
      ['x@h1', 'x@h2'],
    ] as const) {
      const call = `pending('${one}', '${other}', 'dialling'); pending('${other}', '${one}', …)`
      const both = [pending(one, other, 'dialling'), pending(other, one, 'dialling')]
      const given = both.every((said) => said === undefined) ? undefined : [...both].sort()
      expect(given, call).toBeValue(['nok', 'ok_simultaneous'], rule.exactlyOne, [
        {
          gives: ['nok', 'nok'],
          en: 'Each sends the other away. Both attempts end, and both nodes say pang.',
          zh: '双方都把对方打发走了。两次拨号全断，两个节点都得到 pang。',
        },
        {
          gives: ['ok_simultaneous', 'ok_simultaneous'],
          en: "Each gives way to the other: both give up their own attempt, and nobody's goes on.",
          zh: '双方都让着对方：都放弃了自己的拨号，结果一条也不剩。',
        },
        {
          gives: ['ok', 'ok'],
          en: 'Both attempts go on, and there are two connections between two nodes.',
          zh: '两次拨号都继续，两个节点之间就有了两条连接。',
        },
      ])
    }
  })

  it({ en: 'lets the greater name win', zh: '名字大的赢' }, () => {
    says('a@h1', 'b@h2', 'dialling').toBeValue('ok_simultaneous', rule.greaterWins, [
      {
        gives: 'nok',
        en: 'You let the smaller name win. Two of your nodes would agree, but an erl decides the other way.',
        zh: '你让名字小的赢了。两个你的节点之间倒也一致，可 erl 的规定正好相反。',
      },
    ])
    says('b@h2', 'a@h1', 'dialling').toBeValue('nok', rule.greaterWins)
  })

  it({ en: 'by the codes of its characters', zh: '按字符编码比大小' }, () => {
    for (const [smaller, greater] of [
      ['B@h1', 'a@h1'],
      ['a10@h1', 'a9@h1'],
      ['a-b@h1', 'a@h1'],
      ['ab@h1', 'b@h1'],
    ] as const) {
      says(smaller, greater, 'dialling').toBeValue('ok_simultaneous', rule.byCodes, [
        {
          gives: 'nok',
          en: 'Did you compare as people sort, or by length? localeCompare puts small and capital letters together; < does not.',
          zh: '是不是按人的习惯或按长度来比了？localeCompare 会把大小写字母排在一起，< 则不会。',
        },
      ])
      says(greater, smaller, 'dialling').toBeValue('nok', rule.byCodes)
    }
  })
})

task(3, { en: 'we dial', zh: '我们拨号' }, () => {
  const script: Script = ['us', status('ok'), challenge, 'us', ack]
  const whole = [say('name'), hear('status ok'), hear('challenge'), say('reply'), hear('ack'), CONNECTED]

  it({ en: 'and speak in turn', zh: '你一句，我一句' }, async () => {
    expectTimeline(await dial(script), whole, rule.diallerOrder, [
      {
        gives: whole.toSpliced(4, 1),
        en: 'You did not wait for the ack.',
        zh: '你没有等确认。',
      },
      {
        gives: [...whole.slice(0, 2), HANGS_UP],
        en: 'ok came, and you hung up. line.receive() gives a promise of it: is an `await` missing?',
        zh: '来的是 ok，你却挂断了。line.receive() 给的是 promise：是不是少了 `await`？',
      },
      {
        gives: whole.toSpliced(5, 1, HANGS_UP),
        en: 'You hung up on a right ack. It is the digest of the very challenge in our reply, with the cookie for this peer. (=== asks whether two arrays are one object; sameDigest compares them.)',
        zh: '确认是对的，你却挂断了。它是对我们在回复里提的那个质询求的摘要，用的是与这个对端通信的 cookie。（=== 问的是两个数组是不是同一个对象；要比较内容，用 sameDigest。）',
      },
    ])
  })

  it({ en: 'and say who we are', zh: '报上自己的身份' }, async () => {
    const said = find(await dial(script), 'name')
    const { kind: _, flags, ...rest } = said ?? { kind: 'name', flags: undefined }
    expect({ ...rest, flags: hex(flags) }, 'send({ kind: "name", … })').toBeValue(
      { name: 'a@h1', creation: 7, flags: hex(OURS) },
      rule.whoWeAre,
    )
  })

  it({ en: 'and answer their challenge', zh: '回答对方的质询' }, async () => {
    const said = find(await dial(script), 'reply')
    expect(said?.challenge, 'challenge').toBeValue(OUR_CHALLENGE, rule.theirChallenge, [
      {
        gives: THEIR_CHALLENGE,
        en: 'You sent their challenge back to them. Ask them one of your own: us.random().',
        zh: '你把对方的质询原样退了回去。要提一个自己的：us.random()。',
      },
    ])
    expect(said?.digest, 'digest').toBeBytes(digest(THEIR_CHALLENGE, COOKIE), rule.theirChallenge, [
      {
        gives: digest(OUR_CHALLENGE, COOKIE),
        en: 'You answered your own challenge. They asked another.',
        zh: '你回答的是自己的质询。对方问的不是这个。',
      },
      { gives: digest(THEIR_CHALLENGE, 'the cookie for a@h1'), ...rule.withPeersCookie },
    ])
  })

  it({ en: 'and let them prove the cookie', zh: '让对方证明它有 cookie' }, async () => {
    for (const wrong of [
      digest(OUR_CHALLENGE, 'another'),
      digest(THEIR_CHALLENGE, COOKIE),
      new Uint8Array(),
    ]) {
      const talk = await dial(['us', status('ok'), challenge, 'us', { kind: 'ack', digest: wrong }])
      expectTimeline(talk, whole.toSpliced(5, 1, HANGS_UP), rule.ackIsProof, [
        {
          gives: whole,
          en: 'You took an ack with a wrong digest: whoever listens at that port is now b@h2 to you.',
          zh: '确认里的摘要是错的，你也收下了：谁在那个端口上听，你就当谁是 b@h2。',
        },
      ])
    }
  })

  it({ en: 'and know at the end who it is', zh: '最后知道对方是谁' }, async () => {
    const { result } = await dial(script)
    const { flags, ...rest } = result ?? { flags: undefined }
    expect({ ...rest, flags: hex(flags) }).toBeValue(
      { name: 'b@h2', creation: 9, flags: hex(MANDATORY) },
      rule.peer,
    )
  })

  it({ en: 'and go on when they gave way', zh: '对方让了路，就继续' }, async () => {
    const talk = await dial(['us', status('ok_simultaneous'), challenge, 'us', ack])
    expectTimeline(talk, whole.toSpliced(1, 1, hear('status ok_simultaneous')), rule.goOn)
  })

  it({ en: 'and hang up when we are not wanted', zh: '不受欢迎就挂断' }, async () => {
    for (const no of ['nok', 'not_allowed'] as const) {
      const talk = await dial(['us', status(no)])
      expectTimeline(talk, [say('name'), hear(`status ${no}`), HANGS_UP], rule.notWanted, [
        {
          gives: [say('name'), hear(`status ${no}`), 'b@h2 hangs up'],
          en: `You went on after ${no}, and waited for a challenge that never comes.`,
          zh: `收到 ${no} 后你还在等质询，它永远不会来。`,
        },
      ])
    }
  })

  it({ en: 'and want a new connection where one is up', zh: '对方说连着，我们要新的' }, async () => {
    const asked = [say('name'), hear('status alive'), say('status true')]
    const talk = await dial(['us', status('alive'), 'us', challenge, 'us', ack])
    expectTimeline(talk, [...asked, ...whole.slice(2)], rule.aliveIsAsked, [
      {
        gives: [...asked.slice(0, 2), HANGS_UP],
        en: 'You took alive for a refusal. We may have restarted, and the peer has not noticed: tell it so.',
        zh: '你把 alive 当成了拒绝。也许是我们重启过，而对方还不知道：告诉它。',
      },
      {
        gives: [...asked.slice(0, 2), 'a@h1 and b@h2 wait for each other'],
        en: 'You wait for the challenge, and the peer for an answer to alive.',
        zh: '你在等质询，对方在等你回答 alive。',
      },
    ])
  })

  it({ en: 'and hang up on who is not the one we dialled', zh: '不是要找的那个，挂断' }, async () => {
    for (const [said, broken] of [
      [{ ...challenge, name: 'c@h2' }, rule.whoAnswers],
      [{ ...challenge, flags: EXTRA }, rule.allMandatory],
    ] as const) {
      const talk = await dial(['us', status('ok'), said as Message, 'us', ack])
      expectTimeline(talk, [...whole.slice(0, 3), HANGS_UP], broken, [
        { gives: whole, ...wentOn },
        { gives: [...whole.slice(0, 5), HANGS_UP], ...rule.beforeReply },
      ])
    }
  })
})

const wentOn = {
  en: 'You went on as if nothing were wrong with the challenge.',
  zh: '质询有问题，你却若无其事地继续了。',
}

task(4, { en: 'we are dialled', zh: '别人拨我们' }, () => {
  const script: Script = [name, 'us', 'us', reply]
  const whole = [hear('name'), say('status ok'), say('challenge'), hear('reply'), say('ack'), CONNECTED]

  it({ en: 'and speak in turn', zh: '你一句，我一句' }, async () => {
    expectTimeline(await accept(script), whole, rule.acceptorOrder, [
      {
        gives: [hear('name'), say('challenge'), say('status ok'), ...whole.slice(3)],
        en: 'The challenge came before the status. The dialler reads the status first, and takes it for nonsense.',
        zh: '质询跑到状态前面去了。拨号方先读的是状态，读到质询只会当成胡话。',
      },
      {
        gives: [hear('name'), say('challenge'), 'a@h1 and b@h2 wait for each other'],
        en: 'You did not say a status. The dialler waits for one.',
        zh: '你没有给状态。拨号方正等着呢。',
      },
      {
        gives: [...whole.slice(0, 4), HANGS_UP],
        en: 'You hung up on a right reply. Its digest is that of the very challenge which you sent, with the cookie for this peer. (=== asks whether two arrays are one object; sameDigest compares them.)',
        zh: '回复是对的，你却挂断了。它的摘要是对你发出的那个质询求的，用的是与这个对端通信的 cookie。（=== 问的是两个数组是不是同一个对象；要比较内容，用 sameDigest。）',
      },
      { gives: whole.toSpliced(4, 1), en: 'You did not acknowledge.', zh: '你没有确认。' },
    ])
  })

  it({ en: 'and say who we are, and ask', zh: '报上自己的身份，并且提问' }, async () => {
    const said = find(await accept(script), 'challenge')
    const { kind: _, flags, ...rest } = said ?? { kind: 'challenge', flags: undefined }
    expect({ ...rest, flags: hex(flags) }, 'send({ kind: "challenge", … })').toBeValue(
      { name: 'a@h1', creation: 7, challenge: OUR_CHALLENGE, flags: hex(OURS) },
      rule.whoWeAre,
    )
  })

  it({ en: 'and ask something new each time', zh: '每次问的都不同' }, async () => {
    const from = us([11, 22, 33, 44])
    const first = find(await accept(script, 'ok', from), 'challenge')?.challenge
    const second = find(await accept(script, 'ok', from), 'challenge')?.challenge
    expect(first === second ? '=:=' : '=/=', 'challenge 1, challenge 2').toBeValue('=/=', rule.freshChallenge)
  })

  it({ en: 'and let them prove the cookie', zh: '让对方证明它有 cookie' }, async () => {
    for (const [wrong, en, zh] of [
      [digest(OUR_CHALLENGE, 'another'), 'the digest with another cookie', '用别的 cookie 求的摘要'],
      [
        digest(THEIR_CHALLENGE, COOKIE),
        "the digest of the dialler's own challenge",
        '对拨号方自己质询的摘要',
      ],
      [new Uint8Array(), 'no digest at all', '空的摘要'],
    ] as const) {
      const talk = await accept([
        name,
        'us',
        'us',
        { kind: 'reply', challenge: THEIR_CHALLENGE, digest: wrong },
      ])
      expectTimeline(talk, [...whole.slice(0, 4), HANGS_UP], rule.ourChallenge, [
        { gives: whole, en: `You let in one that sent ${en}.`, zh: `对方发来的是${zh}，你也放它进来了。` },
        { gives: [...whole.slice(0, 5), HANGS_UP], ...rule.silence },
      ])
    }
  })

  it({ en: 'and prove that we have it too', zh: '也证明自己有 cookie' }, async () => {
    expect(find(await accept(script), 'ack')?.digest).toBeBytes(
      digest(THEIR_CHALLENGE, COOKIE),
      rule.ackTheirs,
      [
        {
          gives: digest(OUR_CHALLENGE, COOKIE),
          en: 'You sent back what the dialler has just sent: that proves nothing.',
          zh: '你把拨号方刚发来的又发了回去：这证明不了什么。',
        },
      ],
    )
  })

  it({ en: 'and know at the end who it is', zh: '最后知道对方是谁' }, async () => {
    const { result } = await accept(script)
    const { flags, ...rest } = result ?? { flags: undefined }
    expect({ ...rest, flags: hex(flags) }).toBeValue(
      { name: 'b@h2', creation: 9, flags: hex(MANDATORY) },
      rule.peer,
    )
  })

  it({ en: 'and turn away whom we dial ourselves', zh: '自己正在拨它，就打发走' }, async () => {
    const nok = [hear('name'), say('status nok')]
    expectTimeline(await accept(script, 'nok'), [...nok, HANGS_UP], rule.nokEnds, [
      {
        gives: [...nok, ...whole.slice(2)],
        en: 'You said nok and let it in all the same: with your own attempt there are now two connections.',
        zh: '你说了 nok，却照样让它进来：加上你自己拨的，就有两条连接了。',
      },
      { gives: [hear('name'), HANGS_UP], ...rule.notWanted },
    ])
  })

  it({ en: 'and go on when we give way', zh: '我们让路，就继续' }, async () => {
    const talk = await accept(script, 'ok_simultaneous')
    expectTimeline(talk, whole.toSpliced(1, 1, say('status ok_simultaneous')), rule.goOn)
  })

  it({ en: 'and ask where a connection is up', zh: '已经连着，就先问' }, async () => {
    const asked = [hear('name'), say('status alive')]
    const wanted = await accept([name, 'us', status('true'), 'us', reply], 'alive')
    expectTimeline(wanted, [...asked, hear('status true'), ...whole.slice(2)], rule.answerAwaited, [
      {
        gives: [...asked, HANGS_UP],
        en: 'You hung up on one that may have restarted. Ask, and wait for the answer.',
        zh: '对方也许重启过，你却挂断了。问一句，等它回答。',
      },
      {
        gives: [...asked, say('challenge'), hear('status true'), 'a@h1 waits for reply, and ends'],
        en: 'You did not wait for the answer to alive.',
        zh: '你没有等对方回答 alive。',
      },
    ])
    for (const said of ['false', 'ok', 'alive'] as const) {
      const unwanted = await accept([name, 'us', status(said), 'us', reply], 'alive')
      expectTimeline(unwanted, [...asked, hear(`status ${said}`), HANGS_UP], rule.answerAwaited)
    }
  })

  it({ en: 'and refuse who lacks flags', zh: '标志不全的，拒绝' }, async () => {
    const talk = await accept([{ ...name, flags: EXTRA } as Message, 'us', 'us', reply])
    expectTimeline(talk, [hear('name'), say('status not_allowed'), HANGS_UP], rule.notAllowed)
  })

  it({ en: 'and decide once, and not for nothing', zh: '只决定一次，不白费' }, async () => {
    for (const [flags, times] of [
      [MANDATORY | EXTRA, 1],
      [EXTRA, 0],
    ] as const) {
      const asked: string[] = []
      const decide = (peer: string): Pending => {
        asked.push(`decide('${peer}')`)
        return 'ok'
      }
      const caller: Script = [{ ...name, flags } as Message, 'us', 'us', reply]
      await talk('b@h2', caller, (line) => otherStarted(us(), line, decide))
      const lacking = `flags: 16#${flags.toString(16)}`
      expect(asked, lacking).toBeLines(new Array<string>(times).fill("decide('b@h2')"), rule.decidedOnce, [
        {
          gives: ["decide('b@h2')"],
          en: 'That one lacks mandatory flags. Look at them first.',
          zh: '这个对端缺了强制标志。要先看标志。',
        },
      ])
    }
  })
})

boss({ en: 'your handshake connects real nodes', zh: '用你的握手连上真正的节点' }, () => {
  const connected: Rule = {
    en: 'At the end each side knows that the other has the cookie, and the node is up.',
    zh: '握手结束时，双方都确知对方有这个 cookie，节点就此连上。',
  }

  it({ en: 'a recorded erl that we dial', zh: '我们拨通一个录制下来的 erl' }, async () => {
    const { us, connection, sent } = replay(recorded.weDialled)
    const { peer } = recorded.weDialled
    expect((await handshakeWeStarted(us, connection, peer)).name).toBeValue(peer, connected)
    expect(sent).toBeValue(ourFrames(recorded.weDialled), rule.diallerOrder)
  })

  it({ en: 'a recorded erl that dials us', zh: '一个录制下来的 erl 拨通我们' }, async () => {
    const { us, connection, sent } = replay(recorded.theyDialled)
    const acceptance = { markPending: () => 'ok' as const, replaceOld: async () => {} }
    const { peer } = recorded.theyDialled
    expect((await handshakeOtherStarted(us, connection, acceptance)).name).toBeValue(peer, connected)
    expect(sent).toBeValue(ourFrames(recorded.theyDialled), rule.acceptorOrder)
  })

  itWithErl({ en: 'a real erl, which pings us', zh: '真正的 erl 来 ping 我们' }, async (stage) => {
    const node = await stage.node('kata', 'magic')
    const erl = await stage.erl('dialler', 'magic')
    expect(await erl.eval(`net_adm:ping('${node.name}').`)).toBeValue('pong', connected)
  })

  itWithErl({ en: 'a real erl, which we ping', zh: '我们去 ping 真正的 erl' }, async (stage) => {
    const node = await stage.node('kata', 'magic')
    const erl = await stage.erl('acceptor', 'magic')
    expect(await node.ping(erl.name)).toBeTerm(atom('pong'), connected)
  })

  itWithErl({ en: 'and both at once', zh: '双方同时拨号' }, async (stage) => {
    const node = await stage.node('kata', 'magic')
    const erl = await stage.erl('rival', 'magic')
    const [ours, theirs] = await Promise.all([node.ping(erl.name), erl.eval(`net_adm:ping('${node.name}').`)])
    expect(ours).toBeTerm(atom('pong'), rule.exactlyOne)
    expect(theirs).toBeValue('pong', rule.exactlyOne)
  })

  itWithErl({ en: 'and not one with another cookie', zh: 'cookie 不同的 erl，连不上' }, async (stage) => {
    const node = await stage.node('kata', 'magic')
    const erl = await stage.erl('stranger', 'mundane')
    expect(await erl.eval(`net_adm:ping('${node.name}').`)).toBeValue('pang', rule.silence)
    expect(await node.ping(erl.name)).toBeTerm(atom('pang'), rule.ackIsProof)
  })
})
