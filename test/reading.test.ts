/**
 * What a reader relies on: every file says at its head what it is, and what the documents name is there.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const root = path.join(import.meta.dirname, '..')
const DOCUMENTS = [
  'README.md',
  'README.zh-CN.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'test/interop/README.md',
]

const read = (file: string): string => readFileSync(path.join(root, file), 'utf8')

function programsUnder(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file.replaceAll(path.sep, '/')}`)
    .filter((file) => /(?<!\.test)\.tsx?$/.test(file) && !/fixture|\/mistakes\//.test(file))
}

it('every file opens with what it is', () => {
  const files = ['src', 'katas', 'solutions', 'site', 'tools', 'examples', 'bench'].flatMap(programsUnder)
  const silent = files.filter((file) => !/^(#!.*\n)?\/\*\*/.test(read(file)))
  expect(files.length).toBeGreaterThan(400)
  expect(silent, 'begin them with /** what it is, and where OTP specifies it */').toEqual([])
})

describe.each(DOCUMENTS)('%s', (document) => {
  const text = read(document).replace(/^```.*?^```/gms, '')

  it('links to files that are there', () => {
    const links = Array.from(text.matchAll(/\]\((?!https?:|#)([^)#]+)/g), ([, link]) => link as string)
    const dead = links.filter((link) => !existsSync(path.join(root, path.dirname(document), link)))
    expect(dead, 'dead links').toEqual([])
  })

  it('names files and folders that are there', () => {
    const named = Array.from(text.matchAll(/`([^`\s]+)`/g), ([, name]) => name as string)
    expect(named.filter((name) => isPath(name) && !isThere(name))).toEqual([])
  })
})

it.each([...DOCUMENTS, '.github/workflows/test.yml', '.github/workflows/pages.yml'])(
  '%s names commands that there are',
  (document) => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Readonly<Record<string, string>> }
    const named = Array.from(read(document).matchAll(/npm run ([\w:]+)/g), ([, name]) => name as string)
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([])
  },
)

const FOLDERS = readdirSync(root)

/** `src/mod.ts`, `etf/decode.ts` (of src/), `katas/NN-slug/`: with a slash, in a folder that there is, and no pattern. */
function isPath(name: string): boolean {
  const [folder = '', ...more] = name.split('/')
  if (folder === '' || folder.startsWith('.') || more.length === 0 || /[*…{}<>()]|NN/.test(name)) return false
  return FOLDERS.includes(folder) || existsSync(path.join(root, 'src', folder))
}

/** As it stands, of src/, or a test without its ending. What git does not keep is there only after a build. */
function isThere(name: string): boolean {
  if (/^(my|build|dist)\//.test(name)) return true
  const places = [name, `src/${name}`, `${name}.test.ts`]
  return places.some((place) => existsSync(path.join(root, place)))
}
