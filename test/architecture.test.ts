/**
 * The floors of the runtime: a folder of src/ imports only from folders to its left, nothing goes in circles, and only
 * src/nodejs/ knows that it runs in Node. ARCHITECTURE.md says why; this file keeps it.
 *
 * dependency-cruiser follows every import, type imports included. (Globals such as `Buffer` are the compiler's to catch:
 * src/tsconfig.json knows no types of Node.) Rules that catch nothing would pass here as well, so each is tried on a
 * small tree in architecture-fixture/ that breaks it.
 */
import { readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { cruise, type IConfiguration, type IForbiddenRuleType, type IViolation } from 'dependency-cruiser'
import { describe, expect, it } from 'vitest'

/** Left to right, from the ground up; folders of one floor do not see each other. */
const floors: readonly (readonly string[])[] = [
  ['env'],
  ['bytes'],
  ['term'],
  ['etf'],
  ['transport'],
  ['epmd', 'handshake'],
  ['signal', 'mailbox'],
  ['channel'],
  ['process'],
  ['gen_server'],
  ['io'],
  ['node'],
  ['rpc', 'global', 'pg'],
  ['kernel'],
  ['shell'],
  ['trace'],
  ['mod.ts'],
  ['nodejs'],
]

/** `^src/(env|bytes|mod\.ts)(/|$)` */
function within(...places: string[]): string {
  return `^src/(${places.map((place) => place.replace('.', '\\.')).join('|')})(/|$)`
}

const floorRules: IForbiddenRuleType[] = floors.flatMap((floor, height) =>
  floor.map((folder) => {
    const allowed = [folder, ...floors.slice(0, height).flat()]
    return {
      name: `floor: src/${folder} may import from ${allowed.join(', ')}`,
      severity: 'error',
      from: { path: within(folder), pathNot: '\\.test\\.ts$' },
      to: { path: '^src/', pathNot: within(...allowed) },
    }
  }),
)

const rules: IForbiddenRuleType[] = [
  ...floorRules,
  {
    name: 'circle: no file leads back to itself, by type imports neither',
    severity: 'error',
    from: { path: '^src/' },
    to: { circular: true },
  },
  {
    name: 'browser: only src/nodejs may import what Node alone has',
    severity: 'error',
    from: { path: '^src/', pathNot: ['^src/nodejs/', '\\.test\\.ts$'] },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'inside: src imports its own files and packages, nothing else of the project',
    severity: 'error',
    from: { path: '^src/', pathNot: '\\.test\\.ts$' }, // tests share what is in test/
    to: { pathNot: ['^src/', '(^|/)node_modules/'], dependencyTypesNot: ['core', 'unknown'] },
  },
  {
    name: 'declared: what src imports is a dependency, so that it is there when the package is installed',
    severity: 'error',
    from: { path: '^src/', pathNot: '\\.test\\.ts$' },
    to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
  },
  {
    name: 'found: every import leads to a file',
    severity: 'error',
    from: { path: '^src/' },
    to: { couldNotResolve: true },
  },
  {
    name: 'no barrels: below src/mod.ts, import the file itself',
    severity: 'error',
    from: { path: '^src/' },
    to: { path: '^src/.+/(index|mod)\\.ts$' },
  },
]

const root = fileURLToPath(new URL('..', import.meta.url))
const fixture = fileURLToPath(new URL('architecture-fixture', import.meta.url))

/** Every arrow that breaks a rule, as `src/a.ts -> src/b.ts breaks "rule"`. */
async function violations(baseDir: string): Promise<string[]> {
  const options: IConfiguration['options'] = {
    baseDir,
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  }
  const report = await cruise(['src'], { ...options, validate: true, ruleSet: { forbidden: rules } })
  if (typeof report.output === 'string') throw new Error('dependency-cruiser gave text in place of a result')
  return report.output.summary.violations.map(describeViolation)
}

function describeViolation({ from, to, rule, cycle }: IViolation): string {
  const way = cycle ? cycle.map((step) => step.name) : [to]
  return `${[from, ...way].join(' -> ')} breaks "${rule.name}"`
}

describe('the floors of src', () => {
  it('every folder has its floor', async () => {
    const entries = await readdir(`${root}/src`, { withFileTypes: true })
    const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
    const lost = folders.filter((folder) => !floors.flat().includes(folder))
    expect(lost, 'give each its place in `floors` here, and in ARCHITECTURE.md').toEqual([])
  })

  it('no import breaks a rule', async () => {
    expect(await violations(root)).toEqual([])
  })

  it('a tree that breaks the rules is caught at every arrow', async () => {
    const caught = (await violations(fixture)).sort()
    expect(caught).toEqual([
      expect.stringMatching(/^src\/env\/clock\.ts -> src\/term\/term\.ts breaks "floor: src\/env/),
      expect.stringMatching(/^src\/epmd\/client\.ts -> src\/handshake\/digest\.ts breaks "floor: src\/epmd/),
      expect.stringMatching(/^src\/etf\/encode\.ts -> src\/term\/mod\.ts breaks "no barrels/),
      expect.stringMatching(/^src\/handshake\/digest\.ts -> crypto breaks "browser/),
      expect.stringMatching(/^src\/nodejs\/run\.ts -> .*\/vitest\/.* breaks "declared/),
      expect.stringMatching(/^src\/nodejs\/run\.ts -> \.\/missing\.ts breaks "found/),
      expect.stringMatching(/^src\/nodejs\/run\.ts -> tools\/helper\.ts breaks "inside/),
      expect.stringMatching(
        /^src\/term\/atom\.ts -> src\/term\/term\.ts -> src\/term\/atom\.ts breaks "circle/,
      ),
    ])
  })
})
