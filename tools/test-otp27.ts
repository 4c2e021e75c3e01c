/** `npm run test:otp27`: the interop tests once more, against Erlang/OTP 27, which Debian 12 does not have. */
import { execFileSync, spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = `${root}node_modules/.cache/otp-27`

let erl: string
try {
  erl = execFileSync(`${root}tools/otp-release`, ['trixie', folder], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  }).trim()
} catch {
  // The tool has said what was wrong.
  process.exit(1)
}

const vitest = spawnSync('npx', ['vitest', 'run', '--project', 'interop', '--maxWorkers', '2'], {
  cwd: root,
  env: { ...process.env, ERL: erl },
  stdio: 'inherit',
})
process.exit(vitest.status ?? 1)
