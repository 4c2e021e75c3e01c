/** `diff [kata] [--force]`: what your file does in another way than the solution; see `bare-code.ts`. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { diffLinesUnified } from '@vitest/utils/diff'
import { bareCode } from '../bare-code.ts'
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
  const [written = '', ours = ''] = [readFileSync(own, 'utf8'), solution.code].map(bareCode)
  if (written === ours) {
    out.say({ en: 'Your file does just what the solution does.', zh: '你的写法和我们的一模一样。' })
    return 0
  }
  out.plain(
    diffLinesUnified(written.split('\n'), ours.split('\n'), {
      aAnnotation: ownFile(kata),
      bAnnotation: `solutions/${kata.id}/kata.ts`,
      aColor: (text) => out.style('red', text),
      bColor: (text) => out.style('green', text),
      commonColor: (text) => out.style('dim', text),
      patchColor: () => out.style('dim', '…'), // its line numbers are not those of the files
      expand: false,
      contextLines: 2,
    }),
  )
  return 0
}
