/**
 * What the platform knows of the machine and of the program in which the node lives. `nodejs/platform.ts` has it under
 * Node.js; a browser tells none of it, and what asks for it there raises `error:notsup`.
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
  /** In bytes, what `erlang:memory/0` calls `total`, `binary` and `code`. */
  memory(): { readonly total: number; readonly binary: number; readonly code: number }
  /** Bytes that came and went by the connections of all nodes of the program: `erlang:statistics(io)`. */
  traffic(): { readonly input: number; readonly output: number }
  /** Milliseconds that the processor has worked for the program. */
  runtime(): number
  /** The hosts in `.hosts.erlang`; see `hostFile`. */
  hosts(): Promise<readonly string[] | undefined>
}
