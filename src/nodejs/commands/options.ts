/** The command line: which options there are, and what the user wrote. */
import { parseArgs } from 'node:util'

/** The user wrote something that the command does not take. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

const OPTIONS = {
  sname: { type: 'string' },
  name: { type: 'string' },
  setcookie: { type: 'string' },
  hidden: { type: 'boolean' },
  'no-shell': { type: 'boolean' },
  noshell: { type: 'boolean' },
  trace: { type: 'boolean' },
  port: { type: 'string' },
  help: { type: 'boolean' },
} as const

export interface CommandLine {
  readonly command: string | undefined
  readonly args: readonly string[]
  readonly sname: string | undefined
  readonly name: string | undefined
  readonly setcookie: string | undefined
  readonly noShell: boolean
  readonly trace: boolean
  readonly port: number | undefined
  readonly help: boolean
}

/** Takes `erl`'s single-dash spellings too. Throws `UsageError`. */
export function parseCommandLine(argv: readonly string[]): CommandLine {
  const args = argv.map((arg) => (/^-[a-z]{2,}/.test(arg) ? `-${arg}` : arg))
  const { values, positionals } = parse(args)
  const [command, ...rest] = positionals
  return {
    command,
    args: rest,
    sname: values.sname,
    name: values.name,
    setcookie: values.setcookie,
    noShell: values['no-shell'] === true || values.noshell === true,
    trace: values.trace === true,
    port: values.port === undefined ? undefined : portNumber(values.port),
    help: values.help === true,
  }
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS, allowPositionals: true })
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}

function portNumber(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new UsageError(`--port ${text}: a port is a number from 1 to 65535`)
  }
  return port
}

export const USAGE = `Usage:
  pangpong --sname NAME | --name NAME@HOST [--setcookie C] [--no-shell] [--trace]
                          starts a node with an Erlang shell, as erl does
                          (erl's -sname works too)
  pangpong ping NODE      asks NODE for a pong; exit code 0 on pong, 1 on pang
  pangpong names          lists the nodes that this machine's EPMD knows
  pangpong epmd           serves as this machine's EPMD, until Ctrl-C

Options:
  --setcookie C           the magic cookie; else the one in ~/.erlang.cookie
  --trace                 print every frame, message and connection
  --port N                of EPMD (for epmd and names), of the node otherwise
  ERL_EPMD_PORT           the environment variable with EPMD's port, 4369 if unset
`
