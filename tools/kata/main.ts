/**
 * `npm run kata`: the learner's companion. Without arguments it watches the next kata; every other command is a file in
 * `commands/`. Exit codes: 0 done, 1 a kata or a check failed, 2 misused.
 */
import { constants } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import leven from 'leven'
import { findKata } from './catalog.ts'
import { type Command, type Options, openContext, terminalLang } from './context.ts'
import { UsageError } from './usage-error.ts'
import { wrap } from './wrap.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')

const commands: { readonly [name: string]: () => Promise<Command> } = {
  watch: () => import('./commands/watch.ts'),
  run: () => import('./commands/run.ts'),
  hint: () => import('./commands/hint.ts'),
  list: () => import('./commands/list.ts'),
  reset: () => import('./commands/reset.ts'),
  solution: () => import('./commands/solution.ts'),
  diff: () => import('./commands/diff.ts'),
  verify: () => import('./commands/verify.ts'),
  doctor: () => import('./commands/doctor.ts'),
  ui: () => import('./commands/ui.ts'),
  node: () => import('./commands/node.ts'),
  export: () => import('./commands/export.ts'),
  import: () => import('./commands/import.ts'),
  help: () => import('./commands/help.ts'),
}

const options = {
  lang: { type: 'string' },
  json: { type: 'boolean' },
  force: { type: 'boolean' },
  task: { type: 'string' },
  sname: { type: 'string' },
  setcookie: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

/** The language of errors, until the command line and the progress file have been read. */
let lang = terminalLang()

/** `npm run kata -- 08` means `watch 08`. */
async function main(): Promise<number> {
  const { values, positionals } = readArguments()
  const context = openContext(ROOT, values)
  lang = context.out.lang
  const [first = values.help ? 'help' : 'watch', second] = positionals
  const known = Object.hasOwn(commands, first)
  const meant = known || findKata(context.katas, first) ? undefined : commandNear(first)
  if (!known && second !== undefined && meant === undefined) {
    throw new UsageError({
      en: `There is no command "${first}". \`npm run kata -- help\` lists them.`,
      zh: `没有“${first}”这个命令。\`npm run kata -- help\` 会列出所有命令。`,
    })
  }
  if (meant !== undefined) {
    throw new UsageError({
      en: `There is no command "${first}". Did you mean \`npm run kata -- ${meant}\`?`,
      zh: `没有“${first}”这个命令。你是不是想用 \`npm run kata -- ${meant}\`？`,
    })
  }
  const command = await commands[known ? first : 'watch']?.()
  return (await command?.run(context, known ? second : first)) ?? 0
}

/** The command of which `name` is a mistyped form. */
const commandNear = (name: string): string | undefined =>
  Object.keys(commands).find((command) => leven(command, name) <= (command.length > 3 ? 2 : 1))

function readArguments(): { values: Options & { help?: boolean | undefined }; positionals: string[] } {
  try {
    return parseArgs({ allowPositionals: true, options })
  } catch (error) {
    const { message } = error as Error
    // Node goes on to explain `--`, which helps nobody here.
    const said = message.replace(/\. To specify a positional.*/s, '')
    throw new UsageError({
      en: `${said}. \`npm run kata -- help\` lists the options.`,
      zh: `命令行有误：${said}。\`npm run kata -- help\` 会列出所有选项。`,
    })
  }
}

/** Ends as `exit` has it, which puts terminal and temporary folders in order; a command may see to it itself. */
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (process.listenerCount(signal) === 1) process.exit(128 + constants.signals[signal])
  })
}

/** Who reads no further, such as `head`, has what it wanted. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

try {
  process.exitCode = await main()
} catch (error) {
  if (!(error instanceof UsageError)) throw error
  for (const line of error.text[lang].split('\n')) console.error(wrap(line, 80).join('\n'))
  process.exitCode = 2
}
