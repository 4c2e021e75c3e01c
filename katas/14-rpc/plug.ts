/**
 * Stands in for `src/rpc/rex.ts` and `src/rpc/erpc.ts`: what C nodes and casts ask of `rex` goes to the learner's `serve`,
 * and what `rpc:call` of a real node spawns is the learner's `executeCall`. Requests of older releases, and those whose
 * output goes elsewhere than to `user`, stay with the original.
 */
import type { CallableModule, Modules } from '../../src/process/modules.ts'
import type { Self } from '../../src/process/self.ts'
import { erpcModule as erpcOriginal, execute } from '../../src/rpc/erpc.ts'
import { rex as rexOriginal } from '../../src/rpc/rex.ts'
import { atom } from '../../src/term/atom.ts'
import { any, matches } from '../../src/term/pattern.ts'
import type { Term } from '../../src/term/term.ts'
import { t } from '../../src/term/tuple.ts'
import type { Functions } from './given.ts'
import { executeCall, serve } from './kata.ts'

const FROM_C_NODE = t(any.pid, t(atom('call'), any, any, any, atom('user')))

const functionsOf = (modules: Modules): Functions => ({
  apply: async (self, [module, name, args]) => execute(modules, self, module, name, args),
})

type Rex = ReturnType<typeof rexOriginal>

export function rex(modules: Modules): Rex {
  const original = rexOriginal(modules)
  const functions = functionsOf(modules)
  return {
    ...original,
    async handleCast(request, running, self) {
      await serve(self, functions, t(atom('$gen_cast'), request))
      return ['noreply', running]
    },
    async handleInfo(message, running, self) {
      if (!matches(FROM_C_NODE, message)) {
        return (await original.handleInfo?.(message, running, self)) ?? ['noreply', running]
      }
      await serve(self, functions, message)
      return ['noreply', running]
    },
  }
}

export function erpcModule(modules: Modules): CallableModule {
  const functions = functionsOf(modules)
  return {
    ...erpcOriginal(modules),
    'execute_call/4': (self: Self, ref: Term = [], module: Term = [], name: Term = [], args: Term = []) =>
      executeCall(self, functions, ref, [module, name, args]),
  }
}

export { execute }
