/**
 * `node [--sname my] [--setcookie C]`: a node of the reference runtime in which every module that the learner has
 * written stands in for ours. Any `erl` can ping it.
 */
import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { passed } from '../../../katas/kit/report.ts'
import { systemEnv } from '../../../src/env/system_env.ts'
import type { EpmdServer } from '../../../src/epmd/server.ts'
import { ensureEpmd, type runEpmd } from '../../../src/nodejs/epmd_process.ts'
import { DEFAULT_EPMD_PORT, epmdPortFromEnvironment, type startNode } from '../../../src/nodejs/start_node.ts'
import type { ListenError } from '../../../src/transport/transport.ts'
import { attempt } from '../attempt.ts'
import { bundle } from '../bundle.ts'
import { type Kata, plugsOf } from '../catalog.ts'
import type { Context } from '../context.ts'
import { openFolder, removeFolder } from '../temporary.ts'
import { ownFile } from '../workspace.ts'

export async function run(context: Context): Promise<number> {
  const { katas, root, out, options } = context
  const own = await passing(context)
  const parts = (some: readonly Kata[]): number => some.flatMap(({ provides }) => provides).length
  out.say(
    {
      en: `${parts(own)} of ${parts(katas)} parts are yours.`,
      zh: `${parts(katas)} 个部件中有 ${parts(own)} 个是你写的。`,
    },
    'bold',
  )
  if (own.length > 0) {
    const numbers = own.map(({ number }) => number)
    out.say({ en: `Yours: ${numbers.join(', ')}`, zh: `你写的：${numbers.join('、')}` }, 'dim')
  }
  try {
    const runtime = await loadRuntime(root, own)
    const port = epmdPortFromEnvironment()
    const epmd = own.some(isEpmd) ? await serveEpmd(runtime, port, out) : undefined
    const command = [process.execPath, ...process.execArgv, path.join(root, 'src/nodejs/cli.ts')]
    await ensureEpmd({ env: systemEnv(), port, command })
    const { sname = 'my', setcookie } = options
    const node = await runtime.startNode({
      sname,
      env: { log: (_level, text) => out.say(text, 'dim') },
      ...(setcookie === undefined ? {} : { cookie: setcookie }),
    })
    out.say({
      en: `${node.name} is up. Ctrl-C ends it. In another terminal:`,
      zh: `${node.name} 已启动，按 Ctrl-C 结束。另开一个终端：`,
    })
    out.plain(
      `\n  ${portVariable(port)}erl -sname e${cookieFlag(setcookie)}\n  1> net_adm:ping('${node.name}').\n`,
    )
    await new Promise((resolve) => process.once('SIGINT', resolve).once('SIGTERM', resolve))
    await node.stop()
    await epmd?.stopped
    return 0
  } catch (error) {
    out.say(error instanceof Error ? error.message : String(error), 'red')
    return 1
  }
}

/** What the node is made of: modules of the project in a bundle of their own, with the learner's inside. */
interface Runtime {
  readonly startNode: typeof startNode
  readonly runEpmd: typeof runEpmd
  readonly ListenError: typeof ListenError
}

const isEpmd = ({ provides }: Kata): boolean => provides.includes('epmd/names')

/** The learner's EPMD, for as long as the node runs; `undefined` where another one has the port. */
async function serveEpmd(
  runtime: Runtime,
  port: number,
  out: Context['out'],
): Promise<EpmdServer | undefined> {
  try {
    const server = await runtime.runEpmd({ env: systemEnv(), port })
    out.say({
      en: `Your EPMD serves at port ${port}, as long as this node runs: \`epmd -names\` asks it.`,
      zh: `你的 EPMD 在端口 ${port} 上服务，直到这个节点结束：\`epmd -names\` 问的就是它。`,
    })
    return server
  } catch (error) {
    if (!(error instanceof runtime.ListenError) || error.failure !== 'in-use') throw error
    out.say({
      en: `Your EPMD has to stand back: port ${port} is taken, by another EPMD most likely. To see yours at work, end that one (\`epmd -kill\`, when no node needs it), or set ERL_EPMD_PORT to a free port here and for erl.`,
      zh: `端口 ${port} 已被占用，多半是另一个 EPMD，你的 EPMD 这次上不了场。想看它工作，先结束那一个（没有节点用它时可以 \`epmd -kill\`），或者在这里和 erl 那边都把 ERL_EPMD_PORT 设成空闲的端口。`,
    })
    return undefined
  }
}

/** Where EPMD has another port than usual, the other terminal must know. */
const portVariable = (port: number): string => (port === DEFAULT_EPMD_PORT ? '' : `ERL_EPMD_PORT=${port} `)

const cookieFlag = (cookie: string | undefined): string =>
  cookie === undefined ? '' : ` -setcookie ${cookie}`

/** The katas with a plug that passed, and still pass. */
async function passing(context: Context): Promise<readonly Kata[]> {
  const { katas, progress, out, root } = context
  const own: Kata[] = []
  for (const kata of katas) {
    if (kata.provides.length === 0 || progress.passed[kata.slug] === undefined) continue
    if (!existsSync(path.join(root, ownFile(kata)))) {
      out.say({
        en: `Kata ${kata.number} passed elsewhere, and there is no ${ownFile(kata)} here: our own part takes its place.`,
        zh: `kata ${kata.number} 是在别处通过的，这里没有 ${ownFile(kata)}：由我们的部件顶替。`,
      })
    } else if (passed(await attempt(context, kata))) own.push(kata)
    else {
      out.say({
        en: `Kata ${kata.number} passed once, and fails now: our own part takes its place.`,
        zh: `kata ${kata.number} 曾经通过，现在却没通过：由我们的部件顶替。`,
      })
    }
  }
  return own
}

async function loadRuntime(root: string, own: readonly Kata[]): Promise<Runtime> {
  const from = (file: string): string => JSON.stringify(path.join(root, 'src', file))
  const entry = `
export { startNode } from ${from('nodejs/start_node.ts')}
export { runEpmd } from ${from('nodejs/epmd_process.ts')}
export { ListenError } from ${from('transport/transport.ts')}`
  const { code } = await bundle(entry, { root, player: 'learner', plugs: plugsOf(own) }, 'node')
  const folder = openFolder()
  try {
    const file = path.join(folder, 'node.mjs')
    await writeFile(file, code)
    return (await import(pathToFileURL(file).href)) as Runtime
  } finally {
    removeFolder(folder)
  }
}
