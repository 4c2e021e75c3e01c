/**
 * Every kind of term, as Erlang source and as what it is here: one row or more for each row of the term table.
 * A row passes when the value arrives unchanged in both directions.
 */
import {
  atom,
  BitString,
  binary,
  charlist,
  ErlMap,
  Export,
  float,
  ImproperList,
  type Term,
  t,
  tupleFrom,
} from '../../src/mod.ts'

export interface Row {
  readonly name: string
  readonly erlang: string
  readonly value: Term
}

function row(name: string, erlang: string, value: Term): Row {
  return { name, erlang, value }
}

const atoms = [
  row('an atom', 'ok', atom('ok')),
  row('the empty atom', "''", atom('')),
  row('an atom with spaces and quotes', "'it\\'s an atom'", atom("it's an atom")),
  row('a latin1 atom', "'été'", atom('été')),
  row('a Chinese atom', "'节点'", atom('节点')),
  row('an atom beyond the basic plane', "'🀄'", atom('🀄')),
  row('true and false', '[true, false, true]', [true, false, true]),
  row('undefined, an atom like any other', 'undefined', atom('undefined')),
  row('an atom of 255 bytes', 'list_to_atom(lists:duplicate(255, $a))', atom('a'.repeat(255))),
  row('an atom of 256 bytes', 'list_to_atom(lists:duplicate(128, $é))', atom('é'.repeat(128))),
  row(
    'an atom of 255 characters, 1020 bytes',
    'list_to_atom(lists:duplicate(255, $🀄))',
    atom('🀄'.repeat(255)),
  ),
]

/** The borders: of tags (255, 32 bits, 255 bytes), of the BEAM's small integers (60 bits), of JavaScript's safe ones. */
const integers = [8n, 27n, 28n, 31n, 32n, 53n, 59n, 60n, 63n, 64n, 128n, 2040n, 2048n].flatMap((bits) =>
  [-1n, 0n, 1n].flatMap((beside) =>
    [1n, -1n].map((sign) => {
      const value = sign * (1n << bits) + beside
      return row(
        `the integer ${sign}*2^${bits}${beside < 0n ? '-1' : beside > 0n ? '+1' : ''}`,
        String(value),
        integer(value),
      )
    }),
  ),
)
integers.push(row('small integers', '[0, 1, -1, 1000]', [0, 1, -1, 1000]))

/** The one form of an integer here: a number where that is safe. */
function integer(value: bigint): number | bigint {
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : value
}

const floats = [
  row('a float', '0.1', 0.1),
  row('a whole float, which is no integer', '1.0', float(1)),
  row('zero as a float', '0.0', float(0)),
  row('minus zero', '-0.0', float(-0)),
  row('a negative float', '-2.5', -2.5),
  row('the largest float', '1.7976931348623157e308', float(Number.MAX_VALUE)),
  row('the smallest float', '5.0e-324', Number.MIN_VALUE),
  row('a whole float beyond the safe integers', '9007199254740993.0e3', float(9007199254740993e3)),
]

const lists = [
  row('the empty list', '[]', []),
  row('a list', '[a, [b, []], {c}]', [atom('a'), [atom('b'), []], t(atom('c'))]),
  row('a list of bytes, which travels as a string', '[1, 2, 3]', [1, 2, 3]),
  row('a charlist', '"abc"', charlist('abc')),
  row('a charlist beyond latin1', '"节点 🀄"', charlist('节点 🀄')),
  row('the longest string of the wire', 'lists:duplicate(65535, $x)', Array<number>(65_535).fill(120)),
  row('one longer', 'lists:duplicate(65536, $x)', Array<number>(65_536).fill(120)),
  row('an improper list', '[a | b]', new ImproperList([atom('a')], atom('b'))),
  row('a longer one', '[1, 2 | <<3>>]', new ImproperList([1, 2], binary(Uint8Array.of(3)))),
]

/** 10,000 levels, so many of them made by each turn of `around`; the innermost is an empty list. */
function deep(what: string, levels: number, erlang: string, around: (inner: Term) => Term): Row {
  const turns = Math.floor(10_000 / levels)
  let term: Term = []
  for (let turn = 0; turn < turns; turn++) term = around(term)
  const fold = `lists:foldl(fun(_, In) -> ${erlang} end, [], lists:seq(1, ${turns}))`
  return row(`10,000 levels of ${what}`, fold, term)
}

const depths = [
  deep('lists', 1, '[In]', (inner) => [inner]),
  deep('lists, the inner not last', 1, '[In, 1000]', (inner) => [inner, 1000]),
  deep('tuples', 1, '{In, 1}', (inner) => t(inner, 1)),
  deep('maps', 1, '#{v => In}', (inner) => new ErlMap<Term, Term>([[atom('v'), inner]])),
  deep('tails', 2, '[1 | {In}]', (inner) => new ImproperList([1], t(inner))),
  deep('all kinds', 3, '[{#{1 => In}} | a]', (inner) => {
    const map = new ErlMap<Term, Term>([[1, inner]])
    return new ImproperList([t(map)], atom('a'))
  }),
]

