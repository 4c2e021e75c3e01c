/**
 * The TypeScript that stands on the pages and in the READMEs, in both languages, compiles against `src/`: whoever copies it
 * should not be the first to try. Code that is quoted from the sources is compiled there.
 *
 * A block that imports begins a program, and the blocks after it go on with what it has declared.
 */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { expect, it } from 'vitest'

const root = path.join(import.meta.dirname, '..')

const PAGES = [
  'README.md',
  'README.zh-CN.md',
  ...['docs', 'i18n/zh-CN/docusaurus-plugin-content-docs/current'].flatMap((folder) =>
    readdirSync(path.join(root, folder))
      .filter((file) => file.endsWith('.mdx'))
      .map((file) => `${folder}/${file}`),
  ),
]

/** What the chapters have introduced by the time they show a fragment without its imports: a node, and a process in it. */
const TAKEN_FOR_GRANTED = `
import type * as pangpong from 'pangpong'
import type * as nodejs from 'pangpong/nodejs'
declare global {
  const node: Awaited<ReturnType<typeof nodejs.startNode>>
  const other: typeof node
  const self: pangpong.Self
  const door: pangpong.Pid
  const startNode: typeof nodejs.startNode
  const any: typeof pangpong.any
  const atom: typeof pangpong.atom
  const charlist: typeof pangpong.charlist
  const decode: typeof pangpong.decode
  const encode: typeof pangpong.encode
  const equals: typeof pangpong.equals
  const float: typeof pangpong.float
  const format: typeof pangpong.format
  const genServer: typeof pangpong.genServer
  const match: typeof pangpong.match
  const rpc: typeof pangpong.rpc
  const t: typeof pangpong.t
  type Atom = pangpong.Atom
  type Self = pangpong.Self
  type Term = pangpong.Term
}`

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  moduleDetection: ts.ModuleDetectionKind.Force,
  lib: ['lib.es2023.d.ts', 'lib.esnext.disposable.d.ts'], // without the DOM, which has a `self` of its own
  types: ['node'],
  paths: {
    pangpong: [path.join(root, 'src/mod.ts')],
    'pangpong/nodejs': [path.join(root, 'src/nodejs/mod.ts')],
  },
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  allowImportingTsExtensions: true,
  skipLibCheck: true,
  noEmit: true,
}

const BLOCK = /^```(?:ts|tsx|typescript)\b(?![^\n]*\bquote=)[^\n]*\n(.*?)^```$/gms

const linesOf = (text: string): number => text.split('\n').length - 1

/** The programs of a page. Each of their lines has the number that it has on the page. */
function programsOf(page: string): string[] {
  const text = readFileSync(path.join(root, page), 'utf8')
  const programs: { code: string; open: number }[] = []
  for (const { index, 1: code = '' } of text.matchAll(BLOCK)) {
    const above = linesOf(text.slice(0, index))
    const before = programs.at(-1)
    if (before === undefined || /^import\b/m.test(code)) {
      programs.push({ code: `${'\n'.repeat(above + 1)}${code}`, open: 0 })
    } else {
      // A scope within the one before, so that it may use a name again.
      before.code += `${'\n'.repeat(above - linesOf(before.code))}{\n${code}`
      before.open++
    }
  }
  return programs.map(({ code, open }) => code + '}'.repeat(open))
}

/** What the compiler says of the given sources, by the names of their files. */
function complaints(sources: ReadonlyMap<string, string>): string[] {
  const host = ts.createCompilerHost(OPTIONS)
  const { readFile, fileExists } = host
  host.readFile = (file) => sources.get(file) ?? readFile(file)
  host.fileExists = (file) => sources.has(file) || fileExists(file)
  const program = ts.createProgram([...sources.keys()], OPTIONS, host)
  return [...sources.keys()].flatMap((name) => {
    const file = program.getSourceFile(name)
    if (file === undefined) return `${name} was not compiled`
    return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
      ({ start = 0, messageText }) => {
        const page = path.relative(root, name).replace(/\.\d+\.ts$/, '')
        const { line } = file.getLineAndCharacterOfPosition(start)
        return `${page}:${line + 1} ${ts.flattenDiagnosticMessageText(messageText, '\n')}`
      },
    )
  })
}

it('what is printed as TypeScript compiles', () => {
  const programs = PAGES.flatMap((page) =>
    programsOf(page).map((code, nth) => [path.join(root, `${page}.${nth}.ts`), code] as const),
  )
  expect(programs.length, 'programs on the pages').toBeGreaterThan(40)
  expect(complaints(new Map([...programs, [path.join(root, 'granted.ts'), TAKEN_FOR_GRANTED]]))).toEqual([])
})
