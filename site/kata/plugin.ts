/**
 * Has what the in-page katas need written among the files that Docusaurus generates, to be served as `/kata/<id>.js` and
 * `.json`. It is done by a process of its own: Docusaurus loads this file in a way in which the bundler cannot be loaded.
 * Beside the live server that process lives on and writes anew what changes.
 */
import { fork } from 'node:child_process'
import path from 'node:path'
import type { LoadContext, Plugin } from '@docusaurus/types'

/** Where Docusaurus writes what it generates; each live server has a folder of its own (tools/dev.ts). */
const generated = process.env.DOCUSAURUS_GENERATED_FILES_DIR_NAME ?? '.docusaurus'

/** For `staticDirectories`, relative to the site. */
export const kataFolder = `${generated}/static`

/** Docusaurus loads this file anew whenever its configuration changes; the process that writes stays. */
const shared = globalThis as typeof globalThis & { pangpongKatas?: Promise<void> }

export default function kataPlayer({ siteDir, generatedFilesDir }: LoadContext): Plugin {
  const write = (...mode: string[]): Promise<void> =>
    new Promise((resolve, reject) => {
      const script = path.join(siteDir, 'tools/kata/write-pages.ts')
      const child = fork(script, [generatedFilesDir, ...mode], {
        cwd: siteDir,
        execArgv: ['--import', 'tsx'],
      })
      child.once('message', () => {
        // It may live as long as this process does, and no longer.
        child.unref()
        child.channel?.unref()
        resolve()
      })
      child.once('error', reject)
      child.once('exit', (code) => {
        if (code === 0) resolve()
        else reject(new Error('the katas could not be made; the reason is above'))
      })
    })
  return {
    name: 'kata-player',
    async loadContent() {
      if (process.env.NODE_ENV === 'production') return write()
      shared.pangpongKatas ??= write('--watch')
      return shared.pangpongKatas
    },
  }
}
