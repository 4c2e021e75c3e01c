/** Terms by chance, of every kind and in every combination. */
import fc from 'fast-check'
import { atom } from '../src/term/atom.ts'
import { BitString, binary } from '../src/term/binary.ts'
import { float } from '../src/term/float.ts'
import { Export } from '../src/term/fun.ts'
import { Pid, Port, Reference, remoteIdentity } from '../src/term/identifier.ts'
import { ImproperList } from '../src/term/list.ts'
import { ErlMap } from '../src/term/map.ts'
import { tupleFrom } from '../src/term/tuple.ts'

/** Few, for the table of atoms never forgets one. */
const someAtom = fc.constantFrom(
  ...['ok', 'true', '', 'é', '乒乓', 'a'.repeat(255), '𝄞'.repeat(70)].map((n) => atom(n)),
)
const node = fc.constantFrom(remoteIdentity(atom('b@h'), 7), remoteIdentity(atom('c@h'), 0xffffffff))
const word = fc.nat(0xffffffff)

const leaf = fc.oneof(
  someAtom,
  fc.integer(),
  fc.maxSafeInteger().filter((n) => !Object.is(n, -0)),
  fc.bigInt(),
  fc.bigInt(-(2n ** 3000n), 2n ** 3000n),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(float),
  fc.uint8Array().map(binary),
  fc.tuple(fc.uint8Array({ minLength: 1 }), fc.integer({ min: 1, max: 7 })).map((a) => new BitString(...a)),
  fc.array(fc.nat(255)),
  fc.tuple(node, word, word).map((a) => new Pid(...a)),
  fc.tuple(node, fc.bigInt(0n, 2n ** 64n - 1n)).map((a) => new Port(...a)),
  fc.tuple(node, fc.array(word, { minLength: 1, maxLength: 5 })).map((a) => new Reference(...a)),
  fc.tuple(someAtom, someAtom, fc.nat(255)).map((a) => new Export(...a)),
)

/** A term of a term of a term: with more parts each they become too many to be checked in a moment. */
const few = { maxLength: 4 }

/** Terms, in their one form. */
export const { term } = fc.letrec<{ term: unknown }>((tie) => ({
  term: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.array(tie('term'), few),
    fc.array(tie('term'), few).map(tupleFrom),
    fc
      .tuple(
        fc.array(tie('term'), { ...few, minLength: 1 }),
        leaf.filter((tail) => !Array.isArray(tail)),
      )
      .map((a) => new ImproperList(...a)),
    fc.array(fc.tuple(tie('term'), tie('term')), few).map((entries) => new ErlMap(entries)),
  ),
}))

/** What may be sent, the conveniences too. */
export const { input } = fc.letrec<{ input: unknown }>((tie) => ({
  input: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.string({ unit: 'grapheme' }),
    fc.uint8Array(),
    fc.array(tie('input'), few),
    fc.array(tie('input'), few).map(tupleFrom),
    fc.dictionary(fc.constantFrom('a', 'true', '乒'), tie('input')),
    fc
      .array(fc.tuple(fc.oneof(leaf, fc.constantFrom('a', 'b')), tie('input')), few)
      .map((entries) => new Map(entries)),
  ),
}))
