/** The command line: which options there are, and what the user wrote. */
import { parseArgs } from 'node:util'
import type { StartOptions } from '../start_node.ts'

/** The user wrote something that the command does not take. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
  readonly exitCode: number

  constructor(message: string, exitCode = 1) {
    super(message)
    this.exitCode = exitCode
  }
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
  interface: { type: 'string' },
  erl_epmd_port: { type: 'string' },
  proto_dist: { type: 'string' },
  dist_auto_connect: { type: 'string' },
  net_setuptime: { type: 'string' },
  net_ticktime: { type: 'string' },
  relaxed_command_check: { type: 'boolean' },
  lang: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

export interface CommandLine {
  readonly command: string | undefined
  readonly args: readonly string[]
  readonly sname: string | undefined
  readonly name: string | undefined
  readonly setcookie: string | undefined
  readonly hidden: boolean
  readonly noShell: boolean
  readonly trace: boolean
  /** The only port given, or the first of a range. */
  readonly port: number | undefined
  /** Where a node is to listen, as far as it was said. */
  readonly listening: Pick<StartOptions, 'port' | 'lastPort' | 'interface' | 'erlEpmdPort' | 'protoDist'>
  /** Whom it is to connect with by itself, and how long it waits for others. */
  readonly connecting: Pick<StartOptions, 'distAutoConnect' | 'setupTime' | 'ticktime'>
  /** For `epmd`. */
  readonly relaxedCommandCheck: boolean
  readonly lang: string | undefined
  readonly json: boolean
  readonly help: boolean
}

/** For a command that stands alone: what follows it would be ignored otherwise. */
export function refuseArguments({ command, args }: CommandLine): void {
  if (args.length > 0) throw new UsageError(`${command} takes no arguments, such as "${args[0]}"`)
}

/** Takes `erl`'s single-dash spellings too. Throws `UsageError`. */
export function parseCommandLine(argv: readonly string[]): CommandLine {
  const args = argv.map(spelt)
  const { values, positionals } = parse(args)
  const [command, ...rest] = positionals
  const { port, lastPort } = portRange(values.port)
  const { interface: address, erl_epmd_port: erlEpmdPort } = values
  return {
    command,
    args: rest,
    sname: values.sname,
    name: values.name,
    setcookie: values.setcookie,
    hidden: values.hidden === true,
    noShell: values['no-shell'] === true || values.noshell === true,
    trace: values.trace === true,
    port,
    listening: {
      ...(port === undefined ? {} : { port }),
      ...(lastPort === undefined ? {} : { lastPort }),
      ...(address === undefined ? {} : { interface: address }),
      ...(erlEpmdPort === undefined ? {} : { erlEpmdPort: portNumber('erl_epmd_port', erlEpmdPort) }),
      ...(values.proto_dist === undefined ? {} : { protoDist: protocol(values.proto_dist) }),
    },
    connecting: {
      ...(values.dist_auto_connect === undefined
        ? {}
        : { distAutoConnect: autoConnect(values.dist_auto_connect) }),
      ...(values.net_setuptime === undefined
        ? {}
        : { setupTime: Math.min(seconds('net_setuptime', values.net_setuptime), MAX_SETUPTIME) }),
      ...(values.net_ticktime === undefined
        ? {}
        : { ticktime: seconds('net_ticktime', values.net_ticktime) }),
    },
    relaxedCommandCheck: values.relaxed_command_check === true,
    lang: values.lang,
    json: values.json === true,
    help: values.help === true,
  }
}

/** `-sname` is `--sname`; `-1` is no option at all, but an argument of `call`. */
function spelt(arg: string): string {
  if (/^-\d/.test(arg)) return ` ${arg}`
  return /^-[a-z]{2,}/.test(arg) ? `-${arg}` : arg
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS, allowPositionals: true })
  } catch (error) {
    // Node goes on to explain `--`, which helps nobody here.
    throw new UsageError((error as Error).message.replace(/\. To specify a positional.*/s, ''))
  }
}

/** `N` or `N-M`. */
function portRange(text: string | undefined): { port?: number; lastPort?: number } {
  if (text === undefined) return {}
  const [first = '', last, ...more] = text.split('-')
  if (more.length > 0) throw new UsageError(`--port ${text}: a range of ports is written 9100-9105`)
  const port = portNumber('port', first)
  if (last === undefined) return { port }
  const lastPort = portNumber('port', last)
  if (lastPort < port) throw new UsageError(`--port ${text}: the range ends before it begins`)
  return { port, lastPort }
}

function protocol(text: string): 'inet_tcp' | 'inet6_tcp' {
  if (text !== 'inet_tcp' && text !== 'inet6_tcp') {
    throw new UsageError(`--proto_dist ${text}: there are inet_tcp, over IPv4, and inet6_tcp, over IPv6`)
  }
  return text
}

function autoConnect(text: string): 'never' | 'once' {
  if (text !== 'never' && text !== 'once') {
    throw new UsageError(`--dist_auto_connect ${text}: there are never and once`)
  }
  return text
}

/** As kernel has it, which takes more for this: milliseconds. */
const MAX_SETUPTIME = 120_000

/** Seconds, as kernel's parameters are, as milliseconds. */
function seconds(option: string, text: string): number {
  const value = Number(text)
  if (!(value > 0 && value < 1e9))
    throw new UsageError(`--${option} ${text}: it takes seconds, such as 7 or 0.5`)
  return value * 1000
}

function portNumber(option: string, text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new UsageError(`--${option} ${text}: a port is a number from 1 to 65535`)
  }
  return port
}

export const USAGE = `Usage:
  pangpong --sname NAME | --name NAME@HOST [options]
                          starts a node with an Erlang shell, as erl does
                          (erl's -sname works too)
  pangpong shell          the shell alone, without a name, as erl does without one;
                          net_kernel:start([NAME, shortnames]) gives it one
  pangpong ping NODE      asks NODE for a pong; exit code 0 on pong, 1 on pang
  pangpong doctor NODE    says why: walks every step of the way to NODE, and tells
                          how to mend the one that fails; exit code as for ping
  pangpong call NODE M F [A ...]
                          calls M:F(A, ...) there; each argument is an Erlang term;
                          exit code 0 with a value, 1 if it failed, 2 if it was no call
  pangpong names          lists the nodes that this machine's EPMD knows
  pangpong epmd           serves as this machine's EPMD, until Ctrl-C

Options:
  --setcookie C           the magic cookie; else the one in ~/.erlang.cookie
  --hidden                join without being shown to anyone, or shown others
  --no-shell              without a shell: for services
  --lang en|zh            the doctor's language; else that of LC_ALL or LANG
  --json                  the doctor's findings, for programs
  --trace                 print every frame, message and connection
  --port N                of EPMD (for epmd and names), of the node otherwise
  --port N-M              the node takes the first free port of these
  --interface ADDRESS     the node or epmd listens there alone, not at every address
  --relaxed_command_check epmd ends names, and itself with names alive, when asked to
  --proto_dist inet6_tcp  nodes and EPMD are reached over IPv6
  --dist_auto_connect A   never: only net_kernel:connect_node connects; once: a
                          node that was lost is not connected with again by itself
  --net_setuptime S       give up a node when it says nothing for S seconds (7)
  --net_ticktime S        a node that says nothing for S seconds is down (60)
  --erl_epmd_port N       every node listens at port N; no EPMD is asked or started
  --help, -h              this text
  ERL_EPMD_PORT           environment variable: EPMD's port, 4369 if unset
`
