import { createInterface } from 'node:readline'
import { PassThrough } from 'node:stream'
import { expect, it } from 'vitest'
import { Lines } from './lines.ts'

function typed() {
  const keys = new PassThrough()
  const prompts: string[] = []
  const lines = new Lines(createInterface({ input: keys }), (prompt) => prompts.push(prompt))
  return { keys, lines, prompts }
}

it('gives each who waits the next line, with its own prompt when its turn comes', async () => {
  const { keys, lines, prompts } = typed()
  const [first, second] = [lines.next('1> '), lines.next('name? ')]
  expect(prompts).toEqual(['1> '])
  keys.write('a.\n')
  expect(await first).toBe('a.')
  expect(prompts).toEqual(['1> ', 'name? '])
  keys.write('Ann\nbefore anyone asks\n')
  expect(await second).toBe('Ann')
  expect(await lines.next('2> ')).toBe('before anyone asks')
})

it('has given all that came before the input ended, and then nothing', async () => {
  const { keys, lines } = typed()
  keys.end('last\nwithout its newline')
  expect([await lines.next(''), await lines.next(''), await lines.next('')]).toEqual([
    'last',
    'without its newline',
    undefined,
  ])
})

it('lets those who wait go without a line', async () => {
  const { keys, lines } = typed()
  const given = lines.next('name? ')
  lines.forget()
  expect(await given).toBeUndefined()
  keys.write('for the next\n')
  expect(await lines.next('2> ')).toBe('for the next')
  lines.close()
  expect(await lines.next('3> ')).toBeUndefined()
})

it('lets the input wait when nobody wants the lines', async () => {
  const { keys, lines } = typed()
  const many = Array.from({ length: 5000 }, (_, i) => `${i}\n`)
  for (const line of many) keys.write(line)
  for (let i = 0; i < 5000; i++) expect(await lines.next('')).toBe(String(i))
  keys.end()
})
