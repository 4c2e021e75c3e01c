/**
 * `node [--sname my] [--setcookie C]`: a node of the reference runtime in which every module that the learner has
 * written stands in for ours. Any `erl` can ping it.
 */
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { passed } from '../../../katas/kit/report.ts'
import { systemEnv } from '../../../src/env/system_env.ts'
import { ensureEpmd } from '../../../src/nodejs/epmd_process.ts'
import { epmdPortFromEnvironment, type startNode } from '../../../src/nodejs/start_node.ts'
import { attempt } from '../attempt.ts'
import { bundle } from '../bundle.ts'
import { type Kata, plugsOf } from '../catalog.ts'
import type { Context } from '../context.ts'
import { openFolder, removeFolder } from '../temporary.ts'

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
  try {
    const port = epmdPortFromEnvironment()
    const command = [process.execPath, ...process.execArgv, path.join(root, 'src/nodejs/cli.ts')]
    await ensureEpmd({ env: systemEnv(), port, command })
    const start = await loadStartNode(root, own)
    const { sname = 'my', setcookie } = options
    const node = await start({
      sname,
      env: { log: (_level, text) => out.say(text, 'dim') },
      ...(setcookie === undefined ? {} : { cookie: setcookie }),
    })
    out.say({
      en: `${node.name} is up. Ctrl-C ends it. In another terminal:`,
      zh: `${node.name} 已启动，按 Ctrl-C 结束。另开一个终端：`,
    })
    out.plain(`\n  erl -sname e${cookieFlag(setcookie)}\n  1> net_adm:ping('${node.name}').\n`)
    await new Promise((resolve) => process.once('SIGINT', resolve).once('SIGTERM', resolve))
    await node.stop()
    return 0
  } catch (error) {
    out.say(error instanceof Error ? error.message : String(error), 'red')
    return 1
  }
}

const cookieFlag = (cookie: string | undefined): string =>
  cookie === undefined ? '' : ` -setcookie ${cookie}`

/** The katas with a plug that passed, and still pass. */
async function passing(context: Context): Promise<readonly Kata[]> {
  const { katas, progress, out } = context
  const own: Kata[] = []
  for (const kata of katas) {
    if (kata.provides.length === 0 || progress.passed[kata.slug] === undefined) continue
    if (passed(await attempt(context, kata))) own.push(kata)
    else {
      out.say({
        en: `Kata ${kata.number} passed once, and fails now: our own part takes its place.`,
        zh: `kata ${kata.number} 曾经通过，现在却没通过：由我们的部件顶替。`,
      })
    }
  }
  return own
}

/** `startNode`, with the learner's modules inside. */
async function loadStartNode(root: string, own: readonly Kata[]): Promise<typeof startNode> {
  const entry = `export { startNode } from ${JSON.stringify(path.join(root, 'src/nodejs/start_node.ts'))}`
  const { code } = await bundle(entry, { root, player: 'learner', plugs: plugsOf(own) }, 'node')
  const folder = openFolder()
  try {
    const file = path.join(folder, 'node.mjs')
    await writeFile(file, code)
    const module = (await import(pathToFileURL(file).href)) as { startNode: typeof startNode }
    return module.startNode
  } finally {
    removeFolder(folder)
  }
}
