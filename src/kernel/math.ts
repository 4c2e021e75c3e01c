/**
 * The modules `math` and `rand`. What has no float as its value, such as `math:log(0)`, is `error:badarith`.
 * OTP: `math(3)`; `rand(3)`, of which the numbers are the platform's own chance, and no sequence to be had again.
 */
import type { Random } from '../env/env.ts'
import type { Callable, CallableModule } from '../process/modules.ts'
import { float, isFloat, isInteger } from '../term/float.ts'
import type { Term } from '../term/term.ts'
import { badarg, noClause } from './arguments.ts'
import { asFloat, toNumber } from './arithmetic.ts'

/** By the names that JavaScript's `Math` has for them, too. */
const OF_ONE = [
  ...([
    'sin',
    'cos',
    'tan',
    'asin',
    'acos',
    'atan',
    'sinh',
    'cosh',
    'tanh',
    'asinh',
    'acosh',
    'atanh',
  ] as const),
  ...(['exp', 'log', 'log2', 'log10', 'sqrt', 'ceil', 'floor'] as const),
]

const number = (value: Term | undefined): number =>
  isInteger(value) || isFloat(value) ? toNumber(value) : badarg()

const of =
  (compute: (...values: number[]) => number): Callable =>
  (_self, ...args) =>
    asFloat(compute(...args.map(number)))

export const math: CallableModule = {
  ...Object.fromEntries(OF_ONE.map((name) => [`${name}/1`, of((x) => Math[name](x as number))])),
  'pi/0': () => Math.PI,
  'atan2/2': of((y, x) => Math.atan2(y as number, x as number)),
  'pow/2': of((x, y) => (x as number) ** (y as number)),
  'fmod/2': of((x, y) => (x as number) % (y as number)),
}

/** A float from 0 to below 1, in steps of 2^-53. */
const uniform = (random: Random): number =>
  ((random.uint32() >>> 5) * 2 ** 26 + (random.uint32() >>> 6)) / 2 ** 53

export const rand = (random: Random): CallableModule => ({
  'uniform/0': () => float(uniform(random)),
  'uniform/1': (_self, n) => {
    if (typeof n !== 'number' || !isInteger(n) || n < 1) return noClause()
    return Math.floor(uniform(random) * n) + 1
  },
})
