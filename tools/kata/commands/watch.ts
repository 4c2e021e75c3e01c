/**
 * `npm run kata`: finds the next kata, puts its stub into `my/`, runs it on every save and shows the first task that
 * fails. It never goes on by itself: the learner presses `n`.
 */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { firstOpen, passed, type Report } from '../../../katas/kit/report.ts'
import type { Text } from '../../../katas/kit/text.ts'
import { attempt, show } from '../attempt.ts'
import type { Kata } from '../catalog.ts'
import { type Context, chooseKata } from '../context.ts'
import { greet } from '../greeting.ts'
import { Inbox } from '../inbox.ts'
import { readKeys } from '../keyboard.ts'
import { type FileWatch, watchFileSaves } from '../watch-file.ts'
import { begin, chapterAddress, givenFile, ownFile } from '../workspace.ts'
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
    introduce(context, kata)
    let report = await tryIt(context, kata, inbox)
    for (;;) {
      switch (await inbox.take()) {
        case SAVED:
          if (existsSync(path.join(root, ownFile(kata)))) report = await tryIt(context, kata, inbox)
          else mourn(context, kata)
          break
        case 'n': {
          const next = katas[katas.indexOf(kata) + 1]
          if (next !== undefined) return next
          out.say({ en: 'That was the last kata there is.', zh: '这已经是最后一道 kata 了。' })
          break
        }
        case 'h':
          out.say('')
          hint(context, kata, report)
          break
        case 'l':
          out.say('')
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

/** `undefined` when it was not worth while to go on: the learner has saved again, or leaves. */
async function tryIt(context: Context, kata: Kata, inbox: Inbox<string>): Promise<Report | undefined> {
  const { out } = context
  const stop = new AbortController()
  inbox.onPut = (item) => {
    if (item === SAVED || item === 'q') stop.abort()
  }
  out.say('')
  out.say(`── ${kata.number} · ${ownFile(kata)}`, 'bold')
  const report = await attempt(context, kata, stop.signal)
  inbox.onPut = () => {}
  if (stop.signal.aborted) return undefined
  show(context, kata, report)
  out.say('')
  out.say(keysAfter(passed(report), kata === context.katas.at(-1)), 'dim')
  return report
}

/** Where everything lies: said once a kata, not on every save. */
function introduce({ out }: Context, kata: Kata): void {
  out.say('')
  out.say(`── ${kata.number} · ${kata.title[out.lang]}`, 'bold')
  const places: readonly (readonly [what: Text, file: string])[] = [
    [{ en: 'you write  ', zh: '在这里写  ' }, ownFile(kata)],
    [{ en: 'you may use', zh: '可以用的  ' }, givenFile(kata)],
    [{ en: 'the chapter', zh: '对应章节  ' }, `${chapterAddress(kata, out.lang)}  (npm start)`],
  ]
  for (const [what, file] of places) out.plain(`   ${what[out.lang]}  ${file}`)
}

/** The file was deleted: we do not put a stub in its place, for an undo in the editor may bring it back. */
function mourn({ out }: Context, kata: Kata): void {
  out.say('')
  out.say({
    en: `The file is gone: ${ownFile(kata)}\nSave it again to go on, or take a fresh stub: npm run kata -- reset ${kata.number}`,
    zh: `文件不见了：${ownFile(kata)}\n重新保存它就能继续；想要新的骨架代码：npm run kata -- reset ${kata.number}`,
  })
}

function keysAfter(done: boolean, last: boolean): Text {
  if (last) return { en: 'h hint · l list · q quit', zh: 'h 提示 · l 列表 · q 退出' }
  return done
    ? { en: 'n next kata · h hint · l list · q quit', zh: 'n 下一道 kata · h 提示 · l 列表 · q 退出' }
    : { en: 'n skip · h hint · l list · q quit', zh: 'n 跳过 · h 提示 · l 列表 · q 退出' }
}

function hint(context: Context, kata: Kata, report: Report | undefined): void {
  const open = report === undefined || report.broken !== undefined ? 1 : firstOpen(report)?.task
  if (typeof open === 'number') showHint(context, kata, open)
  else context.out.say({ en: 'All tasks have passed.', zh: '任务都通过了。' })
}
