/**
 * `npm run kata`: finds the next kata, puts its stub into `my/`, runs it on every save and shows the first task that
 * fails. It never goes on by itself: the learner presses `n`.
 */
import path from 'node:path'
import { firstOpen, passed, type Report } from '../../../katas/kit/report.ts'
import { attempt, show } from '../attempt.ts'
import type { Kata } from '../catalog.ts'
import { type Context, chooseKata } from '../context.ts'
import { greet } from '../greeting.ts'
import { Inbox } from '../inbox.ts'
import { readKeys } from '../keyboard.ts'
import { type FileWatch, watchFileSaves } from '../watch-file.ts'
import { begin, ownFile } from '../workspace.ts'
import { showHint } from './hint.ts'
import { run as list } from './list.ts'
import { run as runOnce } from './run.ts'

export async function run(context: Context, name: string | undefined): Promise<number> {
  if (!process.stdin.isTTY || context.options.json) return runOnce(context, name)
  const inbox = new Inbox<string>()
  const stopKeys = readKeys((key) => inbox.put(key))
  try {
    const asked = context.progress.lang === undefined && context.options.lang === undefined
    const ready = asked ? await greet(context, () => inbox.take()) : context
    if (ready === undefined) return 0
    let kata: Kata | undefined = chooseKata(ready, name)
    while (kata !== undefined) kata = await work(ready, kata, inbox)
    return 0
  } finally {
    stopKeys()
  }
}

const SAVED = 'saved'

/** Works on one kata; resolves with the one to go on with, or `undefined` to leave. */
async function work(context: Context, kata: Kata, inbox: Inbox<string>): Promise<Kata | undefined> {
  const { out, root, katas } = context
  begin(root, kata)
  const slow = () =>
    out.say({
      en: 'This file system does not tell of changes: looking twice a second instead.',
      zh: '这个文件系统不会通知改动：改为每秒查看两次。',
    })
  const saves: FileWatch = watchFileSaves(path.join(root, ownFile(kata)), () => inbox.put(SAVED), slow)
  if (saves.polling) slow()
  try {
    let report = await tryIt(context, kata)
    for (;;) {
      switch (await inbox.take()) {
        case SAVED:
          report = await tryIt(context, kata)
          break
        case 'n': {
          const next = katas[katas.indexOf(kata) + 1]
          if (next !== undefined) return next
          out.say({ en: 'That was the last kata there is.', zh: '这已经是最后一道 kata 了。' })
          break
        }
        case 'h':
          hint(context, kata, report)
          break
        case 'l':
          await list(context)
          break
        case 'q':
          return undefined
      }
    }
  } finally {
    saves.stop()
  }
}

async function tryIt(context: Context, kata: Kata): Promise<Report> {
  const { out } = context
  out.say('')
  out.say(`── ${kata.number} · ${kata.title[out.lang]} · ${ownFile(kata)}`, 'bold')
  const report = await attempt(context, kata)
  show(context, kata, report)
  out.say('')
  const next = passed(report) ? { en: 'n next kata', zh: 'n 下一道 kata' } : { en: 'n skip', zh: 'n 跳过' }
  out.say({ en: `${next.en} · h hint · l list · q quit`, zh: `${next.zh} · h 提示 · l 列表 · q 退出` }, 'dim')
  return report
}

function hint(context: Context, kata: Kata, report: Report): void {
  const open = report.broken === undefined ? firstOpen(report)?.task : 1
  if (typeof open === 'number') showHint(context, kata, open)
  else context.out.say({ en: 'No task is open.', zh: '没有未完成的任务。' })
}
