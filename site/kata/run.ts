/** One run of the learner's code, in a fresh worker that is ended when it hangs. It never runs in the page itself. */
import type { Report } from '../../katas/kit/report.ts'
import { supervise } from '../../katas/kit/supervisor.ts'

/** `bundle` is the address of the kata's bundle. Never rejects: what goes wrong is in the report. */
export async function runInWorker(bundle: string, code: string): Promise<Report> {
  const { stripTypes } = await import('./strip-types.ts')
  let script: string
  try {
    script = stripTypes(code)
  } catch (error) {
    const { message } = error as Error
    return { tasks: [], broken: { message: { en: message, zh: message } }, console: [] }
  }
  const worker = new Worker(bundle, { type: 'module' })
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
