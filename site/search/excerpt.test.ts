import { expect, it } from 'vitest'
import { fromWordToWord } from './excerpt.ts'

it.each([
  ['…。再试一次 <mark>cookie</mark>', '…再试一次 <mark>cookie</mark>'],
  ['…, the <mark>cookie</mark>', '…the <mark>cookie</mark>'],
  ['…). A <mark>node</mark>', '…A <mark>node</mark>'],
  ['…&#39;). A <mark>node</mark>', '…A <mark>node</mark>'],
  ['）的<mark>节点</mark>…', '的<mark>节点</mark>…'],
  ['to <mark>x@h2</mark>. ·…', 'to <mark>x@h2</mark>…'],
  ['<mark>cookie</mark> · string · …', '<mark>cookie</mark> · string…'],
  ['the content of ~/.<mark>erlang</mark>.…', 'the content of ~/.<mark>erlang</mark>…'],
  ['<mark>name</mark> · Atom ·', '<mark>name</mark> · Atom'],
  ['<mark>节点</mark>（…', '<mark>节点</mark>…'],
])('what is quoted goes from word to word: %s', (cut, quoted) => {
  expect(fromWordToWord(cut)).toBe(quoted)
})

it.each([
  '<mark>a</mark>, b',
  '…-sname <mark>a</mark>',
  '….erlang.<mark>cookie</mark>',
  '…(<mark>a</mark>)',
  '…“<mark>a</mark>”',
  '<mark>a</mark> ends.',
  '<mark>a</mark> (b)…',
])('a sign that belongs to its word stays: %s', (cut) => expect(fromWordToWord(cut)).toBe(cut))
