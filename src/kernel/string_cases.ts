/**
 * Of the module `string` what changes letters between upper and lower case. Each code point is changed by itself, as OTP
 * has it: a sigma at the end of a word is a sigma like any other.
 * OTP: `string:casefold/1` and its kin; the mappings are those of Unicode, as JavaScript has them.
 */
import type { CallableModule } from '../process/modules.ts'
import { kindOf } from '../term/kind.ts'
import { charlist, isList } from '../term/list.ts'
import type { Term } from '../term/term.ts'
import { raised } from './raise.ts'
import { like, text } from './string_text.ts'

const changing =
  (change: (text: string) => string): CallableModule[string] =>
  (_self, chars) => {
    const isText = ['binary', 'improper'].includes(kindOf(chars) ?? '') || isList(chars)
    if (!isText) throw raised('badarg', chars as Term)
    return like(chars, change(text(chars)))
  }

const each =
  (change: (character: string) => string) =>
  (whole: string): string =>
    Array.from(whole, change).join('')

export const uppercase = each((character) => character.toUpperCase())

const lowercase = each((character) => character.toLowerCase())

/** Cherokee's letters fold to their older, upper case; the dotless i to nothing else. */
const FOLDED_OTHERWISE = /[\u13a0-\u13fd\uab70-\uabbf\u0131]/

/** For comparing texts in which case does not count. */
export const casefold = each((character) => {
  if (!FOLDED_OTHERWISE.test(character)) return character.toLowerCase().toUpperCase().toLowerCase()
  return character === '\u0131' ? character : character.toUpperCase()
})

/** Letters made of two, in threes: upper case, the first letter alone in upper case, lower case. */
const TWO_LETTERS = '\u01c4\u01c5\u01c6\u01c7\u01c8\u01c9\u01ca\u01cb\u01cc\u01f1\u01f2\u01f3'
const GEORGIAN = /[\u10d0-\u10ff]/
const IOTA_BELOW = '\u0345'

/** What begins a word whose first letter alone is in upper case. */
function titlecase(character: string): string {
  const two = TWO_LETTERS.indexOf(character)
  if (two >= 0) return TWO_LETTERS[two - (two % 3) + 1] as string
  const [letter = '', ...marks] = character.normalize('NFD')
  if (GEORGIAN.test(character)) return character
  if (marks.includes(IOTA_BELOW)) return (uppercase(letter) + marks.join('')).normalize('NFC')
  const [first = '', ...others] = uppercase(character)
  return first.toLowerCase() === first ? first + others.join('') : first + lowercase(others.join(''))
}

export const stringCases: CallableModule = {
  'uppercase/1': changing(uppercase),
  'lowercase/1': changing(lowercase),
  'casefold/1': changing(casefold),
  'titlecase/1': (_self, chars) => {
    const [first = '', ...rest] = text(chars)
    return like(chars, first === '' ? '' : titlecase(first) + rest.join(''))
  },
  'to_upper/1': (_self, chars) => latin1(chars as Term, /[a-z\xe0-\xf6\xf8-\xfe]/, -32),
  'to_lower/1': (_self, chars) => latin1(chars as Term, /[A-Z\xc0-\xd6\xd8-\xde]/, 32),
}

/** The obsolete functions know latin1 alone; they take one character as well. */
function latin1(chars: Term, letters: RegExp, distance: number): Term {
  if (typeof chars === 'number') return changed(chars)
  return charlist(text(isList(chars) ? chars : [chars])).map(changed)

  function changed(code: number): number {
    return letters.test(String.fromCodePoint(code)) ? code + distance : code
  }
}
