// task 4: who cannot be reached is said not to exist
import { type Atom, atom, type Pid, type Process } from '../given.ts'
import { monitorExitReceived, connectionLost as right } from '../kata.ts'

export * from '../kata.ts'

export function connectionLost(process: Process, node: Atom): void {
  for (const { reference, target, node: its } of [...process.watching.values()]) {
    if (its === node) {
      monitorExitReceived(process, { reference, from: target, to: target as Pid, reason: atom('noproc') })
    }
  }
  right(process, node)
}
