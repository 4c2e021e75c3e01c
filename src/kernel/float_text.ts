/**
 * A float as text: by default its 20 digits behind the first, in an exponent's form.
 * OTP: `erlang:float_to_list/1,2`.
 */

import { atom } from '../term/atom.ts'
import type { Float } from '../term/float.ts'
import { formatFloat } from '../term/format.ts'
import { any, match } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { arg, badarg } from './arguments.ts'

/** `{decimals, N}`, `{scientific, N}`, `compact` and `short` change the form; the last one counts. */
export function floatText(n: Term | undefined, options: Term = []): string {
  const value = Number((arg(any.float, n) as number | Float).valueOf())
  let text = scientific(value, 20)
  for (const option of arg(any.list, options)) {
    const [form, count] = match(t(any.atom, any.small), option) ?? []
    if (form === atom('decimals') && count !== undefined && count >= 0 && count <= MAX_DECIMALS)
      text = value.toFixed(count)
    else if (form === atom('scientific') && count !== undefined && count >= 0 && count <= MAX_DECIMALS)
      text = scientific(value, count)
    else if (option === atom('short')) text = formatFloat(value)
    else if (option !== atom('compact')) badarg()
  }
  const isCompact = (options as readonly Term[]).includes(atom('compact') as Term) && !text.includes('e')
  return isCompact ? text.replace(/(\.\d+?)0+$/, '$1') : text
}

/** JavaScript writes no more. */
const MAX_DECIMALS = 100

/** With at least two digits in the exponent. */
const scientific = (value: number, digits: number): string =>
  value.toExponential(digits).replace(/e([+-])(\d)$/, 'e$10$2')
