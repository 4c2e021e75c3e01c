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

export interface Streams {
  readonly input: NodeJS.ReadStream
  readonly output: NodeJS.WriteStream
}

/** Resolves when the user wants the node to end. `signal` stops it from outside. */
export async function runShell(node: Node, { input, output }: Streams, signal: AbortSignal): Promise<void> {
  const write = (text: string) => void output.write(text)
  const terminal = input.isTTY === true
  const shell: Shell = new Shell({ runtime: node.runtime, node, write, quit: () => lines.close() })
  const lines = createInterface({
    input,
    output,
    terminal,
    completer: (line: string) => shell.complete(line),
    prompt: shell.prompt,
  })
  signal.addEventListener('abort', () => lines.close())
  if (terminal) lines.on('SIGINT', interrupt(shell, lines, write))
  lines.prompt()
  for await (const line of lines) {
    for await (const _ of shell.feed(`${line}\n`)) if (!terminal) write(shell.prompt)
    lines.setPrompt(shell.prompt)
    if (terminal) lines.prompt()
  }
  shell.close()
  write(`*** Terminating ${node.name}\n`)
}

/** What Ctrl-C does. */
function interrupt(shell: Shell, lines: Interface, write: (text: string) => void): () => void {
  let warned = false
  lines.on('line', () => {
    warned = false
  })
  return () => {
    write('\n')
    if (shell.interrupt()) return
    const idle = !shell.incomplete && lines.line === ''
    if (idle && warned) return lines.close()
    if (idle) write('(Ctrl-C again ends the node, as q(). does.)\n')
    warned = idle
    shell.abandon()
    lines.write(null, { ctrl: true, name: 'e' })
    lines.write(null, { ctrl: true, name: 'u' }) // up to where the cursor is: what was typed
  }
}
