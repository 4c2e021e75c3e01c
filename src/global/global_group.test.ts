/** What nodes with global groups say to one without: who shares no names any more, and what is no answer's worth. */
import { describe, expect, it } from 'vitest'
import { Lab } from '../../test/lab.ts'
import { atom } from '../term/atom.ts'
import { format } from '../term/format.ts'
import type { Term, TermInput } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { globalService, registerName, sync, whereisName } from './global.ts'

const A = 'a@h1'
const B = 'b@h2'
const GROUP_OF_A = t(atom('global_group'), atom(A))

async function met() {
  const world = await Lab.open()
  const [a, b] = [
    await world.start(A, { global: globalService() }),
    await world.start(B, { global: globalService() }),
  ]
  await world.time(
    registerName(
      b,
      'on_b',
      b.spawn((self) => self.receive()),
    ),
  )
  await world.time(a.ping(B))
  await world.until(() => whereisName(a, 'on_b') !== undefined, 5000)
  const cast = (request: TermInput) => b.send(GROUP_OF_A, t(atom('$gen_cast'), request))
  return { world, a, b, cast }
}

describe('a node of another group', () => {
  it('shares no names any more, and stays connected', async () => {
    const { world, a, b } = await met()
    await b.send(GROUP_OF_A, t(atom('disconnect_node'), atom(B)))
    await world.until(() => whereisName(a, 'on_b') === undefined, 1000)
    expect(a.nodes()).toEqual([B])
    await world.time(sync(a, []))
  })

  it('changes nothing between this node and one that is not connected', async () => {
    const { world, a, b } = await met()
    await b.send(GROUP_OF_A, t(atom('disconnect_node'), atom('c@h2')))
    await world.env.clock.advance(1000)
    expect(whereisName(a, 'on_b')).toBeDefined()
  })

  it('is told that its groups are not had here, if it asks as OTP asks', async () => {
    const { world, a, b, cast } = await met()
    const heard: Term[] = []
    const asking = b.spawn(async (self) => {
      for (;;) heard.push(await self.receive())
    })
    b.register('global_group_check', asking)
    const session = t(asking, 7)
    const asks = (version: TermInput, node: TermInput, from: TermInput) =>
      t(atom('conf_check'), version, node, from, atom('sync'), atom('g'), [atom(B)])
    for (const garbage of [
      asks(3, atom('c@h2'), session),
      asks(3, atom(B), atom('nobody')),
      asks(3, 'no atom', session),
      t(atom('conf_check'), 3),
      atom('nonsense'),
    ])
      await cast(garbage)
    await cast(asks(3, atom(B), session))
    await cast(asks(2, atom(B), atom('old')))
    await world.until(() => heard.length === 2, 1000)
    expect(heard.map((message) => format(message).replace(/<[\d.]+>/, 'Pid'))).toEqual([
      `{config_error,3,{Pid,7},a@h1}`,
      `{config_error,2,old,a@h1}`,
    ])
    expect(a.whereis('global_group')).toBeDefined()
    expect(a.nodes('known')).not.toContain('c@h2')
  })
})
