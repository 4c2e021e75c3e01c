import { expect, it } from 'vitest'
import { fromItsWords } from './excerpt.ts'

it.each([
  ['…。再试一次 <mark>cookie</mark>', '…再试一次 <mark>cookie</mark>'],
  ['…, the <mark>cookie</mark>', '…the <mark>cookie</mark>'],
  ['…). A <mark>node</mark>', '…A <mark>node</mark>'],
  ['…&#39;). A <mark>node</mark>', '…A <mark>node</mark>'],
  ['）的<mark>节点</mark>…', '的<mark>节点</mark>…'],
])('what is quoted begins with a word: %s', (cut, quoted) => {
  expect(fromItsWords(cut)).toBe(quoted)
})

it.each([
  '<mark>a</mark>, b',
  '…-sname <mark>a</mark>',
  '….erlang.<mark>cookie</mark>',
  '…(<mark>a</mark>)',
  '…“<mark>a</mark>”',
])('a sign that belongs to its word stays: %s', (cut) => expect(fromItsWords(cut)).toBe(cut))
