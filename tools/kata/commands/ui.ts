/** `ui [kata]`: a kata in Vitest's browser interface. */
import { startVitest } from 'vitest/node'
import { castingPlugin } from '../casting.ts'
import { plugsOf } from '../catalog.ts'
import { type Context, chooseKata } from '../context.ts'
import { begin } from '../workspace.ts'

export async function run(context: Context, name: string | undefined): Promise<number> {
  const { root, out } = context
  const kata = chooseKata(context, name)
  begin(root, kata)
  process.env.KATA_LANG = out.lang
  const vitest = await startVitest(
    'test',
    [],
    {
      root,
      config: false,
      include: [`katas/${kata.id}/kata.test.ts`],
      setupFiles: ['tools/kata/vitest-host.ts'],
      hookTimeout: 30_000,
      ui: true,
      watch: true,
      open: false,
    },
    { plugins: [castingPlugin({ root, player: 'learner', plugs: plugsOf([kata]) })] },
  )
  await new Promise<void>((resolve) => vitest.onClose(() => resolve()))
  return 0
}
