// task 3: throws an error of its own where the connection has to be ended
import { HangUp, type Line, type Peer, type Us } from '../given.ts'
import { weStarted as right } from '../kata.ts'

export * from '../kata.ts'

export async function weStarted(us: Us, peer: string, line: Line): Promise<Peer> {
  try {
    return await right(us, peer, line)
  } catch (error) {
    throw error instanceof HangUp ? new Error(error.message) : error
  }
}
