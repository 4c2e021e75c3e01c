/** `diff [kata] [--force]`: your file beside the solution, without the stub's comments, which only one of them has. */
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
  const stub = lines(readFileSync(path.join(root, 'katas', kata.id, 'kata.ts'), 'utf8'))
  const written = lines(readFileSync(own, 'utf8')).filter((line) => !(isComment(line) && stub.includes(line)))
  out.plain(
    diffLinesUnified(
      written,
      lines(solution.code).filter((line) => !isComment(line)),
      {
        aAnnotation: ownFile(kata),
        bAnnotation: `solutions/${kata.id}/kata.ts`,
        aColor: (text) => out.style('red', text),
        bColor: (text) => out.style('green', text),
        commonColor: (text) => out.style('dim', text),
        patchColor: (text) => out.style('yellow', text),
        expand: false,
      },
    ),
  )
  return 0
}

/** A line of a block comment. */
const isComment = (line: string): boolean => /^\s*(\/\*\*|\*)/.test(line)
