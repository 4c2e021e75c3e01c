import { describe, expect, it } from 'vitest'
import { type Given, type Refusal, watch } from './two-nodes.ts'

const NOBODY: Given = { flag: 'none', text: '' }
const DOMAIN = 'h1.example.org'

async function start(flag: Given['flag'], text: string, hostname = DOMAIN) {
  const [seen] = await watch([{ flag, text }, NOBODY], hostname, false)
  return seen
}

describe('a node that starts', () => {
  it.each([
    ['-sname', 'a', 'a@h1'],
    ['-sname', 'a@', 'a@h1'],
    ['-sname', 'a@localhost', 'a@localhost'],
    ['-name', 'a', 'a@h1.example.org'],
    ['-name', 'a@127.0.0.1', 'a@127.0.0.1'],
    ['-name', 'a@h1', 'a@h1'],
    ['none', '', 'nonode@nohost'],
  ] as const)('%s %s is %s', async (flag, text, name) => {
    expect((await start(flag, text)).name).toBe(name)
  })

  it('says so in its shell, and in its prompt', async () => {
    const { screen } = await start('-name', 'a@127.0.0.1')
    expect(screen).toBe("$ erl -name a@127.0.0.1\n(a@127.0.0.1)1> node().\n'a@127.0.0.1'\n")
    expect((await start('none', '')).screen).toBe('$ erl\n1> node().\nnonode@nohost\n')
  })
})

// The first lines of what erl of OTP 25 prints, without the time.
describe('a node that does not start says what erl says', () => {
  it.each<[Given['flag'], string, string, Refusal, string]>([
    ['-sname', 'a b', DOMAIN, 'invalid', 'Invalid node name!'],
    ['-sname', '', DOMAIN, 'invalid', 'Invalid node name!'],
    ['-sname', 'é', DOMAIN, 'invalid', 'Invalid node name!'],
    ['-sname', 'a@127.0.0.1', DOMAIN, 'short', "Can't set short node name!"],
    ['-name', 'a', 'h1', 'long', "Can't set long node name!"],
    ['-sname', 'a@h1@h2', DOMAIN, 'one @', "Protocol 'inet_tcp': invalid node name: a@h1@h2"],
  ])('%s %s', async (flag, text, hostname, refusal, says) => {
    const seen = await start(flag, text, hostname)
    expect(seen).toMatchObject({ refusal, screen: expect.stringContaining(`\n${says}\n`) })
    expect(seen.name).toBeUndefined()
  })

  it('when the name is taken', async () => {
    const [, second] = await watch(
      [
        { flag: '-sname', text: 'a' },
        { flag: '-name', text: 'a@127.0.0.1' },
      ],
      DOMAIN,
      true,
    )
    expect(second.refusal).toBe('taken')
    expect(second.screen).toContain('the name a@127.0.0.1 seems to be in use by another Erlang node')
  })
})

describe('each pings the other, when they have not met', () => {
  it.each<[string, Given, Given, string, string]>([
    ['short and short', short('a'), short('b@localhost'), 'pong', 'pong'],
    ['long and long', long('a'), long('b@127.0.0.1'), 'pong', 'pong'],
    ['short and long', short('a'), long('b'), 'pang', 'pang'],
    ['short and a long one without a dot', short('a'), long('d@localhost'), 'pong', 'pang'],
    ['a node and none', short('a'), NOBODY, 'pang', 'pang'],
  ])('%s', async (_, a, b, first, second) => {
    const [seenA, seenB] = await watch([a, b], DOMAIN, true)
    expect([seenA.answer, seenB.answer]).toEqual([first, second])
  })

  it('and who does not dial says why', async () => {
    const [a, b] = await watch([short('a'), long('b')], DOMAIN, true)
    expect(a.screen).toContain(
      '** System NOT running to use fully qualified hostnames **\n** Hostname h1.example.org is illegal **\npang',
    )
    expect(b.screen).toContain(
      '** System running to use fully qualified hostnames **\n** Hostname h1 is illegal **\npang',
    )
  })
})

function short(text: string): Given {
  return { flag: '-sname', text }
}

function long(text: string): Given {
  return { flag: '-name', text }
}
