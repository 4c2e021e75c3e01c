/** The test projects: `runtime`, `interop` (a real `erl`), `package` and `solutions`; `npm test` runs them all. */
import { defineConfig } from 'vitest/config'
import { castingPlugin } from './tools/kata/casting.ts'
import { plugsOf, readCatalog } from './tools/kata/catalog.ts'

const root = import.meta.dirname

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'runtime',
          include: [
            'src/**/*.test.ts',
            'test/*.test.ts',
            'test/compliance/**/*.test.ts',
            'tools/**/*.test.ts',
            'katas/kit/*.test.ts',
            'site/**/*.test.ts',
          ],
          testTimeout: 30_000, // a hang fails; a busy machine does not
        },
      },
      {
        test: {
          name: 'interop',
          include: ['test/interop/**/*.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'package',
          include: ['test/package/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        // The katas' tests, with the solutions in the part of the learner; `npm run kata` casts other players.
        plugins: [castingPlugin({ root, player: 'solution', plugs: plugsOf(readCatalog(root)) })],
        test: {
          name: 'solutions',
          include: ['katas/*/kata.test.ts'],
          setupFiles: ['tools/kata/vitest-host.ts'],
          hookTimeout: 30_000,
        },
      },
    ],
  },
})
