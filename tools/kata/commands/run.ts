/** `run [kata]`: one try, without watching. */
import { passed } from '../../../katas/kit/report.ts'
import { attempt, show } from '../attempt.ts'
import { type Context, chooseKata } from '../context.ts'
import { begin, ownFile } from '../workspace.ts'

export async function run(context: Context, name: string | undefined): Promise<number> {
  const kata = chooseKata(context, name)
  const { out, root, options } = context
  const fresh = begin(root, kata)
  const report = await attempt(context, kata)
  if (options.json) {
    out.plain(
      JSON.stringify({ kata: kata.id, file: ownFile(kata), passed: passed(report), ...report }, null, 2),
    )
  } else {
    out.say(`${kata.number} · ${kata.title[out.lang]} · ${ownFile(kata)}`, 'bold')
    if (fresh) out.say({ en: 'A fresh stub lies there for you.', zh: '已为你放好一份骨架代码。' })
    show(context, kata, report)
  }
  return passed(report) ? 0 : 1
}
