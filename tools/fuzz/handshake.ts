/** Both sides of the handshake, and what comes behind it: frames with their headers and fragments. */
import type { Node } from '../../src/node/node.ts'
import { atom } from '../../src/term/atom.ts'
import type { Pid } from '../../src/term/identifier.ts'
import { any } from '../../src/term/pattern.ts'
import { t } from '../../src/term/tuple.ts'
import { framed, joined, mutatedStream } from './mutate.ts'
import { type Recording, record, Siege } from './siege.ts'
import type { Target } from './target.ts'

/** Something of every kind of signal. */
async function talk({ lab, a }: Siege, evil: Node): Promise<void> {
  const kernelProcess = { name: atom('net_kernel'), node: atom('a@h1') } as never
  const bystander = a.spawn((self) => self.receive(atom('never')))
  a.register('bystander', bystander)
  evil.spawn(async (self) => {
    self.processFlag('trap_exit', true)
    self.send(t(atom('bystander'), atom('a@h1')), t(atom('hello'), [1, 2.5, 'text'], new Uint8Array(300)))
    const reference = self.monitor(kernelProcess, { alias: true })
    self.send(
      t(atom('rex'), atom('a@h1')),
      t(self.pid, t(atom('call'), atom('erlang'), atom('self'), [], self.pid)),
    )
    const [, a1] = await self.receive(t(atom('rex'), any.pid))
    self.demonitor(reference)
    for (const act of ['link', 'unlink', 'link', 'monitor'] as const) self[act](a1 as Pid)
    self.spawnRequest('a@h1', 'lists', 'reverse', [[1, 2, 3]], { link: true, monitor: true })
    self.send(t(atom('bystander'), atom('a@h1')), new Uint8Array(70_000)) // in two fragments
    self.send(t(atom('bystander'), atom('a@h1')), t(atom('small'), self.makeRef()))
    self.exit(a1 as Pid, atom('because'))
    await self.receive(atom('never'), { after: 100 })
    self.exit(atom('over'))
  })
  await lab.env.clock.advance(1000)
}

let recording: Promise<Recording> | undefined
const recorded = (): Promise<Recording> => {
  recording ??= record(talk)
  return recording
}

/** The enemy dials. */
export const acceptor: Target = {
  name: 'handshake',
  make: async (random) => mutatedStream((await recorded()).dialler, random, 2),
  async try(bytes) {
    const siege = await Siege.lay()
    await siege.say(bytes)
    await siege.check()
  },
}

/** The enemy is dialled. */
export const dialler: Target = {
  name: 'dialled',
  make: async (random) => mutatedStream((await recorded()).acceptor, random, 2),
  async try(bytes) {
    const siege = await Siege.lay()
    await siege.lie(bytes)
    await siege.check()
  },
}

/** The enemy has the cookie, and is in. */
export const header: Target = {
  name: 'header',
  make: async (random) => mutatedStream((await recorded()).frames, random, 4),
  async try(bytes) {
    const siege = await Siege.lay()
    const { dialler } = await recorded()
    await siege.say(joined([...dialler.map((message) => framed(message, 2)), bytes]))
    await siege.check()
  },
}
