/** `diff [kata] [--force]`: your file beside the solution. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { diffLinesUnified } from '@vitest/utils/diff'
import { type Context, chooseKata } from '../context.ts'
import { openSolution } from '../solutions.ts'
import { ownFile } from '../workspace.ts'

export async function run(context: Context, name: string | undefined): Promise<number> {
  const { root, out } = context
  const kata = chooseKata(context, name)
  const own = path.join(root, ownFile(kata))
  if (!existsSync(own)) {
    out.say({ en: `You have not begun kata ${kata.number}.`, zh: `你还没有开始 kata ${kata.number}。` })
    return 1
  }
  const solution = openSolution(context, kata)
  if (solution === undefined) return 1
  const lines = (text: string): string[] => text.trimEnd().split('\n')
  out.plain(
    diffLinesUnified(lines(readFileSync(own, 'utf8')), lines(solution.code), {
      aAnnotation: ownFile(kata),
      bAnnotation: `solutions/${kata.id}/kata.ts`,
      aColor: (text) => out.style('red', text),
      bColor: (text) => out.style('green', text),
      commonColor: (text) => out.style('dim', text),
      expand: false,
    }),
  )
  return 0
}