const binaries = [
  row('the empty binary', '<<>>', binary('')),
  row('text', '<<"text">>', binary('text')),
  row('UTF-8 text', '<<"节点 🀄"/utf8>>', binary('节点 🀄')),
  row('bytes that are no text', '<<0, 255, 254>>', binary(Uint8Array.of(0, 255, 254))),
  row('100 kB', 'binary:copy(<<7>>, 100000)', binary(new Uint8Array(100_000).fill(7))),
  row('one bit', '<<1:1>>', new BitString(Uint8Array.of(0x80), 1)),
  row('seven bits after two bytes', '<<1, 2, 85:7>>', new BitString(Uint8Array.of(1, 2, 0xaa), 7)),
]

const tuples = [
  row('the empty tuple', '{}', t()),
  row('a tuple', '{inc, {1, 2.5}, []}', t(atom('inc'), t(1, 2.5), [])),
  row('255 elements', 'list_to_tuple(lists:seq(1, 255))', tupleFrom(sequence(255))),
  row('256 elements', 'list_to_tuple(lists:seq(1, 256))', tupleFrom(sequence(256))),
]

function sequence(length: number): number[] {
  return Array.from({ length }, (_, i) => i + 1)
}

/** More keys than a BEAM keeps flat, of kinds that are easily taken for one another. */
const ODD_KEYS = 40

const maps = [
  row('the empty map', '#{}', new ErlMap()),
  row(
    'a map',
    '#{name => <<"ts">>, up => true}',
    new ErlMap<Term, Term>([
      [atom('name'), binary('ts')],
      [atom('up'), true],
    ]),
  ),
  row(
    '1 and 1.0 as keys',
    '#{1 => integer, 1.0 => float}',
    new ErlMap<Term, Term>([
      [1, atom('integer')],
      [float(1), atom('float')],
    ]),
  ),
  row(
    'keys of any kind',
    '#{{a, 1} => [], [] => {}, <<"k">> => "v", #{} => #{k => v}}',
    new ErlMap<Term, Term>([
      [t(atom('a'), 1), []],
      [[], t()],
      [binary('k'), charlist('v')],
      [new ErlMap<Term, Term>(), new ErlMap<Term, Term>([[atom('k'), atom('v')]])],
    ]),
  ),
  row(
    'keys that are nearly alike',
    `maps:merge(#{1 => a, 1.0 => b, 0 => c, 0.0 => d, '1' => e, "1" => f, <<"1">> => g, {1} => h, [1] => i, true => j, <<1:1>> => k, 1 bsl 70 => l},
      maps:from_list([{{I, I * 1.0}, I} || I <- lists:seq(1, ${ODD_KEYS})]))`,
    new ErlMap<Term, Term>([
      ...(
        [1, float(1), 0, float(0), atom('1'), charlist('1'), binary('1'), t(1), [1], true] as readonly Term[]
      ).map((key, place) => [key, atom('abcdefghij'[place] ?? '')] as const),
      [new BitString(Uint8Array.of(0x80), 1), atom('k')],
      [1n << 70n, atom('l')],
      ...sequence(ODD_KEYS).map((i) => [t(i, float(i)), i] as const),
    ]),
  ),
  row(
    '100 keys',
    'maps:from_list([{I, -I} || I <- lists:seq(1, 100)])',
    new ErlMap<Term, Term>(sequence(100).map((i) => [i, -i] as const)),
  ),
]

const exports = [
  row('an exported function', 'fun lists:map/2', new Export(atom('lists'), atom('map'), 2)),
  row('an operator', "fun erlang:'+'/2", new Export(atom('erlang'), atom('+'), 2)),
]

export const corpus: readonly Row[] = [
  ...atoms,
  ...integers,
  ...floats,
  ...lists,
  ...depths,
  ...binaries,
  ...tuples,
  ...maps,
  ...exports,
]

/** Identifiers and funs exist only on the node that made them: the peer makes them, and they must come back the same. */
export const identities: readonly (readonly [name: string, erlang: string])[] = [
  ['a pid', 'self()'],
  ['a port', 'hd(erlang:ports())'],
  ['a reference', 'make_ref()'],
  ['an alias', 'erlang:alias()'],
  ['a fun with its environment', 'begin Y = {kept, self()}, fun(X) -> {X, Y} end end'],
  ['identifiers inside other terms', '#{self() => [make_ref() | {hd(erlang:ports())}]}'],
]
