/** What every command is given. */
import path from 'node:path'
import type { Progress } from '../../katas/kit/progress.ts'
import type { Lang } from '../../katas/kit/text.ts'
import { findKata, type Kata, nearestKatas, readCatalog } from './catalog.ts'
import { Output } from './output.ts'
import { readProgress } from './progress.ts'
import { UsageError } from './usage-error.ts'

export interface Options {
  readonly lang?: string | undefined
  readonly json?: boolean | undefined
  readonly force?: boolean | undefined
  readonly task?: string | undefined
  readonly sname?: string | undefined
  readonly setcookie?: string | undefined
}

export interface Context {
  readonly root: string
  readonly katas: readonly Kata[]
  /** As it was last read; `updateProgress` changes it. */
  progress: Progress
  readonly out: Output
  readonly options: Options
}

/** A command resolves with the exit code. `name` is the kata that the command line names, if it names one. */
export interface Command {
  run(context: Context, name: string | undefined): Promise<number>
}

export function openContext(root: string, options: Options): Context {
  const progress = readProgress(root)
  return {
    root,
    katas: readCatalog(root),
    progress,
    out: new Output(chosenLang(options.lang, progress)),
    options,
  }
}

/** `--lang`, then what was chosen before, then the language of the terminal. */
function chosenLang(option: string | undefined, progress: Progress): Lang {
  if (option === 'en' || option === 'zh') return option
  if (option === undefined) return progress.lang ?? terminalLang()
  throw new UsageError({
    en: `--lang takes en or zh, not ${option}`,
    zh: `--lang 只能是 en 或 zh，不能是 ${option}`,
  })
}

export function terminalLang(): Lang {
  return (process.env.LC_ALL || process.env.LANG || '').startsWith('zh') ? 'zh' : 'en'
}

/** npm goes to the project's folder first; a file is meant from where the learner typed. */
export const fromHere = (file: string): string => path.resolve(process.env.INIT_CWD ?? process.cwd(), file)

/** The kata that was named, or else the first that is not passed, or else the last. */
export function chooseKata({ katas, progress }: Context, name: string | undefined): Kata {
  if (name === undefined) {
    const next = katas.find(({ slug }) => progress.passed[slug] === undefined) ?? katas.at(-1)
    if (next === undefined) throw new UsageError({ en: 'There are no katas here.', zh: '这里没有 kata。' })
    return next
  }
  const kata = findKata(katas, name)
  if (kata !== undefined) return kata
  const nearest = nearestKatas(katas, name).map(({ id }) => id)
  if (nearest.length === 0)
    throw new UsageError({
      en: `There is no kata or command "${name}". All katas: npm run kata -- list\nAll commands: npm run kata -- help`,
      zh: `没有叫“${name}”的 kata 或命令。\n所有 kata：npm run kata -- list\n所有命令：npm run kata -- help`,
    })
  throw new UsageError({
    en: `There is no kata or command "${name}". The nearest katas: ${nearest.join(', ')}.\nAll commands: npm run kata -- help`,
    zh: `没有叫“${name}”的 kata 或命令。名字最接近的 kata：${nearest.join('、')}。\n所有命令：npm run kata -- help`,
  })
}
