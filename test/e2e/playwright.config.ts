/**
 * The site in a real browser. Serves build/, or the folder that SITE_BUILD names, on a free port of its own;
 * build it first: `npm run build`.
 *
 * The browser is the system's Chromium, or the one that CHROMIUM names; nothing is downloaded.
 */

import { existsSync } from 'node:fs'
import { defineConfig } from '@playwright/test'

const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium'
const present = existsSync(chromium)
if (!present) {
  console.warn(`There is no Chromium at ${chromium}: apt-get install chromium, or set CHROMIUM.`)
}

/** What takes its time: every page, every widget and every kata. A command of its own, and a step of CI. */
const LONG = ['pages', 'stages', 'opening', 'calculators', 'offline', 'kata'].map((name) => `${name}.pw.ts`)

const asRoot = process.getuid?.() === 0

export default defineConfig({
  testDir: '.',
  testMatch: '*.pw.ts',
  projects: [
    { name: 'site', testIgnore: LONG },
    { name: 'pages', testMatch: LONG },
  ],
  // What is waited for comes, on a slow or busy machine late: a hang fails all the same.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  ...(present ? {} : { grepInvert: /./ }), // one failure in the place of hundreds: no tests found
  outputDir: '../../test-results',
  workers: 2,
  retries: 0,
  fullyParallel: true,
  reporter: 'list',
  use: {
    // What the server prints stands here before the workers read this file again.
    baseURL: process.env.SITE_ADDRESS,
    // What is fetched and compiled for one test serves the next; what a page has kept is cleared between them.
    reuseContext: true,
    serviceWorkers: 'block', // each test would fetch the whole site; offline.pw.ts lets it

    launchOptions: {
      executablePath: chromium,
      args: [
        ...(asRoot ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: `node --import tsx ../../tools/serve.ts ${process.env.SITE_BUILD ?? ''}`,
    wait: { stdout: /serving at (?<site_address>\S+)/ },
    timeout: 180_000,
  },
})
