/** A child process read line by line, where every wait is bounded and says at its end what the child had printed. */
import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

/** Milliseconds for a line to come. On a busy machine an `erl` takes many seconds to start: only a hang takes longer. */
const PATIENCE = 60_000

/** Lines kept for error texts and `lines`; a child that prints more loses its oldest. */
const MAX_LINES = 5_000

interface Waiter {
  matches(line: string): boolean
  resolve(line: string): void
  reject(error: Error): void
}

export class Child {
  /** What it printed, on either stream, in the order it came. */
  readonly lines: string[] = []
  /** Its exit code, or the signal that ended it; settles when both streams have ended too. */
  readonly exit: Promise<number | NodeJS.Signals>
  readonly #process: ChildProcess
  readonly #command: string
  readonly #waiters = new Set<Waiter>()
  #ended = false

  constructor(file: string, args: readonly string[], env: NodeJS.ProcessEnv, cwd?: string) {
    this.#command = [file, ...args].join(' ').split('\n')[0] ?? file
    this.#process = spawn(file, args, { env, cwd, stdio: ['pipe', 'pipe', 'pipe'] })
    for (const stream of [this.#process.stdout, this.#process.stderr]) {
      if (stream) createInterface({ input: stream }).on('line', (line) => this.#take(line))
    }
    // Writing to a child that has just died is not an error of the test: its exit tells the story.
    this.#process.stdin?.on('error', () => {})
    this.exit = new Promise((resolve) => {
      this.#process.once('error', (error) => {
        this.#take(String(error))
        this.#end()
        resolve(-1)
      })
      this.#process.once('close', (code, signal) => {
        this.#end()
        resolve(signal ?? code ?? -1)
      })
    })
  }

  get output(): string {
    return this.lines.join('\n')
  }

  writeLine(line: string): void {
    this.#process.stdin?.write(`${line}\n`)
  }

  /** The end of what it reads. */
  endInput(): void {
    this.#process.stdin?.end()
  }

  /** The next line that matches; 'from the start' takes one printed before, too. */
  waitForLine(
    matches: (line: string) => boolean,
    within = PATIENCE,
    from?: 'from the start',
  ): Promise<string> {
    const before = from === 'from the start' ? this.lines.find(matches) : undefined
    if (before !== undefined) return Promise.resolve(before)
    if (this.#ended) return Promise.reject(this.#complaint('had ended already'))
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => waiter.reject(this.#complaint(`printed no such line in ${within} ms`)),
        within,
      )
      const finish = () => {
        clearTimeout(timer)
        this.#waiters.delete(waiter)
      }
      const waiter: Waiter = {
        matches,
        resolve: (line) => {
          finish()
          resolve(line)
        },
        reject: (error) => {
          finish()
          reject(error)
        },
      }
      this.#waiters.add(waiter)
    })
  }

  signal(signal: NodeJS.Signals): void {
    this.#process.kill(signal)
  }

  /** SIGKILL, and waits until it is gone. */
  async kill(): Promise<void> {
    this.#process.kill('SIGKILL')
    await this.exit
  }

  #take(line: string): void {
    this.lines.push(line)
    if (this.lines.length > MAX_LINES) this.lines.shift()
    for (const waiter of this.#waiters) if (waiter.matches(line)) waiter.resolve(line)
  }

  #end(): void {
    this.#ended = true
    for (const waiter of this.#waiters) waiter.reject(this.#complaint('ended'))
  }

  #complaint(what: string): Error {
    return new Error(`${this.#command} ${what}. It printed:\n${this.lines.slice(-40).join('\n')}`)
  }
}
