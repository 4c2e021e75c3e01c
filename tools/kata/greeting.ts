/** The very first run: a greeting, and the one question that is asked, once. */
import type { Lang } from '../../katas/kit/text.ts'
import type { Context } from './context.ts'
import { Output } from './output.ts'
import { updateProgress } from './progress.ts'

const LANGUAGES: { readonly [key: string]: Lang } = { '1': 'en', '2': 'zh' }

/** Takes `nextKey` until a language is chosen; `undefined` when the learner leaves instead. */
export async function greet(context: Context, nextKey: () => Promise<string>): Promise<Context | undefined> {
  const { out } = context
  out.say('')
  out.say('  ping ... pang    ping ... pang    ping ... pong', 'bold')
  out.say('')
  out.say('  1  English')
  out.say('  2  简体中文')
  out.say('')
  out.say('  Press 1 or 2 · 请按 1 或 2', 'dim')
  for (;;) {
    const key = await nextKey()
    if (key === 'q') return undefined
    const lang = LANGUAGES[key]
    if (lang === undefined) continue
    updateProgress(context, (progress) => ({ ...progress, lang }))
    const chosen = new Output(lang)
    chosen.say('')
    chosen.say({
      en: 'Welcome. Each kata is a file with holes in it. Open it in your editor, fill the first hole, save: the tests run by themselves, and only the first failing task is shown. Nothing of yours is ever overwritten.',
      zh: '欢迎。每道 kata 都是一份留了空的文件。用编辑器打开它，填好第一个空，保存：测试会自动运行，并且只显示第一个没通过的任务。你写的东西绝不会被覆盖。',
    })
    chosen.say({
      en: 'Keys: n goes on to the next kata, h gives a hint, l lists the katas, q leaves.',
      zh: '按键：n 去下一道 kata，h 给一条提示，l 列出所有 kata，q 退出。',
    })
    return { ...context, out: chosen }
  }
}
