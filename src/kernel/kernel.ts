/**
 * What other nodes expect of any node: the processes `user` and `rex`, and the modules that are called by `rpc`. Give it
 * to `Node.start` as a service; a node without it answers `ping` and messages, and nothing else.
 * OTP: `kernel.erl`, the application that starts first.
 */
import { enterLoop } from '../gen_server/gen_server.ts'
import { ioServer } from '../io/io_server.ts'
import { lineByLine } from '../io/lines.ts'
import type { Node } from '../node/node.ts'
import { permanent } from '../node/permanent.ts'
import { callablePg } from '../pg/callable.ts'
import { erpcModule } from '../rpc/erpc.ts'
import { rex } from '../rpc/rex.ts'
import { binaryModule } from './conversions.ts'
import { erlang } from './erlang.ts'
import { genServerModule } from './gen_server.ts'
import { io, ioLib } from './io.ts'
import { lists, maps } from './lists.ts'
import { auth, init, netAdm } from './net.ts'
import { netKernel } from './net_kernel.ts'
import { erpc, rpc } from './rpc.ts'
import { seqTrace } from './seq_trace.ts'
import { sys } from './sys.ts'
import { timer } from './timer.ts'

export function kernel(node: Node): void {
  const { modules, runtime } = node
  modules.set('erlang', erlang(node))
  modules.set('erpc', { ...erpcModule(modules), ...erpc })
  modules.set('rpc', rpc(node))
  modules.set('gen_server', genServerModule)
  modules.set('sys', sys)
  modules.set('seq_trace', seqTrace)
  modules.set('lists', lists)
  modules.set('maps', maps)
  modules.set('binary', binaryModule)
  modules.set('io', io)
  modules.set('io_lib', ioLib)
  modules.set('timer', timer(runtime))
  modules.set('init', init)
  modules.set('net_adm', netAdm(node))
  modules.set('net_kernel', netKernel(node))
  modules.set('auth', auth(node))
  modules.set('pg', callablePg(node))

  const user = ioServer(lineByLine((line) => runtime.env.log('info', line)))
  permanent(runtime, 'user', user, (pid) => {
    runtime.groupLeader = pid
  })
  permanent(runtime, 'rex', (self) => enterLoop(self, rex(modules), new Map(), undefined, { name: 'rex' }))
}
