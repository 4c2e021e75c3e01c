/**
 * What other nodes expect of any node: the processes `user`, `rex` and `logger_proxy`, and the modules that are called by `rpc`. Give it
 * to `Node.start` as a service; a node without it answers `ping` and messages, and nothing else.
 * OTP: `kernel.erl`, the application that starts first.
 */
import { enterLoop } from '../gen_server/gen_server.ts'
import { ioServer } from '../io/io_server.ts'
import { lineByLine } from '../io/lines.ts'
import type { Node, Service } from '../node/node.ts'
import { permanent } from '../node/permanent.ts'
import { callablePg } from '../pg/callable.ts'
import { erpcModule } from '../rpc/erpc.ts'
import { rex } from '../rpc/rex.ts'
import { application } from './application.ts'
import { applyFun } from './apply_fun.ts'
import { base64 } from './base64.ts'
import { binaryModule } from './binary.ts'
import { c } from './c.ts'
import { calendar } from './calendar.ts'
import { code } from './code.ts'
import { erlang } from './erlang.ts'
import { genServerModule } from './gen_server.ts'
import { inet, net } from './inet.ts'
import { init } from './init.ts'
import { io } from './io.ts'
import { ioLib } from './io_lib.ts'
import { type FunHost, listFunctions } from './list_functions.ts'
import { listWalks } from './list_walks.ts'
import { lists } from './lists.ts'
import { LOGGER_PROXY, loggerProxy } from './logger.ts'
import { errorLogger, logger } from './logger_modules.ts'
import { mapFunctions } from './map_functions.ts'
import { maps } from './maps.ts'
import { math, rand } from './math.ts'
import { auth, netAdm } from './net.ts'
import { netKernel } from './net_kernel.ts'
import { observerBackend } from './observer_backend.ts'
import { os } from './os.ts'
import type { Platform } from './platform.ts'
import { proplists } from './proplists.ts'
import { erpc, rpc } from './rpc.ts'
import { seqTrace } from './seq_trace.ts'
import { sortingLists } from './sorting.ts'
import { string } from './string.ts'
import { supervisor } from './supervisor.ts'
import { sys } from './sys.ts'
import { timer } from './timer.ts'
import { unicode } from './unicode.ts'

/**
 * What other nodes expect of any node: the processes `user`, `rex` and `logger_proxy`, and the modules of OTP that are
 * called from afar, such as `erlang`, `lists` and `net_adm`. For the `services` of a node on a platform that tells nothing
 * of itself, as a browser; a node without it answers `ping` and messages, and nothing else.
 */
export const kernel: Service = kernelOn(undefined)

/** The service `kernel` on a platform that tells of the machine and of the program, for functions such as `os:type/0`. */
export function kernelOn(platform: Platform | undefined): Service {
  return (node) => {
    declare(node, platform)
    startProcesses(node)
  }
}

function declare(node: Node, platform: Platform | undefined): void {
  const { modules, runtime } = node
  const { env } = runtime
  modules.set('erlang', erlang(node, platform))
  modules.set('erpc', { ...erpcModule(modules), ...erpc })
  modules.set('rpc', rpc(node))
  modules.set('gen_server', genServerModule)
  modules.set('supervisor', supervisor)
  modules.set('sys', sys)
  modules.set('seq_trace', seqTrace)
  const funs: FunHost = { apply: (self, fun, args) => applyFun(modules, self, fun, args) }
  modules.set('lists', { ...lists, ...listFunctions(funs), ...listWalks(funs), ...sortingLists(funs) })
  modules.set('maps', { ...maps, ...mapFunctions(funs) })
  modules.set('math', math)
  modules.set('rand', rand(env.random))
  modules.set('binary', binaryModule)
  modules.set('base64', base64)
  modules.set('inet', inet(platform))
  modules.set('net', net(platform))
  modules.set('io', io)
  modules.set('io_lib', ioLib)
  modules.set('timer', timer(runtime))
  modules.set('string', string)
  modules.set('unicode', unicode)
  modules.set('proplists', proplists)
  modules.set('calendar', calendar(env.clock))
  modules.set('os', os(env.clock, platform))
  modules.set('code', code(runtime))
  modules.set('c', c(node))
  modules.set('observer_backend', observerBackend(runtime))
  modules.set('application', application)
  modules.set('logger', logger(env))
  modules.set('error_logger', errorLogger(env))
  modules.set('init', init)
  modules.set('net_adm', netAdm(node, platform))
  modules.set('net_kernel', netKernel(node))
  modules.set('auth', auth(node))
  modules.set('pg', callablePg(node))
}

function startProcesses({ modules, runtime }: Node): void {
  const user = ioServer(lineByLine((line) => runtime.env.log('info', line)))
  permanent(runtime, 'user', user, (pid) => {
    runtime.groupLeader = pid
  })
  permanent(runtime, 'rex', (self) => enterLoop(self, rex(modules), new Map(), undefined, { name: 'rex' }))
  permanent(runtime, LOGGER_PROXY, loggerProxy(runtime.env))
}
