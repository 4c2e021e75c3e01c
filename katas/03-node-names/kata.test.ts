/** Kata 03, node names: what a real node does, as tests. OTP: `create_name` in `net_kernel.erl`, `splitnode` in `inet_tcp_dist.erl`. */
import { atom } from '../../src/term/atom.ts'
import { Cluster } from '../kit/cluster.ts'
import { boss, expect, it, itWithErl, task } from '../kit/kit.ts'
import { errors, type Form, type Machine, NO_NODE, type Started } from './given.ts'
import { fullName, mayDial, mayStart, prompt, sameNode, splitName, whoCanBegin } from './kata.ts'
import { ANSWERS, ASKED, naming } from './recorded.ts'
import { rule } from './rules.ts'

const H1: Machine = { host: 'h1', domain: 'example.org' }
const LAPTOP: Machine = { host: 'laptop', domain: undefined }

const short = (full: string): Started => ({ full, form: 'short' })
const long = (full: string): Started => ({ full, form: 'long' })
const none: Started = { full: NO_NODE, form: 'none' }

const split = (full: string) => expect(splitName(full), `splitName('${full}')`)

function start(flag: '-sname' | '-name', given: string, machine: Machine) {
  const call = `erl ${flag} ${given}   (host ${machine.host}, domain ${machine.domain})`
  return expect(fullName(flag, given, machine), call)
}

const dial = (form: Form, to: string) => expect(mayDial(form, to), `mayDial('${form}', '${to}')`)

function begin(a: Started, b: Started) {
  return expect(whoCanBegin(a, b), `whoCanBegin(${a.form} ${a.full}, ${b.form} ${b.full})`)
}

const another = (full: string, running: readonly string[]) =>
  expect(mayStart(running, full), `mayStart([${running.join(', ')}], '${full}')`)

const fromAtoZ = {
  en: '[A-z] is more than letters: between Z and a stand [ \\ ] ^ _ and `. Write A-Za-z.',
  zh: '[A-z] 里不光有字母：Z 和 a 之间还有 [ \\ ] ^ _ 和 `。应写成 A-Za-z。',
}

