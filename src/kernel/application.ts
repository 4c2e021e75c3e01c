/**
 * The module `application`: what is started on this node, for peers that look before they call. It is what this package
 * has in place of `kernel` and `stdlib`; no other can be started, since none is on the disk.
 * OTP: `application.erl`.
 */
import type { CallableModule } from '../process/modules.ts'
import { atom } from '../term/atom.ts'
import { charlist } from '../term/list.ts'
import { any } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { clause, refused } from './arguments.ts'
import { VERSION } from './version.ts'

type Argument = Term | undefined

const STARTED: readonly Term[] = [atom('stdlib'), atom('kernel')]
const UNDEFINED = atom('undefined')
const ok = atom('ok')
const failed = (reason: Term) => t(atom('error'), reason)
const pair = (a: Term, b: Term): Term => t(a, b) as unknown as Term

const isStarted = (name: Argument): boolean => STARTED.includes(clause(any.atom, name))

/** `{"no such file or directory", "mnesia.app"}` */
const noFile = (name: Argument): Term =>
  pair(charlist('no such file or directory'), charlist(`${String(name)}.app`))

const DESCRIPTION = charlist('in TypeScript, by pangpong')
/** What the file of an application says of it. */
const KEYS: ReadonlyMap<Term, Term> = new Map<Term, Term>([
  [atom('description'), DESCRIPTION],
  [atom('vsn'), charlist(VERSION)],
])

const list = () => STARTED.map((name) => t(name, DESCRIPTION, charlist(VERSION)))

/** Starts what is started already, or fails: with `already` for the one, without the file for the other. */
const starting =
  (already: (name: Argument) => unknown, why = noFile): CallableModule[string] =>
  (_self, name) =>
    isStarted(name) ? already(name) : failed(why(name))

const start = starting((name) => failed(pair(atom('already_started'), name as Term)))
const ensureStarted = starting(() => ok)
const ensureAllStarted = starting(
  () => t(ok, []),
  (name) => pair(name as Term, noFile(name)),
)

/** What is not there cannot be ended; what is there, a peer must not end. */
const ending =
  (why: string): CallableModule[string] =>
  (_self, name) =>
    isStarted(name) ? refused() : failed(pair(atom(why), name as Term))

export const application: CallableModule = {
  'which_applications/0': list,
  'which_applications/1': list,
  'loaded_applications/0': list,
  'load/1': starting((name) => failed(pair(atom('already_loaded'), name as Term))),
  'start/1': start,
  'start/2': start,
  'ensure_loaded/1': ensureStarted,
  'ensure_started/1': ensureStarted,
  'ensure_started/2': ensureStarted,
  'ensure_all_started/1': ensureAllStarted,
  'ensure_all_started/2': ensureAllStarted,
  'get_env/1': () => UNDEFINED,
  'get_env/2': () => UNDEFINED,
  'get_env/3': (_self, _name, _key, otherwise) => otherwise,
  'get_all_env/0': () => [],
  'get_all_env/1': () => [],
  'get_key/2': (_self, name, key) => {
    const value = isStarted(name) ? KEYS.get(key as Term) : undefined
    return value === undefined ? UNDEFINED : t(ok, value)
  },
  'get_all_key/1': (_self, name) =>
    isStarted(name)
      ? t(
          ok,
          Array.from(KEYS, ([key, value]) => t(key, value)),
        )
      : UNDEFINED,
  // Who asks belongs to none of them.
  'get_key/1': () => UNDEFINED,
  'get_all_key/0': () => [],
  'get_supervisor/1': () => UNDEFINED,
  'stop/1': ending('not_started'),
  'unload/1': ending('not_loaded'),
  'get_application/0': () => UNDEFINED,
  'get_application/1': () => UNDEFINED,
}
