/**
 * A C node among real ones and ours: hidden, so `global` leaves it alone. It takes no part in the mesh, in names or in
 * locks, and is in the way of none of them. Where there is no compiler or no `ei.h` nothing is tried.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { registerName, trans } from '../../src/global/global.ts'
import type { Node } from '../../src/nodejs/mod.ts'
import { atom } from '../../src/term/atom.ts'
import { format } from '../../src/term/format.ts'
import { any } from '../../src/term/pattern.ts'
import { t } from '../../src/term/tuple.ts'
import { describeReleases, type Peer } from './otp.ts'
import { type Pair, startPair } from './pair.ts'

const folder = mkdtempSync(join(tmpdir(), 'cnode-'))
const program = join(folder, 'cnode')
const compiled = spawnSync('cc', [
  ...['-o', program, fileURLToPath(new URL('./cnode.c', import.meta.url))],
  ...['-lei', '-lpthread'],
])
afterAll(() => rmSync(folder, { recursive: true }))

const cookie = 'cnode'

describe.skipIf(compiled.status !== 0)('a C node (without cc and erl_interface here: skipped)', () => {
  describeReleases('beside', (release) => {
    let pair: Pair
    let node: Node
    let peer: Peer
    let guest: ChildProcess
    let name: string

    beforeAll(async () => {
      pair = await startPair(release, cookie)
      ;({ node, peer } = pair)
      name = `c@${node.name.split('@')[1]}`
      await peer.eval(`pong = net_adm:ping('${node.name}')`)
      guest = spawn(program, [node.name, cookie], {
        env: { ...process.env, ERL_EPMD_PORT: String(pair.epmd.port) },
        stdio: 'inherit',
      })
    })
    afterAll(async () => {
      guest?.kill()
      await pair?.stop()
    })

    it('is hidden, is sent to, and answers', async () => {
      await expect.poll(() => node.nodes('hidden'), { interval: 20 }).toEqual([name])
      const heard = new Promise((resolve) => {
        node.spawn(async (self) => {
          self.send(t('anyone', name), t(self.pid, [1, t(atom('two'), 'three')]))
          resolve(format((await self.receive(t(any.pid, any)))[1]))
        })
      })
      expect(await heard).toBe('[1,{two,<<"three">>}]')
    })

    it('is no member of the mesh, and in the way of no name and no lock', async () => {
      const holder = node.spawn((self) => self.receive())
      expect(await registerName(node, atom('ours'), holder)).toBe(atom('yes'))
      expect(
        await peer.text('global:register_name(theirs, self()), lists:sort(global:registered_names())'),
      ).toBe('[ours,theirs]')
      const locked = new Promise((resolve, reject) => {
        node.spawn((self) => trans(self, t(atom('till'), self.pid), () => 'had it').then(resolve, reject))
      })
      expect(await locked).toBe('had it')
      const known = `{_, Known} = lists:keyfind(known, 1, gen_server:call({global_name_server, '${node.name}'}, info)), Known`
      expect(await peer.text(known)).toBe(`[${peer.name}]`)
      expect(await peer.text('nodes(connected)')).toBe(`[${node.name}]`)
    })

    it('goes, and takes nothing with it', async () => {
      const gone = once(guest, 'exit')
      expect(guest.kill()).toBe(true) // so it was there all the time
      await gone
      await expect.poll(() => node.nodes('hidden'), { interval: 20 }).toEqual([])
      expect(await peer.text('lists:sort(global:registered_names())')).toBe('[ours,theirs]')
      expect([node.nodes(), await peer.text('nodes()')]).toEqual([[peer.name], `[${node.name}]`])
    })
  })
})
