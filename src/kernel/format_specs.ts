/**
 * Of the module `io_lib` what takes a format apart: a list of its characters, with a map for each directive and its
 * arguments, which can be changed and put together again.
 * OTP: `io_lib:scan_format/2`, `unscan_format/1`, `build_text/1`.
 */
import { argumentList, type Control, format, scanFormat } from '../io/io_lib.ts'
import type { CallableModule } from '../process/modules.ts'
import { atom } from '../term/atom.ts'
import { kindOf } from '../term/kind.ts'
import { charlist } from '../term/list.ts'
import { ErlMap } from '../term/map.ts'
import { any, match } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { badarg, clause, noClause } from './arguments.ts'
import { textIn } from './io.ts'

type Argument = Term | undefined

const NONE = atom('none') as Term

function specOf({ letter, args, width, precision, pad, modifiers }: Control): Term {
  return new ErlMap<Term, Term>([
    [atom('control_char'), letter.codePointAt(0) as number],
    [atom('args'), args],
    [atom('width'), width === undefined ? NONE : Math.abs(width)],
    [atom('adjust'), atom(width !== undefined && width < 0 ? 'left' : 'right')],
    [atom('precision'), precision ?? NONE],
    [atom('pad_char'), pad.codePointAt(0) as number],
    [atom('encoding'), atom(modifiers.includes('t') ? 'unicode' : 'latin1')],
    [atom('strings'), !modifiers.includes('l')],
  ])
}

const scanned = (control: Argument, args: Argument): Term[] =>
  scanFormat(textIn(control), argumentList(args as Term)).flatMap((part) =>
    typeof part === 'string' ? charlist(part) : [specOf(part)],
  )

const character = (code: Term | undefined): string => String.fromCodePoint(clause(any.small, code))

/** The directive that a map stands for. */
function directiveIn(spec: ErlMap<Term, Term>): string {
  const part = (name: string): Term => spec.get(atom(name)) ?? noClause()
  const [width, precision, pad] = [part('width'), part('precision'), character(part('pad_char'))]
  const field =
    width === NONE ? '' : `${part('adjust') === atom('left') ? '-' : ''}${clause(any.small, width)}`
  const digits = precision === NONE ? (pad === ' ' ? '' : '.') : `.${clause(any.small, precision)}`
  const modifiers = `${part('encoding') === atom('unicode') ? 't' : ''}${part('strings') === false ? 'l' : ''}`
  return `~${field}${digits}${pad === ' ' ? '' : `.${pad}`}${modifiers}${character(part('control_char'))}`
}

/** The format, and the arguments of all its directives. */
function unscanned(parts: Argument): readonly [control: string, args: Term[]] {
  const args: Term[] = []
  const control = clause(any.list, parts).map((part) => {
    if (kindOf(part) !== 'map') return character(part)
    const spec = part as ErlMap<Term, Term>
    for (const arg of match(any.list, spec.get(atom('args'))) ?? noClause()) args.push(arg)
    return directiveIn(spec)
  })
  return [control.join(''), args]
}

/** What is none is `badarg` to who wants its text. */
function orBadFormat(parts: Argument): readonly [control: string, args: Term[]] {
  try {
    return unscanned(parts)
  } catch {
    return badarg()
  }
}

export const formatSpecs: CallableModule = {
  'scan_format/2': (_self, control, args) => scanned(control, args),
  'unscan_format/1': (_self, parts) => {
    const [control, args] = unscanned(parts)
    return t(charlist(control), args)
  },
  'build_text/1': (self, parts) => charlist(format(...orBadFormat(parts), self.pid.home)),
}
