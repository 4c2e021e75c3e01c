// task 4: the creation has one byte, as before OTP 23
import { type Atoms, NEW_PID_EXT, type Pid, type Reader, type Writer } from '../given.ts'

export * from '../kata.ts'

export function writePid(out: Writer, { node, id, serial, creation }: Pid, atoms: Atoms): void {
  atoms.write(out.u8(NEW_PID_EXT), node)
  out.u32(id).u32(serial).u8(creation)
}

export function readPid(input: Reader, atoms: Atoms): Pid {
  return { node: atoms.read(input), id: input.u32(), serial: input.u32(), creation: input.u8() }
}
