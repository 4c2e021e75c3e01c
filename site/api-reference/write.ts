/**
 * Writes the API reference as Markdown: what `src/mod.ts` and `src/nodejs/mod.ts` export, from their docstrings, a page
 * an area, in both languages. The one argument is the folder for the pages, which go to `en` and `zh` in it.
 */
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import {
  Application,
  Converter,
  DeclarationReflection,
  type ParameterReflection,
  type ProjectReflection,
  ReflectionFlag,
  ReflectionKind,
  type SignatureReflection,
} from 'typedoc'
import type { PluginOptions } from 'typedoc-plugin-markdown'
import ts from 'typescript'
import { AREAS, areaOf, pageOf } from './areas.ts'
import { asWritten } from './as-written.ts'
import { placeOf, readDictionary, translate } from './chinese.ts'
import { DICTIONARY } from './dictionary.ts'
import { type Language, labelled, titleOf } from './labels.ts'

const root = path.join(import.meta.dirname, '../..')
const [out] = process.argv.slice(2)
if (out === undefined) throw new Error('usage: write.ts FOLDER')

const markdown: Partial<PluginOptions> = {
  hidePageHeader: true,
  hidePageTitle: true,
  hideBreadcrumbs: true,
  hideGroupHeadings: true,
  useCodeBlocks: true,
  expandParameters: true, // in what is called, as one would write it: `(message: Term) => void`
  useHTMLAnchors: true, // Docusaurus numbers equal headings in another way
  parametersFormat: 'table',
  propertiesFormat: 'table',
  // What is left of a table fits on a phone.
  tableColumnSettings: { hideInherited: true, hideModifiers: true, hideOverrides: true },
  entryFileName: 'index',
}
const app = await Application.bootstrapWithPlugins({
  entryPoints: ['mod.ts', 'nodejs/mod.ts'].map((entry) => path.join(root, 'src', entry)),
  tsconfig: path.join(root, 'tsconfig.json'),
  plugin: ['typedoc-plugin-markdown'],
  router: 'module',
  out,
  readme: path.join(import.meta.dirname, 'welcome.md'),
  name: 'pangpong',
  logLevel: 'Warn',
  skipErrorChecking: true, // `npm run typecheck` has the types
  excludePrivate: true,
  excludeInternal: true,
  excludeExternals: true,
  excludeReferences: true,
  disableSources: true,
  // Links are the site's build to check, which knows all pages.
  validation: { notDocumented: true, notExported: true, invalidLink: false, invalidPath: false },
  intentionallyNotExported: ['TupleOf'], // by which the compiler takes a tuple apart
  requiredToBeDocumented: ['Function', 'Variable', 'Class', 'Interface', 'TypeAlias'],
  sort: [], // what is exported first, or stands first in its class, is read first
  groupOrder: [
    ...['Functions', 'Variables', 'Classes', 'Interfaces', 'Type Aliases'],
    ...['Constructors', 'Properties', 'Accessors', 'Methods'],
  ],
  ...markdown,
})

/** What a property of a class is initialised with says nothing of what a reader finds there. */
app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
  const properties = project.getReflectionsByKind(ReflectionKind.Property) as DeclarationReflection[]
  for (const property of properties) delete property.defaultValue
})

/** What a parameter is when it is left out, as a value: the name of a constant says it only to who can look it up. */
app.converter.on(Converter.EVENT_RESOLVE_BEGIN, (context) => {
  const checker = context.programs[0]?.getTypeChecker()
  for (const one of context.project.getReflectionsByKind(ReflectionKind.Parameter)) {
    const parameter = one as ParameterReflection
    if (parameter.defaultValue === 'Number.POSITIVE_INFINITY') parameter.defaultValue = 'Infinity'
    if (parameter.defaultValue === '...') {
      delete parameter.defaultValue // an expression, which TypeDoc leaves out
      parameter.setFlag(ReflectionFlag.Optional)
    }
    const given = context.getSymbolFromReflection(parameter)?.valueDeclaration
    if (!given || !ts.isParameter(given) || !given.initializer || !ts.isIdentifier(given.initializer))
      continue
    const constant = checker?.getSymbolAtLocation(given.initializer)?.valueDeclaration
    if (constant && ts.isVariableDeclaration(constant) && constant.initializer)
      parameter.defaultValue = constant.initializer.getText()
  }
})

/** Options that are taken apart where they arrive. */
app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
  for (const parameter of project.getReflectionsByKind(ReflectionKind.Parameter))
    if (parameter.name === '__namedParameters') parameter.name = 'options'
})

