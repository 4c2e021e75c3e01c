// task 4: one lost connection takes all monitors with it, those on other nodes too
import { type Atom, atom, type MonitorExit, type Pid, type Process } from '../given.ts'
import { monitorExitReceived, connectionLost as right } from '../kata.ts'

export * from '../kata.ts'

export function connectionLost(process: Process, node: Atom): void {
  for (const { reference, target } of [...process.watching.values()]) {
    const exit: MonitorExit = { reference, from: target, to: target as Pid, reason: atom('noconnection') }
    monitorExitReceived(process, exit)
  }
  right(process, node)
}
