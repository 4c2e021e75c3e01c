/** `import FILE`: takes over the progress of another machine or of the page. A pass is added, never lost. */
import { readFile } from 'node:fs/promises'
import { mergeProgress, PROGRESS_FILE, parseProgress } from '../../../katas/kit/progress.ts'
import { type Context, fromHere } from '../context.ts'
import { updateProgress } from '../progress.ts'
import { UsageError } from '../usage-error.ts'

export async function run(context: Context, file: string | undefined): Promise<number> {
  if (file === undefined) {
    throw new UsageError({
      en: `Say which file to read, as in: npm run kata -- import ${PROGRESS_FILE}`,
      zh: `请写明要读哪个文件，例如：npm run kata -- import ${PROGRESS_FILE}`,
    })
  }
  const theirs = parseProgress(await textOf(file))
  if (theirs === undefined) {
    throw new UsageError({
      en: `${file} is not a progress file: nothing was changed. The page and \`npm run kata -- export\` write one.`,
      zh: `${file} 不是进度文件，什么都没改。这种文件由网页或 \`npm run kata -- export\` 写出。`,
    })
  }
  const known = Object.keys(context.progress.passed).length
  updateProgress(context, (ours) => mergeProgress(ours, theirs))
  const all = Object.keys(context.progress.passed).length
  context.out.say({
    en: `Katas passed: ${all}, of which ${all - known} new from ${file}.`,
    zh: `通过的 kata 共 ${all} 道，其中 ${all - known} 道来自 ${file}。`,
  })
  return 0
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(fromHere(file), 'utf8')
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw new UsageError(
      code === 'ENOENT'
        ? { en: `There is no file ${file}.`, zh: `没有 ${file} 这个文件。` }
        : { en: message, zh: `读不了 ${file}：${message}` },
    )
  }
}
