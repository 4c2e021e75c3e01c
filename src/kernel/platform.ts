/**
 * What the platform knows of the machine and of the program in which the node lives. `startNode` has it from Node.js; a
 * browser tells none of it, and what asks for it there raises `error:notsup`.
 */
export interface Platform {
  /** `os:type()`: `['unix', 'linux']` */
  readonly type: readonly [family: string, name: string]
  /** `os:version()`: `[6, 1, 0]` */
  readonly version: readonly [major: number, minor: number, release: number]
  /** `os:getpid()`: the process of the operating system. */
  readonly pid: number
  /** What the machine is called: `inet:gethostname()`, which leaves its domain out. */
  readonly hostname: string
  /** `x86_64-linux` */
  readonly architecture: string
  /** What `erlang:memory/0` tells. */
  memory(): Memory
  /** What `erlang:statistics(io)` tells. */
  traffic(): Traffic
  /** Milliseconds that the processor has worked for the program. */
  runtime(): number
  /** The hosts in `.hosts.erlang`; see `hostFile`. */
  hosts(): Promise<readonly string[] | undefined>
}

/** Memory of the program, in bytes, by the names of `erlang:memory/0`. */
export interface Memory {
  /** All that is in use. */
  readonly total: number
  /** What of it holds bytes: binaries, frames. */
  readonly binary: number
  /** Compiled code. */
  readonly code: number
}

/** Bytes that came and went by the connections of all nodes of the program: `erlang:statistics(io)`. */
export interface Traffic {
  /** Bytes received. */
  readonly input: number
  /** Bytes sent. */
  readonly output: number
}
