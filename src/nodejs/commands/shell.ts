/**
 * The shell at a terminal, with line editing, history and completion, or in a pipe, where it reads lines and writes
 * prompts and values as `erl` does.
 *
 * Ctrl-C ends the expression that runs or drops the one that was begun; pressed twice at an empty prompt it ends the
 * node. So do `q().`, Ctrl-D and the end of the input.
 */
import { createInterface, type Interface } from 'node:readline'
import type { Node } from '../../node/node.ts'
import { Shell } from '../../shell/shell.ts'
import { folders } from './folders.ts'
import { Lines } from './lines.ts'

export interface Streams {
  readonly input: NodeJS.ReadStream
  readonly output: NodeJS.WriteStream
}

/** Resolves when the user wants the node to end. `signal` stops it from outside. */
export async function runShell(node: Node, { input, output }: Streams, signal: AbortSignal): Promise<void> {
  const write = (text: string) => void output.write(text)
  const terminal = input.isTTY === true
  const readline: Interface = createInterface({
    input,
    output,
    terminal,
    completer: (line: string) => shell.complete(line),
  })
  const lines = new Lines(readline, (prompt) => {
    readline.setPrompt(prompt)
    readline.prompt()
  })
  const shell: Shell = new Shell({
    runtime: node.runtime,
    node,
    write,
    read: (prompt) => lines.next(prompt),
    geometry: () => (output.isTTY ? { columns: output.columns, rows: output.rows } : undefined),
    quit: () => lines.close(),
    commands: folders,
  })
  signal.addEventListener('abort', () => lines.close())
  if (terminal) readline.on('SIGINT', interrupt(shell, { lines, readline }, write))
  if (!terminal) write(shell.prompt)
  for (;;) {
    const line = await lines.next(terminal ? shell.prompt : '')
    if (line === undefined) break
    for await (const _ of shell.feed(`${line}\n`)) if (!terminal) write(shell.prompt)
  }
  shell.close()
  write(`*** Terminating erlang (${node.name})\n`)
}

interface Keyboard {
  readonly lines: Lines
  readonly readline: Interface
}

/** What Ctrl-C does. */
function interrupt(shell: Shell, { lines, readline }: Keyboard, write: (text: string) => void): () => void {
  let warned = false
  readline.on('line', () => {
    warned = false
  })
  return () => {
    write('\n')
    if (shell.interrupt()) return lines.forget()
    const idle = !shell.incomplete && readline.line === ''
    if (idle && warned) return lines.close()
    if (idle) write('(Ctrl-C again ends the node, as q(). does.)\n')
    warned = idle
    shell.abandon()
    readline.write(null, { ctrl: true, name: 'e' })
    readline.write(null, { ctrl: true, name: 'u' }) // up to where the cursor is: what was typed
  }
}
