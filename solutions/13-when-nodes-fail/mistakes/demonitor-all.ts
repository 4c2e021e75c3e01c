// task 3: demonitor ends every monitor of the process
import type { Process } from '../given.ts'

export * from '../kata.ts'

export function demonitor(process: Process): void {
  process.watching.clear()
}
