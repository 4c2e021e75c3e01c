/** `hint [kata] [--task n]`: one more hint for the task you are at, a nudge before a pointer before a near-answer. */
import { withHint } from '../../../katas/kit/progress.ts'
import { firstOpen } from '../../../katas/kit/report.ts'
import { attempt } from '../attempt.ts'
import type { Kata } from '../catalog.ts'
import { type Context, chooseKata } from '../context.ts'
import { readHints } from '../hints.ts'
import { updateProgress } from '../progress.ts'
import { UsageError } from '../usage-error.ts'
import { begin } from '../workspace.ts'

export async function run(context: Context, name: string | undefined): Promise<number> {
  const kata = chooseKata(context, name)
  begin(context.root, kata)
  const { task: named } = context.options
  const task = named === undefined ? await openTask(context, kata) : taskNamed(kata, named)
  if (task === undefined) {
    context.out.say({
      en: 'All tasks have passed: no hint is left to give.',
      zh: '任务都通过了，没什么可提示的了。',
    })
    return 0
  }
  showHint(context, kata, task)
  return 0
}

/** Shows the next level for `task`; after the last, all of them again. */
export function showHint(context: Context, kata: Kata, task: number): void {
  const { root, progress, out } = context
  const levels = readHints(root, kata, out.lang)[task - 1] ?? []
  const seen = progress.hints[kata.slug]?.[task] ?? 0
  const shown = seen < levels.length ? levels.slice(seen, seen + 1) : levels
  updateProgress(context, (now) => withHint(now, kata.slug, task, Math.min(seen + 1, levels.length)))
  out.say(
    seen < levels.length
      ? {
          en: `Task ${task}, hint ${seen + 1} of ${levels.length}`,
          zh: `任务 ${task}，第 ${seen + 1} 条提示，共 ${levels.length} 条`,
        }
      : {
          en: `Task ${task}: you have seen all ${levels.length} hints. Once more:`,
          zh: `任务 ${task}：${levels.length} 条提示都给过了，再看一遍：`,
        },
    'bold',
  )
  for (const hint of shown) out.say(hint, undefined, 2)
}

function taskNamed(kata: Kata, name: string): number {
  const task = Number(name)
  if (Number.isInteger(task) && task >= 1 && task <= kata.tasks.length) return task
  throw new UsageError({
    en: `Kata ${kata.number} has tasks 1 to ${kata.tasks.length}, not ${name}.`,
    zh: `kata ${kata.number} 的任务编号是 1 到 ${kata.tasks.length}，没有 ${name}。`,
  })
}

async function openTask(context: Context, kata: Kata): Promise<number | undefined> {
  const report = await attempt(context, kata)
  if (report.broken !== undefined) return 1
  const open = firstOpen(report)?.task
  return open === 'boss' ? kata.tasks.length : open
}
