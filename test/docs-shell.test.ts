/**
 * What the chapters type into a shell, typed into ours: every expression is one that it reads, what it calls is there, and
 * where a block needs no other node, it prints what the chapter says.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { globalService } from '../src/global/global.ts'
import { kernel } from '../src/kernel/kernel.ts'
import { Node } from '../src/node/node.ts'
import { parse } from '../src/shell/parse.ts'
import { scan } from '../src/shell/scan.ts'
import { Shell } from '../src/shell/shell.ts'
import type { Expression } from '../src/shell/syntax.ts'
import { atomName, isAtom } from '../src/term/atom.ts'
import { COOKIE, EPMD_PORT, Lab } from './lab.ts'

const docs = join(import.meta.dirname, '../docs')
const chapters = readdirSync(docs).filter((name) => name.endsWith('.mdx'))

/** What belongs to a BEAM or its machine, and what a chapter defines itself. */
const NOT_OURS = [
  'erts_debug',
  'peer',
  'os',
  'gen_tcp',
  'inet',
  'compile',
  'code',
  'simple_cache',
  'erl_epmd',
]

/** What only a BEAM measures, and what OTP 25 alone still writes. */
const MEASURED = /total_heap_size|term_to_binary\(ok\)/

interface Typed {
  /** The node of the prompt; none before it has a name. */
  readonly node: string | undefined
  readonly text: string
  readonly printed: string
}

/** The dialogues in a chapter, each a list of what was typed, with its answers. */
function dialogues(chapter: string): Typed[][] {
  const source = readFileSync(join(docs, chapter), 'utf8')
  return [...source.matchAll(/^```erlang[^\n]*\n(.*?)^```/gms)]
    .map(([, block = '']) => turns(block))
    .filter((dialogue) => dialogue.length > 0)
}

/** A prompt at the beginning of a line; the expression goes on to its full stop. */
function turns(block: string): Typed[] {
  return block.split(/^(?=(?:\([a-z0-9@.]+\))?\d+> )/m).flatMap((turn) => {
    const prompt = /^(?:\(([a-z0-9@.]+)\))?\d+> /.exec(turn)
    if (prompt === null) return []
    const behind = turn.slice(prompt[0].length)
    const rest = scan(behind)?.rest ?? ''
    return [{ node: prompt[1], text: behind.slice(0, behind.length - rest.length), printed: rest.trim() }]
  })
}

/** A name without its number, which is another in every run. */
const plain = (text: string): string => text.replaceAll(/<\d+\.\d+\.\d+>/g, '<pid>').trimEnd()

/** The functions that are called anywhere in an expression, `module:name` or `name`. */
function calls(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return []
  const inner = Object.values(part).flatMap(calls)
  const { kind, callee } = part as Expression & { callee?: Expression }
  return kind === 'call' && callee !== undefined ? [...nameOf(callee), ...inner] : inner
}

function nameOf(callee: Expression): string[] {
  if (callee.kind === 'literal' && isAtom(callee.value)) return [atomName(callee.value)]
  if (callee.kind !== 'remote') return []
  const names = [...nameOf(callee.module), ...nameOf(callee.name)]
  return names.length === 2 ? [names.join(':')] : []
}

/** A BEAM, or another host. */
const needsMore = ({ text }: Typed): boolean =>
  /\bh2\b/.test(text) || calledIn(text).some((name) => NOT_OURS.includes(moduleOf(name)))
const moduleOf = (name: string): string => name.split(':')[0] as string
const calledIn = (text: string): string[] => parse(scan(text)?.tokens ?? []).flatMap(calls)

async function startShell() {
  const lab = await Lab.open('localhost')
  const node = await Node.start({
    env: { ...lab.env, log: () => {} },
    transport: lab.network.host('localhost'),
    cookie: COOKIE,
    epmdPort: EPMD_PORT,
    services: [kernel],
    global: globalService(),
    completeName: (name) => name,
  })
  let printed = ''
  const write = (text: string): void => {
    printed += text
  }
  const shell = new Shell({ runtime: node.runtime, node, write, quit: () => {} })
  const type = async (text: string): Promise<string> => {
    printed = ''
    const typed = (async () => {
      for await (const _ of shell.feed(text));
    })()
    await lab.time(typed)
    return printed
  }
  return { shell, type }
}

describe.each(chapters)('%s', (chapter) => {
  const all = dialogues(chapter)

  it('calls nothing that a shell of ours does not have', async () => {
    const { shell } = await startShell()
    const called = all.flat().flatMap(({ text }) => calledIn(text))
    const missing = called.filter((name) => {
      if (NOT_OURS.includes(moduleOf(name))) return false
      const [words, begun] = shell.complete(name)
      return !words.includes(`${begun}(`)
    })
    expect([...new Set(missing)]).toEqual([])
  })

  const alone = all.filter((dialogue) => dialogue[0]?.node === undefined && !dialogue.some(needsMore))
  it.skipIf(alone.length === 0)('prints what the chapter says, where no other node is needed', async () => {
    const { type } = await startShell()
    for (const { text, printed } of alone.flat()) {
      if (!MEASURED.test(text)) expect(`${text}${plain(await type(text))}`).toBe(`${text}${plain(printed)}`)
    }
  })
})
