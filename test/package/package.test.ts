/**
 * The package as a stranger gets it: built, packed, installed into an empty folder without a network, imported, run as a
 * command, and pinged by a real `erl`.
 */
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { atom } from '../../src/mod.ts'
import { Child } from '../interop/child.ts'
import { describeReleases, type Epmd, Peer, startEpmd } from '../interop/otp.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Runs a program to its end; what it printed, or an error that shows it. */
async function run(file: string, args: readonly string[], options: { cwd: string }): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)(file, args, options)
    return stdout
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string }
    throw new Error(`${file} ${args.join(' ')} failed:\n${stdout}${stderr}`)
  }
}

let folder: string
/** The empty folder that the package is installed into. */
let app: string
let tarball: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pangpong-package-'))
  app = join(folder, 'app')
  await mkdir(app)
  // The `prepack` script builds it first.
  await run('npm', ['pack', '--pack-destination', folder], { cwd: root })
  const [packed = 'no tarball was packed'] = await readdir(folder).then((names) =>
    names.filter((name) => name.endsWith('.tgz')),
  )
  tarball = join(folder, packed)

  // What it depends on is packed from here too, so that the installation asks no registry.
  const { dependencies = {} } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as PackageJson
  const folders = Object.keys(dependencies).map((name) => join(root, 'node_modules', name))
  await run('npm', ['pack', '--ignore-scripts', '--pack-destination', app, ...folders], { cwd: root })
  await writeFile(join(app, 'package.json'), JSON.stringify({ name: 'app', private: true, type: 'module' }))
  const tarballs = (await readdir(app)).filter((name) => name.endsWith('.tgz')).map((name) => `./${name}`)
  await run('npm', ['install', '--offline', '--no-audit', '--no-fund', tarball, ...tarballs], { cwd: app })
})

afterAll(() => rm(folder, { recursive: true, force: true }))

interface PackageJson {
  readonly dependencies?: Readonly<Record<string, string>>
}

it('holds the library and the command, and no tests or sources', async () => {
  const files = (await readdir(join(app, 'node_modules/pangpong'), { recursive: true })).sort()
  expect(files).toEqual(
    expect.arrayContaining(['dist/cli.js', 'dist/mod.d.ts', 'dist/mod.js', 'dist/nodejs/mod.js', 'LICENSE']),
  )
  expect(
    files.filter(
      (file) => !/^(dist(\/.*)?|package\.json|LICENSE|README(\.zh-CN)?\.md|CHANGELOG\.md)$/.test(file),
    ),
  ).toEqual([])
})

it('runs in a browser as far as its main entry goes', async () => {
  expect(await filesReachedFrom('mod.js')).not.toContainEqual(expect.stringMatching(/^node:/))
  expect(await filesReachedFrom('nodejs/mod.js')).toContainEqual(expect.stringMatching(/^node:/))
})

/** Every import of a built file and of the files it imports. */
async function filesReachedFrom(entry: string): Promise<string[]> {
  const reached = new Set([entry])
  for (const file of reached) {
    if (!file.endsWith('.js') || file.startsWith('node:') || file.startsWith('@')) continue
    const path = join(app, 'node_modules/pangpong/dist', file)
    const code = await readFile(path, 'utf8').catch(() => '')
    for (const [, specifier = ''] of code.matchAll(/(?:from|import) ?"([^"]+)"/g)) {
      reached.add(specifier.startsWith('.') ? join(file, '..', specifier) : specifier)
    }
  }
  return [...reached]
}

it('is well formed: publint has nothing to say', async () => {
  const stdout = await run('npx', ['publint', 'run', '--strict', join(app, 'node_modules/pangpong')], {
    cwd: root,
  })
  expect(stdout).toMatch(/All good!/)
})

it('has types that are found wherever its modules are', async () => {
  await run('npx', ['attw', tarball, '--profile', 'esm-only', '--format', 'ascii'], { cwd: root })
})

it('has types that compile in a strict program, itself checked too', async () => {
  const compilerOptions = { strict: true, target: 'es2023', lib: ['es2023', 'dom'] }
  const config = { ...compilerOptions, module: 'nodenext', types: [], noEmit: true }
  await writeFile(
    join(app, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: config, files: ['typed.ts'] }),
  )
  await writeFile(
    join(app, 'typed.ts'),
    `import { any, atom, t, type Tuple } from 'pangpong'
import { startNode } from 'pangpong/nodejs'
export const pair: Tuple<readonly [unknown, 1]> = t(atom('a'), 1)
export async function main() {
  const node = await startNode({ sname: 'typed' })
  node.spawn(async (self) => {
    const [from, count] = await self.receive(t(any.pid, any.small))
    self.send(from, count + 1)
  })
}
`,
  )
  await run(join(root, 'node_modules/.bin/tsc'), ['-p', '.'], { cwd: app })
})

describeReleases('installed', (release) => {
  let epmd: Epmd
  let peer: Peer
  const started: Child[] = []

  beforeAll(async () => {
    epmd = await startEpmd(release)
    peer = await Peer.start(release, { name: 'b', cookie: 'packed', epmdPort: epmd.port })
  })

  afterEach(async () => {
    await Promise.all(started.splice(0).map((child) => child.kill()))
  })

  afterAll(async () => {
    await peer?.kill()
    await epmd?.stop()
  })

  function start(file: string, ...args: string[]): Child {
    const child = new Child(file, args, { ...process.env, ERL_EPMD_PORT: String(epmd.port) }, app)
    started.push(child)
    return child
  }

  it('a program of ten lines is a node', async () => {
    await writeFile(
      join(app, 'program.js'),
      `import { any, t } from 'pangpong'
import { startNode } from 'pangpong/nodejs'

const node = await startNode({ sname: 'program', cookie: 'packed' })
const echo = node.spawn(async (self) => {
  const [from, message] = await self.receive(t(any.pid, any))
  self.send(from, message)
})
node.register('echo', echo)
console.log(node.name, 'is up')
`,
    )
    const program = start(process.execPath, 'program.js')
    const name = (await program.waitForLine((line) => line.endsWith('is up'))).split(' ')[0]
    expect(await peer.eval(`net_adm:ping('${name}')`)).toBe(atom('pong'))
    expect(
      await peer.eval(
        `{echo, '${name}'} ! {self(), hello}, receive hello -> back after 30000 -> nothing end`,
      ),
    ).toBe(atom('back'))
  })

  it('the command starts a node, and npx pangpong pings it', async () => {
    const node = start(
      join(app, 'node_modules/.bin/pangpong'),
      '--sname',
      'command',
      '--setcookie',
      'packed',
      '--no-shell',
    )
    const [name] = /command@[^\s'"]+/.exec(await node.waitForLine((line) => line.includes('command@'))) ?? []
    expect(await peer.eval(`net_adm:ping('${name}')`)).toBe(atom('pong'))
    const ping = start('npx', '--offline', 'pangpong', 'ping', String(name), '--setcookie', 'packed')
    expect(await ping.exit, ping.output).toBe(0)
    expect(ping.output).toMatch(/^pong$/m)
  })
})
