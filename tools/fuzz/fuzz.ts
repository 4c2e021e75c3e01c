/** The fuzzer: tries what chance makes of good bytes until it is told to stop, and keeps what breaks a promise. */
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seededRandom } from '../../src/env/virtual_env.ts'
import { epmd } from './epmd.ts'
import { etf } from './etf.ts'
import { acceptor, dialler, header } from './handshake.ts'
import { NotKept, type Target } from './target.ts'

export const TARGETS: readonly Target[] = [etf, header, acceptor, dialler, epmd]

/** A peer that can keep a node busy for longer than this does harm. Milliseconds of computing, whoever else computes. */
const TOO_LONG = 3000

export interface Finding {
  readonly target: string
  readonly seed: number
  readonly error: Error
  readonly bytes: Uint8Array
}

/** The case of that seed: the finding, if it is one. */
export async function tryCase(target: Target, seed: number): Promise<Finding | undefined> {
  const bytes = await target.make(seededRandom(seed))
  const error = await tryBytes(target, bytes)
  return error === undefined ? undefined : { target: target.name, seed, error, bytes }
}

/** What went wrong with `bytes`, an error that nobody waited for included. */
export async function tryBytes(target: Target, bytes: Uint8Array): Promise<Error | undefined> {
  let stray: Error | undefined
  const keep = (error: unknown) => {
    stray = error instanceof Error ? error : new Error(String(error))
  }
  process.on('uncaughtException', keep).on('unhandledRejection', keep)
  const begun = process.cpuUsage()
  try {
    await target.try(bytes)
    await new Promise((resolve) => setImmediate(resolve)) // a rejection is called unhandled a turn later
    const { user, system } = process.cpuUsage(begun)
    const took = Math.round((user + system) / 1000)
    if (took > TOO_LONG) throw new NotKept(`${bytes.length} bytes kept it busy for ${took} ms`)
    return stray
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  } finally {
    process.off('uncaughtException', keep).off('unhandledRejection', keep)
  }
}

export interface Tried {
  readonly target: Target
  cases: number
  readonly findings: Finding[]
}

/** All targets in turn, from `seed` on, until `isOver`. */
export async function fuzz(
  targets: readonly Target[],
  seed: number,
  isOver: () => boolean,
  found: (finding: Finding) => Promise<void> | void,
): Promise<Tried[]> {
  const tried = targets.map((target): Tried => ({ target, cases: 0, findings: [] }))
  for (let next = seed; !isOver(); next = (next + 1) >>> 0) {
    for (const one of tried) {
      const finding = await tryCase(one.target, next)
      one.cases++
      if (finding === undefined) continue
      one.findings.push(finding)
      await found(finding)
    }
  }
  return tried
}

/** Writes the bytes to a new folder; returns the file's path. */
export async function keep({ target, seed, bytes }: Finding): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'pangpong-fuzz-')), `${target}-${seed}.bin`)
  await writeFile(file, bytes)
  return file
}
