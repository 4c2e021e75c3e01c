/** Whatever one player does to its world, the next finds it as it was. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runInThread } from './thread.ts'

const title = '{ en: "it holds", zh: "成立" }'
/** One task, that passes if the world is as it should be; then it does as it was told, in so many milliseconds. */
const player = (limit: number) => `
import { parentPort, workerData } from 'node:worker_threads'
const tell = (progress) => parentPort.postMessage(progress)
const verdict = [1, 2].map((n) => n + 1).join() === '2,3' && process.env.SPOILT === undefined ? 'passed' : 'failed'
tell({ type: 'task', report: { task: 1, title: ${title}, verdict, tests: [] } })
tell({ type: 'begins', task: 2, title: ${title}, limit: ${limit} })
await new Function('return (async () => {' + workerData + '})()')()
tell({ type: 'end' })
`
let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'pangpong-thread-'))
  writeFileSync(path.join(folder, 'hasty.mjs'), player(20))
  writeFileSync(path.join(folder, 'patient.mjs'), player(60_000))
})
afterAll(() => rmSync(folder, { recursive: true }))

const run = (does: string, who: 'hasty' | 'patient' = 'patient') =>
  runInThread(path.join(folder, `${who}.mjs`), does)

it.concurrent.each([
  ['loops for ever', 'for (;;);'],
  ['waits for nothing', 'await new Promise(() => setInterval(() => {}, 1))'],
])('one that %s is ended when its time is over, and its report says so', async (_, does) => {
  const failure = (await run(does, 'hasty')).tasks.at(-1)?.tests[0]?.failure
  expect(failure?.message?.en).toContain('The test did not come to an end')
})

it.concurrent.each([
  ['leaves', 'process.exit(3)', 'ended before its tests did: exit(3)'],
  [
    'throws where nobody catches',
    'setTimeout(() => { throw new Error("oh") })\nawait new Promise(() => {})',
    'oh',
  ],
])('one that %s is ended at once, and its report says so', async (_, does, words) => {
  const report = await run(does)
  const failure = report.broken ?? report.tasks.at(-1)?.tests[0]?.failure
  expect(failure?.message?.en).toContain(words)
})

it.each([
  ['built-in functions', 'Array.prototype.map = () => [0]'],
  ['the environment', 'process.env.SPOILT = "yes"'],
])('one that spoils %s spoils its own', async (_, does) => {
  await run(does)
  const [task] = (await run('')).tasks
  expect(task?.verdict).toBe('passed')
})
