/** One try at a kata: run it, say how it went, remember a pass. */
import { MARK, renderFailure, renderTest, taskName } from '../../katas/kit/render.ts'
import { firstOpen, passed, type Report } from '../../katas/kit/report.ts'
import type { Kata } from './catalog.ts'
import type { Context } from './context.ts'
import { writeProgress } from './progress.ts'
import { runKata } from './run-kata.ts'
import { ownFile } from './workspace.ts'

export async function attempt(context: Context, kata: Kata): Promise<Report> {
  const [report] = await runKata(context.root, kata, 'learner')
  if (report === undefined) throw new Error('a run gave no report')
  const { progress, root } = context
  if (passed(report) && progress.passed[kata.slug] === undefined) {
    progress.passed[kata.slug] = new Date().toISOString()
    writeProgress(root, progress)
  }
  return report
}

/** What passed in a line each, then the first that did not, with its lesson. */
export function show({ out }: Context, kata: Kata, report: Report): void {
  for (const line of report.console) out.say(`| ${line}`, 'dim')
  if (report.broken !== undefined) {
    out.say({ en: `${ownFile(kata)} does not load:`, zh: `${ownFile(kata)} 无法载入：` }, 'bold')
    out.lines(renderFailure(report.broken, out.lang))
    return
  }
  for (const task of report.tasks) {
    if (task.verdict !== 'passed') break
    out.say(`${MARK.passed} ${taskName(task, out.lang)}`, 'green')
  }
  const open = firstOpen(report)
  if (open === undefined) {
    showPassed(out, kata, report)
    return
  }
  out.lines(renderTest(open, out.lang))
  const left = report.tasks.length - report.tasks.indexOf(open) - 1
  if (left > 0) out.say({ en: `(${left} more after this one)`, zh: `（后面还有 ${left} 项）` }, 'dim')
}

function showPassed(out: Context['out'], kata: Kata, { release }: Report): void {
  out.say('')
  if (release === undefined) {
    out.say({
      en: 'pong. The kata is done. There is no erl on this machine, so recorded bytes of a real one took its place.',
      zh: 'pong。这道 kata 完成了。这台机器上没有 erl，由录自真正 erl 的字节代劳。',
    })
  } else {
    out.say(
      {
        en: `pong. The kata is done: your code just answered ${release}.`,
        zh: `pong。这道 kata 完成了：刚才应答 ${release} 的，就是你的代码。`,
      },
      'bold',
    )
  }
  out.say({
    en: `See how we did it: npm run kata -- solution ${kata.number}`,
    zh: `看看我们的写法：npm run kata -- solution ${kata.number}`,
  })
}
