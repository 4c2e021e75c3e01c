import { expect, it } from 'vitest'
import { virtualEnv } from '../env/virtual_env.ts'
import { Runtime } from '../process/runtime.ts'
import { atom } from '../term/atom.ts'
import { permanent } from './permanent.ts'

function world() {
  const log: string[] = []
  const env = virtualEnv()
  const runtime = new Runtime({ ...env, log: (_level, text) => log.push(text) })
  runtime.remote = { send: () => undefined, connect: () => Promise.resolve() }
  return { env, log, runtime }
}

it('a permanent process that is killed has a successor of the same name, until the node stops', async () => {
  const { env, runtime } = world()
  const started: unknown[] = []
  permanent(
    runtime,
    'needed',
    (self) => self.receive(atom('never')),
    (pid) => started.push(pid),
  )
  const first = runtime.whereis('needed')
  await env.clock.advance(1)
  if (first !== undefined) runtime.exit(first, atom('kill'))
  expect(runtime.whereis('needed')).toBeUndefined()
  await env.clock.advance(1)
  expect(started).toEqual([first, runtime.whereis('needed')])
  expect(started[1]).not.toBe(first)
  runtime.shutdown()
  await env.clock.advance(1)
  expect(runtime.whereis('needed')).toBeUndefined()
})

it('one that cannot live is given up in the end', async () => {
  const { env, runtime, log } = world()
  let lives = 0
  permanent(runtime, 'doomed', () => {
    lives++
    throw new Error('no')
  })
  await env.clock.advance(1000)
  expect(lives).toBe(101)
  expect(log.at(-1)).toBe('doomed has ended 100 times within a minute, and is not started again')
})
