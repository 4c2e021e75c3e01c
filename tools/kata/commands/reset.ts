/** `reset [kata]`: a fresh stub. What was there is moved to `my/backup/`, never deleted. */
import { type Context, chooseKata } from '../context.ts'
import { ownFile, startOver } from '../workspace.ts'

export async function run(context: Context, name: string | undefined): Promise<number> {
  const kata = chooseKata(context, name)
  const backup = startOver(context.root, kata)
  if (backup !== undefined) {
    context.out.say({ en: `Your file is kept as ${backup}.`, zh: `你的文件保存在 ${backup}。` })
  }
  context.out.say({
    en: `A fresh stub lies at ${ownFile(kata)}.`,
    zh: `新的骨架代码在 ${ownFile(kata)}。`,
  })
  return 0
}
