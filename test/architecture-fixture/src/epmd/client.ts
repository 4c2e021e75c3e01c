/** Looks sideways, at a folder of the same floor. */
export { digest } from '../handshake/digest.ts'