task(1, { en: 'taking a name apart', zh: '拆开一个节点名' }, () => {
  it({ en: 'gives what stands on either side of the @', zh: '得到 @ 两边的部分' }, () => {
    split('a@h1').toBeValue({ name: 'a', host: 'h1' }, rule.parts)
  })

  it({ en: 'takes letters, digits, _ and - before the @', zh: '@ 之前可以是字母、数字、_ 和 -' }, () => {
    for (const name of ['Alice', 'a_b-1', '7', '-']) {
      split(`${name}@h1`).toBeValue({ name, host: 'h1' }, rule.allowedInName)
    }
  })

  it({ en: 'takes host names, domains and addresses after it', zh: '@ 之后可以是主机名、域名或地址' }, () => {
    for (const host of ['h1', 'h1.example.org', '192.0.2.1', 'my_host-2']) {
      split(`a@${host}`).toBeValue({ name: 'a', host }, rule.allowedInHost)
    }
  })

  it(
    { en: 'wants exactly one @, and something on either side', zh: '@ 有且只有一个，两边都不能为空' },
    () => {
      for (const full of ['a', 'a@', '@h1', '@', '', 'a@b@c', 'a@@c', 'a@b@']) {
        split(full).toBeValue('no name', rule.oneAt, [
          {
            gives: { name: 'a', host: 'b' },
            en: 'split("@") gives more than two parts here, and you looked at the first two only.',
            zh: '这里的 split("@") 会得到不止两段，而你只看了前两段。',
          },
          {
            gives: { name: 'a', host: 'b@c' },
            en: 'You cut at the first @ and left the second one in the host.',
            zh: '你从第一个 @ 切开，第二个 @ 留在了主机里。',
          },
          {
            gives: { name: 'a', host: '' },
            en: 'An empty host is no host.',
            zh: '主机是空的，等于没有主机。',
          },
        ])
      }
    },
  )

  it({ en: 'refuses all other characters in the name', zh: '名字里的其他字符，一律拒绝' }, () => {
    for (const name of ['a.b', 'a b', 'é', 'a+b', '节点', ' a', 'a!', 'a\n', 'b\na', 'a[b', 'a^']) {
      split(`${name}@h1`).toBeValue('no name', rule.nameCharacters, [
        {
          gives: { name, host: 'h1' },
          en: `You took "${name}". Either one character too many is allowed, or one good character is enough for you.`,
          zh: `你接受了 "${name}"。要么多放行了一种字符，要么只要有一个字符合格，你就放行了。`,
          ...(/[[^]/.test(name) ? fromAtoZ : {}),
        },
      ])
    }
  })

  it({ en: 'refuses a space in the host', zh: '主机里有空格，拒绝' }, () => {
    for (const full of ['a@h 1', 'a@ h1', 'a@h1 ']) split(full).toBeValue('no name', rule.host)
  })
})

task(2, { en: 'from a flag to a full name', zh: '从启动参数到全名' }, () => {
  it({ en: 'takes the host from the machine', zh: '主机取自机器' }, () => {
    start('-sname', 'a', H1).toBeValue(short('a@h1'), rule.ownHost, [
      {
        gives: { error: errors.invalid },
        en: 'You checked a before it was complete. Add the host first, then see whether it is a name.',
        zh: '还没补全就检查了。先补上主机，再看它是不是节点名。',
      },
    ])
    start('-name', 'a', H1).toBeValue(long('a@h1.example.org'), rule.ownHost)
    start('-sname', 'a', LAPTOP).toBeValue(short('a@laptop'), rule.ownHost)
  })

  it({ en: 'has no long name to give without a domain', zh: '没有域名，就凑不出长名' }, () => {
    start('-name', 'a', LAPTOP).toBeValue({ error: errors.long }, rule.noDomain, [
      {
        gives: long('a@laptop.undefined'),
        en: 'The machine has no domain: `undefined` has become a part of the name.',
        zh: '这台机器没有域名，`undefined` 却成了名字的一部分。',
      },
      {
        gives: long('a@laptop'),
        en: 'That would be a name with which the node reaches no one. erl does not start.',
        zh: '用这样的名字，节点谁也够不着。erl 会拒绝启动。',
      },
    ])
  })

  it({ en: 'takes a host that was given as it is', zh: '写明的主机，照用不误' }, () => {
    start('-sname', 'a@elsewhere', H1).toBeValue(short('a@elsewhere'), rule.givenHost)
    start('-name', 'a@192.0.2.1', H1).toBeValue(long('a@192.0.2.1'), rule.givenHost)
    start('-name', 'a@b.example.net', LAPTOP).toBeValue(long('a@b.example.net'), rule.givenHost)
  })

  it({ en: 'gives no short name to a host with a dot', zh: '主机里有点，就不能做短名' }, () => {
    for (const host of ['h1.example.org', '127.0.0.1']) {
      start('-sname', `a@${host}`, H1).toBeValue({ error: errors.short }, rule.shortHost)
    }
  })

  it({ en: 'does not take a dot before the @ for one in the host', zh: '@ 之前的点不算主机里的点' }, () => {
    start('-sname', 'a.b', H1).toBeValue({ error: errors.invalid }, rule.pointInHost, [
      {
        gives: { error: errors.short },
        en: 'You looked for a dot anywhere. In a.b it stands before the @ that is to come.',
        zh: '你是在整个名字里找点。a.b 的点在 @ 之前（主机还没补上）。',
      },
      {
        gives: short('a.b'),
        en: 'You took b for the host. A host begins at the @.',
        zh: '你把 b 当成了主机。主机从 @ 开始。',
      },
    ])
    start('-sname', 'a.b@h1', H1).toBeValue({ error: errors.invalid }, rule.pointInHost, [
      {
        gives: { error: errors.short },
        en: 'You looked for a dot anywhere. The host here is h1.',
        zh: '你是在整个名字里找点。这里的主机是 h1。',
      },
    ])
  })

  it(
    { en: 'starts a long node by -name, whatever the host', zh: '-name 启动的就是长名节点，不管主机什么样' },
    () => {
      start('-name', 'a@h1', H1).toBeValue(long('a@h1'), rule.flagDecides, [
        {
          gives: short('a@h1'),
          en: 'You read the form off the name. It is the flag that decides; task 3 shows what comes of it.',
          zh: '长短是你从名字上看出来的。其实由启动参数决定；后果见任务 3。',
        },
        {
          gives: { error: errors.long },
          en: 'erl does start this node. What it can reach is another question: task 3.',
          zh: 'erl 会启动这个节点。至于它够得着谁，那是另一个问题：见任务 3。',
        },
      ])
    },
  )

  it({ en: 'starts nothing under a name that none can have', zh: '名字不合规矩就不启动' }, () => {
    for (const given of ['é', 'a b', '@h1', 'a@h 1', '']) {
      start('-sname', given, H1).toBeValue({ error: errors.invalid }, rule.checkedName)
      start('-name', given, H1).toBeValue({ error: errors.invalid }, rule.checkedName)
    }
  })

  it({ en: 'is no node without a flag', zh: '不带参数就不是节点' }, () => {
    expect(fullName(undefined, '', H1), 'erl').toBeValue(none, rule.noNode)
    expect(fullName(undefined, '', LAPTOP), 'erl').toBeValue(none, rule.noNode)
  })
})

task(3, { en: 'who may dial whom', zh: '谁可以拨谁' }, () => {
  it({ en: 'short nodes dial hosts without a dot', zh: '短名节点只拨没有点的主机' }, () => {
    dial('short', 'b@h2').toBeValue('ok', rule.shortDials)
    dial('short', 'b@localhost').toBeValue('ok', rule.shortDials)
    for (const host of ['h2.example.org', '192.0.2.1']) {
      dial('short', `b@${host}`).toBeValue({ error: errors.notQualified(host) }, rule.notFromShort, [
        {
          gives: 'ok',
          en: `${host} has a dot. That it is an address or could be looked up does not matter.`,
          zh: `${host} 里有点。它是不是地址、能不能查到，都不相干。`,
        },
        {
          gives: { error: errors.qualified(host) },
          en: 'That is what a long node says. A short one is NOT running to use fully qualified hostnames.',
          zh: '这是长名节点说的话。短名节点说的那句里有 NOT。',
        },
      ])
    }
  })

  it({ en: 'long nodes dial hosts with a dot', zh: '长名节点只拨有点的主机' }, () => {
    dial('long', 'b@h2.example.org').toBeValue('ok', rule.longDials)
    dial('long', 'b@192.0.2.1').toBeValue('ok', rule.longDials)
    for (const host of ['h2', 'localhost']) {
      dial('long', `b@${host}`).toBeValue({ error: errors.qualified(host) }, rule.notFromLong)
    }
  })

  it({ en: 'nobody dials what is no name', zh: '不是节点名的，谁也拨不了' }, () => {
    for (const form of ['short', 'long'] as const) {
      for (const to of ['b', 'b.example', 'b@h2@h3', 'é@h2.example', '@h2.example', 'b.c@h2']) {
        dial(form, to).toBeValue({ error: errors.invalid }, rule.badNameDialled)
      }
    }
  })

  it(
    { en: 'nonode@nohost dials nobody and is dialled by nobody', zh: 'nonode@nohost 不拨谁，也不被谁拨' },
    () => {
      dial('none', 'b@h2').toBeValue({ error: errors.noNode }, rule.noNodeDials)
      dial('none', 'b@h2.example').toBeValue({ error: errors.noNode }, rule.noNodeDials)
      dial('short', NO_NODE).toBeValue({ error: errors.noNode }, rule.noNodeDials, [
        {
          gives: 'ok',
          en: 'It has the form of a name, but every erl without a name is called that.',
          zh: '样子是像个名字，可没起名的 erl 全都叫这个。',
        },
      ])
      dial('long', NO_NODE).toBeValue({ error: errors.noNode }, rule.noNodeDials)
      begin(none, short('b@h2')).toBeValue([], rule.noNodeDials)
    },
  )

  it(
    {
      en: 'of two short nodes either begins, and of two long ones',
      zh: '两个短名节点，谁先拨都行；两个长名节点也是',
    },
    () => {
      begin(short('a@h1'), short('b@h2')).toBeValue(['a@h1', 'b@h2'], rule.shortDials)
      const [a, b] = ['a@h1.example.org', 'b@192.0.2.1']
      begin(long(a), long(b)).toBeValue([a, b], rule.longDials)
    },
  )

  it({ en: 'a short and a long node do not meet', zh: '一短一长，碰不了面' }, () => {
    begin(short('a@h1'), long('b@h2.example.org')).toBeValue([], rule.shortDials)
  })

  it(
    {
      en: 'save for a long one whose host has no dot: it can only be dialled',
      zh: '除非长名节点的主机没有点：那它只能被拨',
    },
    () => {
      begin(short('a@h1'), long('b@h2')).toBeValue(['a@h1'], rule.onlyDiallers, [
        {
          gives: [],
          en: 'You let b@h2 refuse, being long. It does not look: a short name that dials it is welcome.',
          zh: '你让 b@h2 以“我是长名”为由拒绝了。其实它看都不看：短名节点拨进来，照样欢迎。',
        },
        {
          gives: ['a@h1', 'b@h2'],
          en: 'Neither name has a dot. But b@h2 was started with -name, and a long node does not dial h1.',
          zh: '两个名字里都没有点。可 b@h2 是用 -name 启动的，长名节点不拨 h1。',
        },
      ])
      begin(long('a@h1'), short('b@h2')).toBeValue(['b@h2'], rule.onlyDiallers)
      begin(long('a@h1'), long('b@h2')).toBeValue([], rule.longDials)
      begin(long('a@h1'), long('b@h2.example')).toBeValue(['a@h1'], rule.onlyDiallers)
    },
  )
})

task(4, { en: 'one node, or two?', zh: '是一个节点，还是两个？' }, () => {
  it({ en: 'a name is the whole of it', zh: '名字要看整个' }, () => {
    expect(sameNode('a@h1', 'a@h1'), "sameNode('a@h1', 'a@h1')").toBeTerm(true, rule.wholeName)
    for (const other of ['a@h2', 'b@h1', 'A@h1', 'a@H1', 'a@h1.example.org', 'a@192.0.2.1']) {
      expect(sameNode('a@h1', other), `sameNode('a@h1', '${other}')`).toBeTerm(false, rule.wholeName, [
        {
          gives: true,
          en: 'To Erlang a name is an atom. Two atoms are the same only if they are written the same.',
          zh: '在 Erlang 里，节点名是原子。写法完全一样，才是同一个原子。',
        },
      ])
    }
  })

  it({ en: 'many nodes run on one machine', zh: '一台机器上可以有许多节点' }, () => {
    another('a@h1', []).toBeValue('ok', rule.manyNodes)
    another('b@h1', ['a@h1', 'ab@h1', 'c@h1']).toBeValue('ok', rule.manyNodes)
    another('a@h1', ['ab@h1']).toBeValue('ok', rule.manyNodes, [
      {
        gives: { error: errors.inUse('a@h1') },
        en: 'ab only begins like a. It is another name.',
        zh: 'ab 只是开头与 a 相同，是另一个名字。',
      },
    ])
  })

  it({ en: 'no two of them with the same before the @', zh: '但 @ 之前的部分不能相同' }, () => {
    another('a@h1', ['b@h1', 'a@h1']).toBeValue({ error: errors.inUse('a@h1') }, rule.onePerMachine)
    for (const full of ['a@h1.example.org', 'a@127.0.0.1']) {
      another(full, ['b@h1', 'a@h1']).toBeValue({ error: errors.inUse(full) }, rule.onePerMachine, [
        {
          gives: 'ok',
          en: `You compared full names. The port mapper of the machine knows an "a" already; what comes after the @ it was never told.`,
          zh: `你比的是全名。这台机器的端口映射器里已经有一个 "a" 了；@ 之后是什么，没人告诉过它。`,
        },
      ])
    }
  })

  it({ en: 'what is no node is on no list', zh: '不是节点的，不上名单' }, () => {
    another(NO_NODE, [NO_NODE, NO_NODE]).toBeValue('ok', rule.noNode)
    another('nonode@h1', [NO_NODE]).toBeValue('ok', rule.noNode)
    another(NO_NODE, ['nonode@h1']).toBeValue('ok', rule.noNode, [
      {
        gives: { error: errors.inUse(NO_NODE) },
        en: 'erl without a name asks no port mapper: what could be in use? It starts beside erl -sname nonode, too.',
        zh: '没有名字的 erl 根本不去登记，哪来的“已被占用”？旁边开着 erl -sname nonode，它照样启动。',
      },
    ])
  })

  it({ en: 'the prompt says where one is', zh: '提示符说明身在何处' }, () => {
    expect(prompt('a@h1', 1), "prompt('a@h1', 1)").toBeValue('(a@h1)1> ', rule.prompt)
    expect(prompt('a@h1.example.org', 12), "prompt('a@h1.example.org', 12)").toBeValue(
      '(a@h1.example.org)12> ',
      rule.prompt,
    )
    expect(prompt(NO_NODE, 3), "prompt('nonode@nohost', 3)").toBeValue('3> ', rule.prompt)
  })
})

boss({ en: 'your names start nodes', zh: '用你的规则给节点起名' }, () => {
  /** What the learner's function makes of the names that a real `erl` was asked for. */
  const answers = (): string[] =>
    (['-sname', '-name'] as const).flatMap((flag) =>
      ASKED.map((given) => {
        const own = fullName(flag, given, LAPTOP)
        return 'error' in own ? own.error : own.full
      }),
    )

  it(
    {
      en: 'they are those that a recorded erl took, and refused',
      zh: '录制下来的 erl 接受什么、拒绝什么，你也一样',
    },
    () => {
      expect(answers()).toBeValue(ANSWERS, rule.checkedName)
    },
  )

  it({ en: 'nodes meet as your rules say', zh: '节点按你的规则碰面' }, async () => {
    const cluster = await Cluster.open('h1', 'h2', 'h3.example')
    const a = await cluster.start('a@h1')
    const b = await cluster.start('b@h2', { form: 'long' })
    await cluster.start('c@h3.example', { form: 'long' })
    expect(await cluster.time(b.ping('a@h1'))).toBeTerm(atom('pang'), rule.longDials)
    expect(await cluster.time(a.ping('c@h3.example'))).toBeTerm(atom('pang'), rule.shortDials)
    expect(await cluster.time(b.ping('c@h3.example'))).toBeTerm(atom('pong'), rule.longDials)
    expect(await cluster.time(a.ping('b@h2'))).toBeTerm(atom('pong'), rule.onlyDiallers)
  })

  itWithErl(
    { en: 'a real erl takes and refuses the same names', zh: '真正的 erl 接受和拒绝的名字，与你一致' },
    async (stage) => {
      const erl = await stage.erlWithoutName()
      const said = await erl.eval(naming(ASKED))
      expect(said.slice(1, -1).split('|')).toBeValue(answers(), rule.checkedName)
      expect(await erl.eval('node().')).toBeValue(NO_NODE, rule.noNode)
    },
  )

  itWithErl(
    { en: 'a real erl answers a node with a name of yours', zh: '你起了名的节点，真正的 erl 回应它' },
    async (stage) => {
      const node = await stage.node('kata', 'names')
      const erl = await stage.erl('real', 'names')
      expect(await node.ping(erl.name)).toBeTerm(atom('pong'), rule.longDials)
      expect(await node.ping('real@localhost')).toBeTerm(atom('pang'), rule.longDials)
    },
  )
})
