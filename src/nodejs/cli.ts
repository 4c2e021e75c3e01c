#!/usr/bin/env node
/** The command `pangpong`, `erl`'s sibling. Mistakes are told in one line, with exit code 1 (`call`: 2) and no stack trace. */
import { callCommand } from './commands/call.ts'
import { doctorCommand } from './commands/doctor.ts'
import { epmdCommand } from './commands/epmd.ts'
import { namesCommand } from './commands/names.ts'
import { nodeCommand, shellCommand } from './commands/node.ts'
import { type CommandLine, parseCommandLine, USAGE, UsageError } from './commands/options.ts'
import { pingCommand } from './commands/ping.ts'
import { wrap } from './commands/wrap.ts'

const COMMANDS: { readonly [name: string]: (line: CommandLine) => Promise<number> } = {
  ping: pingCommand,
  call: callCommand,
  doctor: doctorCommand,
  names: namesCommand,
  epmd: epmdCommand,
  shell: shellCommand,
}

async function main(argv: readonly string[]): Promise<number> {
  const line = parseCommandLine(argv)
  if (line.help || argv.length === 0) {
    process.stdout.write(USAGE)
    return 0
  }
  if (line.command === undefined) return nodeCommand(line)
  const command = COMMANDS[line.command]
  if (command === undefined) throw new UsageError(`there is no command "${line.command}"`)
  return command(line)
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  console.error(wrap(`pangpong: ${(error as Error).message}`, process.stderr))
  if (error instanceof UsageError) console.error('"pangpong --help" says what there is.')
  process.exitCode = error instanceof UsageError ? error.exitCode : 1
}
