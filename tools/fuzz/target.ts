/** What the fuzzer aims at. */
import type { Random } from '../../src/env/env.ts'

export interface Target {
  readonly name: string
  /** Bytes to try, made by chance. */
  make(random: Random): Uint8Array | Promise<Uint8Array>
  /** Rejects when `bytes` did what they must not. */
  try(bytes: Uint8Array): Promise<void>
}

/** A promise of the runtime that did not hold. */
export class NotKept extends Error {
  override readonly name = 'NotKept'
}
