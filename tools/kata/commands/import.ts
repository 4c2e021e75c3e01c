/**
 * `import FILE`: takes over progress and code of another machine or of the page. A pass is added, never lost; code that
 * stood here is kept in `my/backup/`.
 */
import { readFile, stat } from 'node:fs/promises'
import { MOVED_FILE, type Moved, type Refused, readMoved } from '../../../katas/kit/moved.ts'
import { mergeProgress } from '../../../katas/kit/progress.ts'
import { type Context, fromHere } from '../context.ts'
import { updateProgress } from '../progress.ts'
import { UsageError } from '../usage-error.ts'
import { ownFile, takeOver } from '../workspace.ts'

export async function run(context: Context, file: string | undefined): Promise<number> {
  if (file === undefined) {
    throw new UsageError({
      en: `Say which file to read, as in: npm run kata -- import ${MOVED_FILE}`,
      zh: `请写明要读哪个文件，例如：npm run kata -- import ${MOVED_FILE}`,
    })
  }
  const theirs = await readFrom(file)
  if ('refused' in theirs) {
    throw new UsageError({
      en: `${file}: nothing was changed. ${theirs.refused.en}`,
      zh: `${file}：什么都没改。${theirs.refused.zh}`,
    })
  }
  const known = Object.keys(context.progress.passed).length
  updateProgress(context, (ours) => mergeProgress(ours, theirs.progress))
  const all = Object.keys(context.progress.passed).length
  context.out.say({
    en: `Katas passed: ${all}, of which ${all - known} new from ${file}.`,
    zh: `通过的 kata 共 ${all} 道，其中 ${all - known} 道来自 ${file}。`,
  })
  takeCode(context, theirs, file)
  return 0
}

function takeCode({ root, katas, out }: Context, { code }: Moved, file: string): void {
  for (const [slug, text] of Object.entries(code)) {
    const kata = katas.find((kata) => kata.slug === slug)
    if (kata === undefined) {
      out.say({
        en: `There is no kata ${slug} here: its code is left out.`,
        zh: `这里没有 ${slug} 这道 kata，它的代码没有并入。`,
      })
      continue
    }
    const { taken, backup } = takeOver(root, kata, text)
    if (!taken) continue
    const own = ownFile(kata)
    out.say({ en: `${own} now holds the code from ${file}.`, zh: `${own} 现在是 ${file} 里的代码。` })
    if (backup !== undefined)
      out.say({ en: `Your file is kept as ${backup}.`, zh: `你的文件保存在 ${backup}。` }, undefined, 2)
  }
}

async function readFrom(file: string): Promise<Moved | Refused> {
  const place = fromHere(file)
  try {
    const { size } = await stat(place)
    return await readMoved({ size, text: () => readFile(place, 'utf8') })
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw new UsageError(
      code === 'ENOENT'
        ? { en: `There is no file ${file}.`, zh: `没有 ${file} 这个文件。` }
        : { en: message, zh: `读不了 ${file}：${message}` },
    )
  }
}
