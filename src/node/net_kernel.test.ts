/** In which order it is told that a connection is up. */
import { expect, it } from 'vitest'
import { Lab } from '../../test/lab.ts'
import { atom } from '../term/atom.ts'
import { format } from '../term/format.ts'
import { any } from '../term/pattern.ts'
import { t } from '../term/tuple.ts'

it('whoever dialled goes on with the news in its mailbox, before those who have more to do with a new node', async () => {
  const lab = await Lab.open()
  const [a, b] = [await lab.start('a@h1'), await lab.start('b@h2')]
  const seen: string[] = []
  b.register(
    'echo',
    b.spawn(async (self) => seen.push(`b: ${format(await self.receive())}`)),
  )
  a.monitorNodes(
    a.spawn(async (self) => seen.push(`monitor: ${format(await self.receive())}`)),
    { nodeType: 'all' },
  )
  a.spawn(async (self) => {
    a.monitorNodes(self.pid, { nodeType: 'all' })
    self.send(t('echo', 'b@h2'), atom('hello')) // which waits for the connection
    await a.connect('b@h2')
    seen.push('dialler: goes on')
    seen.push(`dialler: ${format((await self.receive(any, { after: 0 })) ?? [])}`)
  })
  await lab.env.clock.runUntil(() => seen.length === 4)
  const up = '{nodeup,b@h2,[{node_type,hidden}]}'
  expect(seen).toEqual(['dialler: goes on', `monitor: ${up}`, `dialler: ${up}`, 'b: hello'])
})
