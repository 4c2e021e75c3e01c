/**
 * The command `pangpong` as a person meets it: a node that a real `erl` pings, what it says to bad input (a sentence
 * that tells what to do, exit code 1, no stack trace, nothing left registered), and how it ends.
 */
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { atom } from '../../src/mod.ts'
import { Child } from './child.ts'
import { describeReleases, type Epmd, freePort, Peer, startEpmd } from './otp.ts'
import { pangpong, shortHost } from './ours.ts'

const cookie = 'command'

describeReleases('the command', (release) => {
  let epmd: Epmd
  let home: string
  const started: { kill(): Promise<void> }[] = []

  beforeAll(async () => {
    epmd = await startEpmd(release)
  })

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'pangpong-home-'))
  })

  afterEach(async () => {
    await Promise.all(started.splice(0).map((child) => child.kill()))
    await rm(home, { recursive: true, force: true })
  })

  afterAll(async () => {
    await epmd?.stop()
  })

  function run(...args: string[]): Child {
    const child = pangpong(args, { HOME: home, XDG_CONFIG_HOME: home, ERL_EPMD_PORT: String(epmd.port) })
    started.push(child)
    return child
  }

  function startNode(name: string): Child {
    return run('--sname', name, '--setcookie', cookie, '--no-shell')
  }

  /** What the release's own `epmd -names` lists. */
  async function names(): Promise<string> {
    const listing = new Child(release.epmd, ['-names'], { ERL_EPMD_PORT: String(epmd.port) })
    expect(await listing.exit, listing.output).toBe(0)
    return listing.output
  }

  describe('a node', () => {
    it('answers a real erl, is listed, and leaves nothing behind when told to end', async () => {
      const peer = await Peer.start(release, { name: 'b', cookie, epmdPort: epmd.port })
      started.push(peer)
      for (const signal of ['SIGTERM', 'SIGINT'] as const) {
        const node = startNode('ts')
        await node.waitForLine((line) => line.includes(`ts@${shortHost}`))
        expect(await peer.eval(`net_adm:ping('ts@${shortHost}')`)).toBe(atom('pong'))
        expect(await names()).toMatch(/name ts at port \d+/)

        node.signal(signal)
        expect(await node.exit).toBe(0)
        expect(await names()).not.toMatch(/name ts /)
      }
    })

    it('meets a real erl at our own epmd, which ends cleanly too', async () => {
      const port = await freePort()
      const mapper = run('epmd', '--port', String(port))
      await mapper.waitForLine((line) => line.includes(String(port)))
      const peer = await Peer.start(release, { name: 'b', cookie, epmdPort: port })
      started.push(peer)
      const ping = pangpong(['ping', peer.name, '--setcookie', cookie], { ERL_EPMD_PORT: String(port) })
      expect(await ping.exit, ping.output).toBe(0)

      mapper.signal('SIGTERM')
      expect(await mapper.exit).toBe(0)
    })

    it('pongs and pangs with the exit code', async () => {
      const node = startNode('ts')
      await node.waitForLine((line) => line.includes(`ts@${shortHost}`))
      const pong = run('ping', `ts@${shortHost}`, '--setcookie', cookie)
      expect(await pong.exit).toBe(0)
      expect(pong.output).toMatch(/^pong$/m)
      const pang = run('ping', `ts@${shortHost}`, '--setcookie', 'another')
      expect(await pang.exit).toBe(1)
      expect(pang.output).toMatch(/^pang$/m)
      expect(pang.output).toMatch(/cookie/)
    })
  })

  describe('a call', () => {
    it('prints the value as erl does, and what the function prints; its node is gone at once', async () => {
      const peer = await Peer.start(release, { name: 'b', cookie, epmdPort: epmd.port })
      started.push(peer)
      const call = async (...args: string[]) => {
        const child = run('call', peer.name, '--setcookie', cookie, ...args)
        return [await child.exit, ...child.lines]
      }
      const [value, printed, failed, nowhere] = await Promise.all([
        call('lists', 'reverse', '[1, {a, <<"b">>}, "text", -2.5]'),
        call('io', 'format', '"~p of ~s~n"', '[-1, "two"]'),
        call('lists', 'reverze', '[]'),
        call('erlang', 'exit', '{gone, "far"}'),
      ])
      expect(value).toEqual([0, '[-2.5,"text",{a,<<"b">>},1]'])
      expect(printed).toEqual([0, '-1 of two', 'ok'])
      expect(failed?.[0]).toBe(1)
      expect(failed?.[1]).toBe('** exception error: undefined function lists:reverze/1')
      expect(failed?.[2]).toMatch(/no such function/)
      expect(nowhere?.slice(0, 2)).toEqual([1, '** exception exit: {gone,"far"}'])
      expect(await peer.text('nodes(known) -- [node()]')).toMatch(/pangpong_call_\d+/)
      await expect.poll(() => peer.text('nodes(connected)')).toBe('[]')
      expect(await names()).not.toMatch(/pangpong_call/)
    })

    it('that is none says so with exit code 2, and one that cannot be made with 1', async () => {
      const told = async (...args: string[]) => {
        const child = run('call', ...args)
        return [await child.exit, child.output]
      }
      const [few, broken, unreachable] = await Promise.all([
        told('b@h', 'lists'),
        told('b@h', 'lists', 'reverse', '[1,2'),
        told(`nobody@${shortHost}`, 'erlang', 'node', '--setcookie', cookie),
      ])
      expect(few).toEqual([2, expect.stringMatching(/a node, a module and a function/)])
      expect(broken).toEqual([2, expect.stringMatching(/argument 1, \[1,2: syntax error.*Erlang term/)])
      expect(unreachable).toEqual([1, expect.stringMatching(/nobody.*\n?.*pangpong doctor/s)])
    })
  })

  describe('says what is wrong and how to mend it', () => {
    /** Runs to the end and expects a refusal that reads like this. */
    async function refused(child: Child, ...texts: RegExp[]): Promise<void> {
      expect(await child.exit, child.output).toBe(1)
      for (const text of texts) expect(child.output).toMatch(text)
      expect(child.output).not.toMatch(/^ {4}at /m)
      expect(await names()).not.toMatch(/^name /m)
    }

    function startWithoutCookie(): Child {
      return run('--sname', 'ts', '--no-shell')
    }

    it('a cookie file that others may read', async () => {
      const file = join(home, '.erlang.cookie')
      await writeFile(file, 'SECRET')
      await chmod(file, 0o644)
      await refused(startWithoutCookie(), /\.erlang\.cookie/, /chmod 400/)
    })

    it('an empty cookie file', async () => {
      await writeFile(join(home, '.erlang.cookie'), '', { mode: 0o400 })
      await refused(startWithoutCookie(), /Too short cookie string .*\.erlang\.cookie.*rm -f/)
    })

    it('a cookie file that cannot be read', async () => {
      // A folder in its place: root may read any file, so its mode would stop nobody in a container.
      await mkdir(join(home, '.erlang.cookie'), { mode: 0o700 })
      await refused(startWithoutCookie(), /\.erlang\.cookie/)
    })

    it('no cookie file, which is no error: one is made', async () => {
      const node = startWithoutCookie()
      await node.waitForLine((line) => line.includes(`ts@${shortHost}`))
      node.signal('SIGTERM')
      expect(await node.exit).toBe(0)
    })

    it('an illegal name', async () => {
      await refused(run('--sname', 'two words', '--no-shell', '--setcookie', cookie), /two words/)
      await refused(run('--sname', 'a@b@c', '--no-shell', '--setcookie', cookie), /a@b@c/)
    })

    it('a short name whose host has a dot', async () => {
      await refused(
        run('--sname', 'ts@h.example.org', '--no-shell', '--setcookie', cookie),
        /ts@h\.example\.org/,
        /--name/,
      )
    })

    it('a name that another node has', async () => {
      const first = startNode('twice')
      await first.waitForLine((line) => line.includes(`twice@${shortHost}`))
      const second = startNode('twice')
      expect(await second.exit, second.output).toBe(1)
      expect(second.output).toMatch(/twice.*(already|taken|in use)/)
      expect(second.output).not.toMatch(/^ {4}at /m)
      expect(await names()).toMatch(/name twice at port/)
    })

    it('a host that does not resolve', async () => {
      const ping = run('ping', 'b@no.such.host.invalid', '--name', 'ts@127.0.0.1', '--setcookie', cookie)
      await refused(ping, /^pang$/m, /no\.such\.host\.invalid.*resolve|resolve.*no\.such\.host\.invalid/)
    })

    describe('when the port is taken', () => {
      let holder: Server
      let port: number

      beforeEach(async () => {
        port = await freePort()
        holder = createServer()
        await new Promise<void>((resolve, reject) => holder.once('error', reject).listen(port, resolve))
      })
      afterEach(() => new Promise<void>((resolve) => holder.close(() => resolve())))

      it('a port to listen at', async () => {
        const node = run('--sname', 'ts', '--setcookie', cookie, '--no-shell', '--port', String(port))
        await refused(node, new RegExp(`${port}.*listens there already`))
      })

      it('the port of epmd', async () => {
        await refused(run('epmd', '--port', String(port)), new RegExp(`${port}.*listens there already`))
      })
    })

    it('an option that does not exist, and a command that does not', async () => {
      await refused(run('--no-such-option'), /no-such-option/, /--help|usage/i)
      await refused(run('pnig', 'b@h'), /pnig/, /--help|usage/i)
    })
  })
})
