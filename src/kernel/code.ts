/**
 * The module `code`: what there is on this node, for peers that look before they call. Modules are
 * declared in TypeScript: they count as preloaded, and a BEAM's code cannot be loaded.
 * OTP: `code.erl`.
 */
import type { CallableModule, Modules } from '../process/modules.ts'
import type { Runtime } from '../process/runtime.ts'
import { type Atom, atom } from '../term/atom.ts'
import { charlist } from '../term/list.ts'
import { any } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { atomIn, clause, refused } from './arguments.ts'

type Argument = Term | undefined

const PRELOADED = atom('preloaded')
const failed = (reason: Term) => t(atom('error'), reason)

export function code({ modules, env }: Runtime): CallableModule {
  const isHere = (module: Argument) => has(modules, clause(any.atom, module))
  const load = (module: Argument) =>
    isHere(module) ? t(atom('module'), module as Term) : failed(atom('nofile'))
  const isNot = (module: Argument) => !isHere(module)
  return {
    'which/1': (_self, module) => (isHere(module) ? PRELOADED : atom('non_existing')),
    'is_loaded/1': (_self, module) => isHere(module) && t(atom('file'), PRELOADED),
    'ensure_loaded/1': (_self, module) => load(module),
    'load_file/1': (_self, module) => load(module),
    'ensure_modules_loaded/1': (_self, list) => {
      const missing = clause(any.list, list).filter(isNot)
      return missing.length === 0 ? atom('ok') : failed(missing.map((module) => t(module, atom('nofile'))))
    },
    'module_status/1': (_self, module) => (isHere(module) ? atom('loaded') : atom('not_loaded')),
    'all_loaded/0': () => modules.names().map((name) => t(atom(name), PRELOADED)),
    'module_status/0': () => modules.names().map((name) => t(atom(name), atom('loaded'))),
    'all_available/0': () => modules.names().map((name) => t(charlist(name), PRELOADED, true)),
    'modified_modules/0': () => [],
    'get_mode/0': () => atom('embedded'),
    'is_sticky/1': named(() => false),
    'get_object_code/1': named(() => atom('error')),
    'get_doc/1': named(() => failed(atom('missing'))),
    'objfile_extension/0': () => charlist('.beam'),
    // No OTP is installed here.
    'root_dir/0': refused,
    'lib_dir/0': refused,
    'compiler_dir/0': refused,
    'get_path/0': () => [],
    'lib_dir/1': named(() => failed(atom('bad_name'))),
    'priv_dir/1': named(() => failed(atom('bad_name'))),
    'purge/1': named(() => false),
    'soft_purge/1': named(() => true),
    'load_binary/3': (self, module, _file, bytes) => {
      clause(any.binary, bytes)
      const from = self.groupLeader.node.name
      env.log(
        'warning',
        `${from} wants the module ${atomIn(module).name} loaded: no code of a BEAM runs here`,
      )
      return failed(atom('badfile'))
    },
  }
}

/** The same for any name. */
const named =
  (answer: () => unknown): CallableModule[string] =>
  (_self, name) => {
    clause(any.atom, name)
    return answer()
  }

const has = (modules: Modules, name: Atom | boolean): boolean => modules.names().includes(String(name))
