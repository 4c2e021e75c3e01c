/**
 * The test projects: `runtime`, `bounds`, `interop` (a real `erl`), `package` and `solutions`; `npm test` runs them all.
 *
 * The files of `runtime` and of `interop` share what they load, as the nodes of one program do: to load all of it anew for
 * each file took longer than the tests. Whatever a file changes there it puts back, but for `test/bounds.test.ts`: it
 * fills tables that never forget.
 */
import { defineConfig } from 'vitest/config'
import { castingPlugin } from './tools/kata/casting.ts'
import { plugsOf, readCatalog } from './tools/kata/catalog.ts'

const root = import.meta.dirname

const FILLS_TABLES = 'test/bounds.test.ts'

/** On a slow or busy machine what is waited for comes late: a hang fails, and nothing else. */
const patient = {
  testTimeout: 120_000,
  hookTimeout: 120_000,
  expect: { poll: { timeout: 30_000 } },
}

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...patient,
          name: 'runtime',
          isolate: false,
          exclude: [FILLS_TABLES],
          include: [
            'src/**/*.test.ts',
            'test/*.test.ts',
            'test/compliance/**/*.test.ts',
            'tools/**/*.test.ts',
            'katas/kit/*.test.ts',
            'site/**/*.test.ts',
          ],
        },
      },
      { test: { ...patient, name: 'bounds', include: [FILLS_TABLES] } },
      {
        test: {
          ...patient,
          name: 'interop',
          isolate: false,
          include: ['test/interop/**/*.test.ts'],
          globalSetup: ['test/interop/global-setup.ts'],
        },
      },
      {
        test: {
          ...patient,
          name: 'package',
          include: ['test/package/**/*.test.ts'],
          hookTimeout: 300_000, // it builds and installs the package
        },
      },
      {
        // The katas' tests, with the solutions in the part of the learner; `npm run kata` casts other players.
        plugins: [castingPlugin({ root, player: 'solution', plugs: plugsOf(readCatalog(root)) })],
        test: {
          ...patient, // each test has a limit of its own, which the kit keeps
          name: 'solutions',
          include: ['katas/*/kata.test.ts'],
          setupFiles: ['tools/kata/vitest-host.ts'],
          env: { KATA_PATIENCE: '10' },
        },
      },
    ],
  },
})
