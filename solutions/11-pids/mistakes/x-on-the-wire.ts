// task 4: X is sent in place of the node's name
import { type Atoms, NEW_PID_EXT, type Pid, type Writer } from '../given.ts'

export * from '../kata.ts'

export function writePid(out: Writer, { id, serial, creation }: Pid, _atoms: Atoms): void {
  out.u8(NEW_PID_EXT).u32(0).u32(id).u32(serial).u32(creation)
}
