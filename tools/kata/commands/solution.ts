/** `solution [kata] [--force]`: how we wrote it, and why. */
import { type Context, chooseKata } from '../context.ts'
import { openSolution } from '../solutions.ts'

export async function run(context: Context, name: string | undefined): Promise<number> {
  const kata = chooseKata(context, name)
  const solution = openSolution(context, kata)
  if (solution === undefined) return 1
  context.out.plain(solution.code)
  for (const paragraph of solution.notes.trim().split('\n')) context.out.say(paragraph)
  return 0
}
