import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { readJson } from './read-json.ts'

const root = mkdtempSync(path.join(tmpdir(), 'pangpong-json-'))
afterAll(() => rmSync(root, { recursive: true }))

it.each([
  ['{\n  "a": 1,\n  "b" 2\n}', 3],
  ['{\n  "a": 1', 2],
  ['', 1],
])('names the line in which %j goes wrong', (text, line) => {
  writeFileSync(path.join(root, 'kata.json'), text)
  expect(() => readJson(root, 'kata.json')).toThrow(new RegExp(`^kata\\.json:${line}: `))
})
