// task 2: takes all that is left for the extra, whatever Elen says
import { type NodeEntry, textOf } from '../given.ts'
import { u16 } from '../kata.ts'

export * from '../kata.ts'

export function readAlive2(request: Uint8Array): NodeEntry {
  const elenAt = 11 + u16(request, 9)
  return {
    port: u16(request, 1),
    type: request[3] ?? 0,
    protocol: request[4] ?? 0,
    highestVersion: u16(request, 5),
    lowestVersion: u16(request, 7),
    name: textOf(request.subarray(11, elenAt)),
    extra: request.slice(elenAt + 2),
  }
}
