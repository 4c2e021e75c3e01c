/**
 * Finding nodes without knowing their names: the hosts are written in a file, each host's EPMD says who is registered
 * there, and whoever answers a ping is connected from then on.
 *
 *   .hosts.erlang, one host a line, each an atom with its full stop:     'h1.example.org'.
 *
 * OTP: `net_adm(3)`: `host_file/0`, `names/1`, `world_list/1`.
 */
import type { Address } from '../transport/transport.ts'
import type { Files } from './auth.ts'
import { type NameForm, parseNodeName } from './names.ts'

/** There is a host file, but not one that can be read as such. */
export class HostFileError extends Error {
  override readonly name = 'HostFileError'
  /** The host file. */
  readonly path: string

  /**
   * @param path - The host file.
   * @param why - What is wrong with it.
   * @param options - `cause`: the error behind it.
   */
  constructor(path: string, why: string, options?: ErrorOptions) {
    super(`${path}: ${why}`, options)
    this.path = path
  }
}

/** A host file of more bytes is refused. */
const MAX_HOST_FILE = 1024 * 1024

/**
 * `net_adm:host_file/0`: the hosts in the first of `paths` that exists; `undefined` where none does. In OTP these are
 * `.hosts.erlang` in the working folder, in the user's home, and where Erlang is installed.
 */
export async function hostFile(files: Files, paths: readonly string[]): Promise<string[] | undefined> {
  for (const path of paths) {
    if ((await files.stat(path)) === undefined) continue
    const content = await files.read(path).catch((cause: Error) => {
      throw new HostFileError(path, `cannot be read: ${cause.message}`, { cause })
    })
    if (content.length > MAX_HOST_FILE)
      throw new HostFileError(path, `is no host file: it has more than 1 MiB`)
    return parseHosts(path, new TextDecoder().decode(content))
  }
  return undefined
}

/** Blanks and comments, then a quoted or bare atom, then its full stop. */
const ENTRY = /(?:\s|%.*)*(?:'((?:[^'\\\n]|\\.)+)'|([a-z][\w@]*))\s*\.(?=\s|%|$)/y
const REST = /(?:\s|%.*)*$/y

function parseHosts(path: string, text: string): string[] {
  const hosts: string[] = []
  let at = 0
  for (;;) {
    ENTRY.lastIndex = at
    const entry = ENTRY.exec(text)
    if (entry === null) break
    hosts.push((entry[1] ?? entry[2] ?? '').replace(/\\(.)/g, '$1'))
    at = ENTRY.lastIndex
  }
  REST.lastIndex = at
  if (REST.test(text)) return hosts
  const line = text.slice(0, at).split('\n').length
  throw new HostFileError(
    path,
    `after line ${line} comes what is no host. Each is an atom with a full stop: 'h1.example.org'.`,
  )
}

/** What finding needs of a node. */
export interface Finder {
  readonly form: NameForm
  /** Who is registered with the EPMD of a host; rejects where none answers. */
  names(host: string): Promise<readonly { readonly name: string; readonly port: Address['port'] }[]>
  /** Whether a node answers a ping; it is connected then. */
  answers(node: string): Promise<boolean>
}

/** `net_adm:world_list/1`: pings every node of every host, one after another, and gives those that answered. */
export async function worldList(
  { form, names, answers }: Finder,
  hosts: readonly string[],
): Promise<string[]> {
  const found: string[] = []
  for (const host of hosts) {
    const registered = await names(host).catch(() => []) // no EPMD there: no nodes
    for (const { name } of registered) {
      const node = `${name}@${form === 'short' ? (host.split('.')[0] as string) : host}`
      if (isNodeName(node) && (await answers(node))) found.push(node)
    }
  }
  return found
}

/** An EPMD can say what it likes. */
function isNodeName(text: string): boolean {
  try {
    return parseNodeName(text).full === text
  } catch {
    return false
  }
}
