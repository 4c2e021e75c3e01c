/**
 * `npm run dev`: the live server of one language, for who writes the site or a kata. What is saved is in the open page
 * a moment later.
 *
 *     npm run dev                        English
 *     npm run dev -- --locale zh-CN      Chinese; both can run side by side
 *
 * All options of `docusaurus start` can follow. What Docusaurus generates goes to a folder for each language, apart from
 * a build's. So neither a build nor the live server of the other language takes it away.
 */
import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const LOCALES = ['en', 'zh-CN']
const DEFAULT_PORT = 3000

/** How many ports after the first are tried. */
const PORTS_TRIED = 20

const args = process.argv.slice(2)
// What else there is, Docusaurus knows.
const { locale, port } = parseArgs({
  args,
  options: { locale: { type: 'string', short: 'l' }, port: { type: 'string', short: 'p' } },
  strict: false,
}).values

const language = locale ?? 'en'
if (typeof language !== 'string' || !LOCALES.includes(language)) {
  console.error(`There is no language ${language}; name one of these: ${LOCALES.join(', ')}`)
  process.exit(1)
}
if (port === undefined) args.push('--port', String(await freePort(DEFAULT_PORT)))

const docusaurus = path.join(ROOT, 'node_modules/@docusaurus/core/bin/docusaurus.mjs')
const server = spawn(process.execPath, [docusaurus, 'start', ...args], {
  cwd: ROOT,
  stdio: 'inherit',
  env: { ...process.env, DOCUSAURUS_GENERATED_FILES_DIR_NAME: `.docusaurus/live-${language}` },
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill(signal))
server.once('close', (code) => process.exit(code ?? 1))

/** The first free port from `first` on: another live server, or `npm start`, may have it. */
async function freePort(first: number): Promise<number> {
  for (let port = first; port <= first + PORTS_TRIED; port++) {
    if (await isFree(port)) return port
  }
  console.error(
    `Ports ${first} to ${first + PORTS_TRIED} are all in use; name a free one: npm run dev -- --port 8080`,
  )
  process.exit(1)
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, 'localhost', () => probe.close(() => resolve(true)))
  })
}
