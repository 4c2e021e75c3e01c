/** `export FILE`: the progress as one JSON file, for another machine or for the page. */
import { writeFile } from 'node:fs/promises'
import { PROGRESS_FILE, printProgress } from '../../../katas/kit/progress.ts'
import { type Context, fromHere } from '../context.ts'
import { UsageError } from '../usage-error.ts'

export async function run({ out, options, progress }: Context, file: string | undefined): Promise<number> {
  if (file === undefined) {
    throw new UsageError({
      en: `Say which file to write, as in: npm run kata -- export ${PROGRESS_FILE}`,
      zh: `请写明要存成哪个文件，例如：npm run kata -- export ${PROGRESS_FILE}`,
    })
  }
  try {
    await writeFile(fromHere(file), printProgress(progress), { flag: options.force ? 'w' : 'wx' })
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code !== 'EEXIST') throw new UsageError({ en: message, zh: `写不了 ${file}：${message}` })
    throw new UsageError({
      en: `${file} is there already. To write over it, add --force.`,
      zh: `${file} 已经存在。要覆盖它，请加 --force。`,
    })
  }
  const count = Object.keys(progress.passed).length
  out.say({
    en: `${file} says which katas you have passed (${count}) and which hints you have seen. Your code stays in my/.`,
    zh: `已写入 ${file}：通过的 kata（${count} 道）和看过的提示。你的代码仍在 my/ 里。`,
  })
  return 0
}
