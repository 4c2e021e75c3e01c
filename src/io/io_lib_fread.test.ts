/** What a device is told line by line; text at once is compared with a real shell in test/interop/. */
import { expect, it } from 'vitest'
import { atom } from '../term/atom.ts'
import { format } from '../term/format.ts'
import { charlist } from '../term/list.ts'
import type { Term } from '../term/term.ts'
import { freadOn } from './io_lib_fread.ts'

const chunk = (text: string | undefined): Term => (text === undefined ? atom('eof') : charlist(text))

/** The outcome of a pattern and pieces of text, of which `undefined` is the end. */
function read(pattern: string, ...pieces: (string | undefined)[]): string {
  let continuation: Term = []
  for (const piece of pieces) {
    const outcome = freadOn(continuation, chunk(piece), pattern) as unknown as readonly [Term, Term]
    if (outcome[0] !== atom('more')) return format(outcome)
    continuation = outcome[1]
  }
  return `more ${format(continuation)}`
}

// Each expectation is what `io_lib:fread/3` of OTP 25 gives.
it.each([
  [read('~d ~s', '12 word rest\nnext\n'), '{done,{ok,[12,"word"]}," rest\\nnext\\n"}'],
  [read('~d~d', '1\n', '2 x\ny'), '{done,{ok,[1,2]}," x\\ny"}'],
  [read('~d~d', '1\n', undefined), '{done,{error,{fread,input}},eof}'],
  [read('~d', undefined), '{done,eof,eof}'],
  [read('~d', 'x\ny'), '{done,{error,{fread,integer}},"y"}'],
  [read('~d', '1', '2\n'), '{done,{ok,"\\f"},[]}'],
  [read('~d~d', '1 ', undefined), '{done,{error,{fread,integer}},eof}'],
  [read('~d', '1', undefined), '{done,{ok,[1]},[]}'],
  [read('~d~d', '1'), 'more {"~d~d","1",0,[]}'],
  [read('~d~d', '1\n'), 'more {"~d",[],2,[1]}'],
])('%s', (outcome, expected) => {
  expect(outcome).toBe(expected)
})
