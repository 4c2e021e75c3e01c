/** One run of the learner's code, in a fresh worker that is ended when it hangs. It never runs in the page itself. */
import type { Report } from '../../katas/kit/report.ts'
import { supervise } from '../../katas/kit/supervisor.ts'
import type { Text } from '../../katas/kit/text.ts'

/** `bundle` is the address of the kata's bundle. Never rejects: what goes wrong is in the report. */
export async function runInWorker(bundle: string, code: string): Promise<Report> {
  const { stripTypes } = await import('./strip-types.ts')
  let script: string
  try {
    script = stripTypes(code)
  } catch (error) {
    const { message } = error as Error
    return broken({ en: message, zh: message })
  }
  let worker: Worker
  try {
    worker = new Worker(bundle, { type: 'module' })
  } catch (error) {
    return broken(refused((error as Error).message))
  }
  const report = supervise({
    onProgress: (listener) => worker.addEventListener('message', ({ data }) => listener(data)),
    onError: (listener) =>
      worker.addEventListener('error', ({ message }) =>
        listener(new Error(message || 'the worker did not start')),
      ),
    terminate: () => worker.terminate(),
  })
  worker.postMessage(script)
  return report
}

const broken = (message: Text): Report => ({ tasks: [], broken: { message }, console: [] })

const refused = (why: string): Text => ({
  en: `this browser starts no worker, in which your code would run (${why}). Try another browser, or solve the kata locally.`,
  zh: `这个浏览器不让启动 worker，代码没有地方运行（${why}）。请换一个浏览器，或者在本地做。`,
})
