/** `erl -remsh`: a real terminal of Erlang's, at which our shell answers. */
import { spawnSync } from 'node:child_process'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Node, startNode } from '../../src/nodejs/mod.ts'
import { Child } from './child.ts'
import { describeReleases, type Epmd, startEpmd } from './otp.ts'

/** BSD's `script` takes other options; without a terminal `erl` opens no remote shell. */
const hasScript =
  spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout?.includes('util-linux') === true

describeReleases('erl -remsh', (release) => {
  let epmd: Epmd
  let node: Node

  beforeAll(async () => {
    epmd = await startEpmd(release)
    node = await startNode({ sname: 'ts', cookie: 'remsh', epmdPort: epmd.port })
  })

  afterAll(async () => {
    await node?.stop()
    await epmd?.stop()
  })

  it.skipIf(!hasScript)('opens a shell of ours there, and leaves the node as it is', async () => {
    const command = `${release.erl} -sname guest -setcookie remsh -start_epmd false -remsh ${node.name}`
    const terminal = new Child('script', ['-qfec', command, '/dev/null'], {
      ...process.env,
      ERL_EPMD_PORT: String(epmd.port),
      ERL_FLAGS: '',
      TERM: 'xterm',
    })
    /** Waits for a line of the terminal that says so, then types the next. */
    const says = (text: string) => terminal.waitForLine((line) => line.includes(text))
    const asks = async (line: string, answer: string) => {
      const answered = says(answer)
      terminal.writeLine(line)
      await answered
    }
    try {
      await says('pangpong shell')
      await asks('{node(), 6 * 7}.', `{${node.name},42}`)
      await asks('io:format("~w~n", [{printed, length("four")}]).', '{printed,4}')
      await asks('Name = io:get_line("Who? "), length(Name).\nAnn', '4')
      await asks('{lists:rev\t[1, 2]), tab}.', '{[2,1],tab}')
      await asks('hd([]).', 'bad argument')
      await asks('net_kernel:stop().', 'undefined function net_kernel:stop/0')
      await asks('q().', 'Shell process terminated!')
      expect(node.isAlive).toBe(true)
      expect(node.nodes('hidden').concat(node.nodes()).join()).toContain('guest@')
    } finally {
      await terminal.kill()
    }
  })
})
