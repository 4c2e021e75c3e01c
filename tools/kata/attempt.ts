/** One try at a kata: run it, say how it went, remember a pass. */
import { withPass } from '../../katas/kit/progress.ts'
import { type Line, MARK, renderFailure, renderTest, taskName } from '../../katas/kit/render.ts'
import { firstOpen, passed, type Report, type TaskId } from '../../katas/kit/report.ts'
import type { Kata } from './catalog.ts'
import type { Context } from './context.ts'
import { updateProgress } from './progress.ts'
import { runKata } from './run-kata.ts'
import { ownFile } from './workspace.ts'

/** `signal` ends it early, and then it counts for nothing. */
export async function attempt(context: Context, kata: Kata, signal?: AbortSignal): Promise<Report> {
  const { number, tasks } = kata
  const busy = context.out.busy({ en: `running kata ${number} …`, zh: `正在运行 kata ${number}……` })
  const onTest = (task: TaskId): void =>
    busy.now(
      task === 'boss'
        ? { en: `running kata ${number}: boss …`, zh: `正在运行 kata ${number}：boss 关……` }
        : {
            en: `running kata ${number}: task ${task} of ${tasks.length} …`,
            zh: `正在运行 kata ${number}：第 ${task} 个任务，共 ${tasks.length} 个……`,
          },
    )
  const options = { onTest, ...(signal === undefined ? {} : { signal }) }
  const [report] = await runKata(context.root, kata, 'learner', options).finally(() => busy.done())
  if (report === undefined) throw new Error('a run gave no report')
  if (passed(report)) updateProgress(context, (progress) => withPass(progress, kata.slug, new Date()))
  return report
}

/** What passed in a line each, then the first that did not, with its lesson. */
export function show({ out }: Context, kata: Kata, report: Report): void {
  for (const line of report.console) out.say(`| ${line}`, 'dim')
  if (report.broken !== undefined) {
    out.say({ en: `${ownFile(kata)} does not load:`, zh: `${ownFile(kata)} 无法载入：` }, 'bold')
    out.lines(withFolder(renderFailure(report.broken, out.lang), kata))
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
  out.lines(withFolder(renderTest(open, out.lang), kata))
  if (open.task === 'boss') return
  const all = kata.tasks.length
  out.say(
    {
      en: `(task ${open.task} of ${all}; after the last, the boss: your code meets erl)`,
      zh: `（第 ${open.task} 个任务，共 ${all} 个；全部完成后是 boss 关：让你的代码去见 erl）`,
    },
    'dim',
  )
}

/** For terminals that open a file at its line. */
const withFolder = (lines: readonly Line[], kata: Kata): Line[] =>
  lines.map((line) =>
    line.kind === 'place' ? { ...line, text: line.text.replace('kata.ts', ownFile(kata)) } : line,
  )

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
    en: `See how we did it:    npm run kata -- solution ${kata.number}`,
    zh: `看看我们的写法：npm run kata -- solution ${kata.number}`,
  })
  if (kata.provides.length > 0) {
    out.say({
      en: 'Start a node with it: npm run kata -- node',
      zh: '用它启动一个节点：npm run kata -- node',
    })
  }
}
