import { expect, it } from 'vitest'
import { virtualEnv } from '../env/virtual_env.ts'
import { call, receiveResponse, sendRequest, waitResponse } from '../gen_server/gen.ts'
import { Runtime } from '../process/runtime.ts'
import type { Signal } from '../signal/signal.ts'
import { type Atom, atom } from '../term/atom.ts'
import { format } from '../term/format.ts'
import { Pid, remoteIdentity } from '../term/identifier.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { netKernelProcess } from './net_kernel_process.ts'

it('net_kernel answers everyone, though the way to one of them is full and another sends what is no call', async () => {
  const runtime = new Runtime(virtualEnv())
  const sent: Signal[] = []
  runtime.remote = {
    send(_node, signal) {
      sent.push(signal)
      return new Promise(() => {}) // full, for ever
    },
    connect: () => Promise.resolve(),
  }
  const netKernel = runtime.spawn(netKernelProcess)
  const stranger = new Pid(remoteIdentity(atom('b@h') as Atom, 1), 1, 0)
  const question = t(atom('is_auth'), atom('b@h'))
  const fullCall = t(atom('$gen_call'), t(stranger, 1), question) as unknown as Term
  for (const message of [fullCall, 1, fullCall]) {
    runtime.deliver({ type: 'message', from: stranger, to: netKernel, message })
  }
  const answers: Term[] = []
  runtime.spawn(async (self) => answers.push(await call(self, netKernel, question)))
  await expect.poll(() => answers).toEqual([atom('yes')])
  expect(sent).toHaveLength(2)
})

it('net_kernel that is suspended answers no ping until it is resumed, and then those that waited', async () => {
  const env = virtualEnv()
  const runtime = new Runtime(env)
  const netKernel = runtime.spawn(netKernelProcess)
  const question = t(atom('is_auth'), atom('b@h'))
  const seen: Promise<string[]> = new Promise((resolve, reject) => {
    runtime.spawn(async (self) => {
      const system = (order: string) =>
        receiveResponse(self, sendRequest(self, netKernel, atom(order), 'system')).then(format)
      const told = [await system('suspend')]
      const ping = sendRequest(self, netKernel, question)
      told.push(
        String(await waitResponse(self, ping, 1000)),
        await system('nonsense'),
        await system('resume'),
      )
      resolve([...told, format(await receiveResponse(self, ping))])
    })
    env.clock.runUntil(() => false, 2000).catch(reject)
  })
  const unknown = '{error,{unknown_system_msg,nonsense}}'
  expect(await seen).toEqual(['ok', 'undefined', unknown, 'ok', 'yes'])
})
