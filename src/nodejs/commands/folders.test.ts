import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { virtualEnv } from '../../env/virtual_env.ts'
import { Runtime } from '../../process/runtime.ts'
import { Shell } from '../../shell/shell.ts'
import { folders } from './folders.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pangpong-folders-'))
  for (const name of ['b', 'a_longer_name', 'c']) await writeFile(join(folder, name), '')
})

afterAll(() => rm(folder, { recursive: true }))

/** What the shell prints of these lines. */
async function typed(...lines: string[]): Promise<string> {
  let printed = ''
  const runtime = new Runtime(virtualEnv())
  const write = (text: string) => (printed += text)
  const shell = new Shell({ runtime, write, quit: () => {}, commands: folders })
  for (const line of lines) for await (const _ of shell.feed(`${line}\n`));
  shell.close()
  return printed
}

// What `erl` prints of the same folder.
it('lists a folder in columns, or says why not', async () => {
  expect(await typed(`ls("${folder}").`)).toBe('a_longer_name     b                 c                 \nok\n')
  expect(await typed(`ls("${folder}/nosuch").`)).toBe('no such file or directory\nok\n')
  expect(await typed(`ls("${folder}/b").`)).toBe(
    `${`${folder}/b`.slice(0, 45).padEnd(Math.min(folder.length + 2, 40) + 5)}\nok\n`,
  )
  expect(await typed('ls(1).')).toBe('bad argument\nok\n')
})

it('tells where it is', async () => {
  expect(await typed('pwd().')).toBe(`${process.cwd()}\nok\n`)
})
