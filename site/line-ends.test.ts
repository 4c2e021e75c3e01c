import { expect, test } from 'vitest'
import { type End, lineEnds } from './line-ends.ts'

const SIGN: { readonly [E in End]: string } = { joined: '·', breakable: '¦' }

/** The line with `·` where no line ends, and `¦` where one may. */
function shown(line: string): string {
  const ends = lineEnds(line)
  const signOf = (end: End | undefined): string => (end ? SIGN[end] : '')
  return [...line].map((sign, index) => sign + signOf(ends.get(index + 1))).join('')
}

test.each([
  ["erl -sname a -setcookie 'x-y'", "erl -·sname a -·setcookie '·x-·y'"],
  ['put(#{}) -> ok', 'put(#·{}) -·> ok'],
  ['list_to_pid("<4711.1.0>")', 'list_to_pid("·<4711.1.0>")'],
  ['i32(-4), a - b', 'i32(-·4), a - b'],
  ['// takes `-sname` too', '// takes `·-·sname` too'],
  ['if (!done) ?MODULE', 'if (!·done) ?·MODULE'],
])('%s holds together', (line, held) => expect(shown(line)).toBe(held))

test.each([
  [
    "signal.addEventListener('abort',()=>self.stop())",
    "signal.¦addEventListener(¦'·abort',¦()=>self.¦stop())",
  ],
  [
    "{'DOWN',#Ref<0.3265.10.8825>,process,noconnection}",
    "{'·DOWN',¦#Ref<0.3265.10.8825>,¦process,¦noconnection}",
  ],
  ['katas/16-simple-cache/simple_cache.erl,', 'katas/¦16-·simple-·cache/¦simple_cache.¦erl,'],
  ['{nodeup,h@localhost,[{node_type,hidden}]}', '{nodeup,¦h@localhost,¦[{node_type,¦hidden}]}'],
  ['type Pattern=Pid|Reference|Port|Binary||never', 'type Pattern=Pid|¦Reference|¦Port|¦Binary||¦never'],
])('%s is long, and goes on below behind a sign', (line, parted) => expect(shown(line)).toBe(parted))

test('a word that a phone has room for stays whole', () => {
  expect(lineEnds('const answer = node.call(a,b)').size).toBe(0)
})
