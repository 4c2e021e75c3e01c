import { expect, it } from 'vitest'
import { readJson } from './read-json.ts'
import { testFolder } from './test-folder.ts'

const { root, put } = testFolder()

it.each([
  ['{\n  "a": 1,\n  "b" 2\n}', 3],
  ['{\n  "a": 1', 2],
  ['', 1],
])('names the line in which %j goes wrong', (text, line) => {
  put('kata.json', text)
  expect(() => readJson(root, 'kata.json')).toThrow(new RegExp(`^kata\\.json:${line}: `))
})
