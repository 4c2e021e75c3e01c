/** `export FILE`: the progress and the code begun in `my/`, as one JSON file, for another machine or for the page. */
import { writeFile } from 'node:fs/promises'
import { type Code, fits, MOVED_FILE, printMoved } from '../../../katas/kit/moved.ts'
import { type Context, fromHere } from '../context.ts'
import { UsageError } from '../usage-error.ts'
import { ownFile, writtenCode } from '../workspace.ts'

export async function run(context: Context, file: string | undefined): Promise<number> {
  const { out, options, progress } = context
  if (file === undefined) {
    throw new UsageError({
      en: `Say which file to write, as in: npm run kata -- export ${MOVED_FILE}`,
      zh: `请写明要存成哪个文件，例如：npm run kata -- export ${MOVED_FILE}`,
    })
  }
  const code = codeOf(context)
  try {
    await writeFile(fromHere(file), printMoved({ progress, code }), { flag: options.force ? 'w' : 'wx' })
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code !== 'EEXIST') throw new UsageError({ en: message, zh: `写不了 ${file}：${message}` })
    throw new UsageError({
      en: `${file} is there already. To write over it, add --force.`,
      zh: `${file} 已经存在。要覆盖它，请加 --force。`,
    })
  }
  const [passed, begun] = [Object.keys(progress.passed).length, Object.keys(code).length]
  out.say({
    en: `${file} holds which katas you have passed (${passed}), which hints you have seen, and your code (katas: ${begun}).`,
    zh: `已写入 ${file}：通过的 kata（${passed} 道）、看过的提示和你的代码（${begun} 道）。`,
  })
  return 0
}

function codeOf({ root, katas, out }: Context): Code {
  const code: { [slug: string]: string } = {}
  for (const kata of katas) {
    const text = writtenCode(root, kata)
    if (text === undefined) continue
    if (fits(text)) code[kata.slug] = text
    else
      out.say({ en: `${ownFile(kata)} is too long and left out.`, zh: `${ownFile(kata)} 太长，没有写入。` })
  }
  return code
}
