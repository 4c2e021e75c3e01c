/**
 * Tuples: a fixed number of terms, `{inc, Pid}`. Built by `t(…)`, taken apart by destructuring or by index.
 *
 * A tuple is an `Array` at run time, so that TypeScript knows the type at each place of `const [tag, value] = msg`.
 * That makes `Array.isArray` true for lists *and* tuples: ask `isList` and `isTuple`. It carries its brand as a property
 * of its own: a class of its own, or another prototype, would make each message several times as dear. So what `map`,
 * `slice` and their like make of a tuple has no brand, and is a list.
 */
import { type Branded, KIND } from './kind.ts'

/** `[ELEMENTS]` exists for the compiler alone: it lets a type take a tuple type apart. */
declare const ELEMENTS: unique symbol
export interface TupleOf<E extends readonly unknown[]> extends Branded<'tuple'> {
  readonly [ELEMENTS]?: E
}

/** A tuple with the types of its elements: an array at run time, which `isTuple` tells from a list. */
export type Tuple<E extends readonly unknown[] = readonly unknown[]> = Readonly<E> & TupleOf<E>

/** The tuple of these elements. */
export function t<const E extends readonly unknown[]>(...elements: E): Tuple<E> {
  return asTuple(elements) as Tuple<E>
}

/** The tuple of the elements of an array. */
export function tupleFrom<T>(elements: readonly T[]): Tuple<readonly T[]> {
  return asTuple(elements.slice())
}

/** Makes a tuple of an array that nobody else has. */
export function asTuple<T>(elements: readonly T[]): Tuple<readonly T[]> {
  const tuple: readonly T[] & { [KIND]?: 'tuple' } = elements
  tuple[KIND] = 'tuple'
  return tuple as Tuple<readonly T[]>
}

/** Whether it is a tuple; `Array.isArray` says so of lists as well. */
export function isTuple(value: unknown): value is Tuple {
  return typeof value === 'object' && value !== null && (value as Branded)[KIND] === 'tuple'
}