/** What terms are told apart by is for the runtime alone; the symbols that JavaScript knows are named as one writes them. */
app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
  for (const member of Object.values(project.reflections)) {
    const [, symbol] = /^\[(\w+)\]$/.exec(member.name) ?? []
    if (symbol === undefined) continue
    if (symbol in Symbol) member.name = `[Symbol.${symbol}]`
    else if (member.kindOf(ReflectionKind.ClassMember)) project.removeReflection(member)
  }
})

/** A constructor from JavaScript says nothing of our class, nor does the name of one that ours takes the place of. */
app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
  for (const made of project.getReflectionsByKind(ReflectionKind.Constructor) as DeclarationReflection[])
    if (isForeign(made.inheritedFrom?.name)) project.removeReflection(made)
    else
      for (const owner of [made, ...(made.signatures ?? [])])
        if (isForeign(owner.overwrites?.name)) delete owner.overwrites
})

/** A class is what it can be used as; an interface that nobody can import is none of that. */
app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
  for (const reflection of project.getReflectionsByKind(ReflectionKind.ClassOrInterface)) {
    const type = reflection as DeclarationReflection
    const shown = type.implementedTypes?.filter((made) => made.type === 'reference' && made.reflection)
    if (shown?.length) type.implementedTypes = shown
    else delete type.implementedTypes
  }
  const members = project.getReflectionsByKind(ReflectionKind.ClassMember | ReflectionKind.SomeSignature)
  for (const member of members as (DeclarationReflection | SignatureReflection)[])
    if (!member.implementationOf?.reflection) delete member.implementationOf
})

/** Instead of TypeDoc's module a source file: a module an area. */
app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
  const areas = new Map(
    AREAS.map((name) => [name, new DeclarationReflection(name, ReflectionKind.Module, project)]),
  )
  const entries = project.getReflectionsByKind(ReflectionKind.Module) as DeclarationReflection[]
  for (const reflection of entries.flatMap(({ children = [] }) => children.flatMap(outOfNamespace))) {
    const file = project.getSymbolIdFromReflection(reflection)?.fileName ?? ''
    const area = areas.get(areaOf(path.relative(path.join(root, 'src'), file)))
    if (area === undefined) continue
    reflection.parent = area
    area.addChild(reflection)
  }
  for (const entry of entries) {
    entry.children = []
    project.removeReflection(entry)
  }
  for (const area of areas.values()) {
    if (area.children === undefined) continue
    project.registerReflection(area, undefined, undefined)
    project.addChild(area)
  }
})

const project = await app.convert()
if (project === undefined) throw new Error('The API reference could not be read from src/.')
app.validate(project)
if (app.logger.hasWarnings()) {
  throw new Error(
    'Each export of src/mod.ts and src/nodejs/mod.ts needs a docstring: what it is, in a sentence or two. A type that one of them names is exported as well, or marked @inline.',
  )
}
await write('en')
const { missing, unused } = translate(project, readDictionary(path.join(root, DICTIONARY)))
await write('zh')
complain()

async function write(language: Language): Promise<void> {
  const folder = path.join(out as string, language)
  await app.outputs.writeOutput({ name: 'markdown', path: folder }, project as ProjectReflection)
  rmSync(path.join(folder, 'modules.md')) // the welcome page lists the areas
  const welcome = `welcome${language === 'zh' ? '.zh-CN' : ''}.md`
  copyFileSync(path.join(import.meta.dirname, welcome), path.join(folder, 'index.md'))
  for (const area of AREAS) {
    const file = path.join(folder, pageOf(area))
    const page = labelled(asWritten(readFileSync(file, 'utf8')), language)
    writeFileSync(file, `---\ntitle: ${titleOf(area, language)}\ntoc_max_heading_level: 2\n---\n\n${page}`)
  }
}

/** The pages are there, in English where there is no Chinese; but the site is not built of them. */
function complain(): void {
  for (const { paragraph, of } of missing) {
    const place = placeOf(paragraph, project?.getSymbolIdFromReflection(of)?.fileName ?? '', root)
    console.error(`${place}: no Chinese of ${JSON.stringify(paragraph)} in ${DICTIONARY}`)
  }
  for (const key of unused) {
    console.error(`${DICTIONARY}: no docstring that the reference shows says ${JSON.stringify(key)} any more`)
  }
  if (missing.length + unused.length > 0) process.exitCode = 1
}

/** Whether this constructor is one that JavaScript has. */
function isForeign(name: string | undefined): boolean {
  const [, owner] = /^(\w+)\.constructor$/.exec(name ?? '') ?? []
  return owner !== undefined && owner in globalThis
}

/** `rpc.call` for the `call` of the namespace `rpc`: as one writes it. */
function outOfNamespace(reflection: DeclarationReflection): DeclarationReflection[] {
  if (!reflection.kindOf(ReflectionKind.Namespace)) return [reflection]
  return (reflection.children ?? []).map((child) => {
    child.name = `${reflection.name}.${child.name}`
    return child
  })
}
