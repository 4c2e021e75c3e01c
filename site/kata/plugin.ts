/**
 * Builds what the in-page katas need into a static folder, `/kata/<id>.js` and `.json`, once for all languages. It is
 * done by a process of its own: Docusaurus loads this file in a way in which the bundler cannot be loaded.
 */
import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import type { LoadContext, Plugin } from '@docusaurus/types'

/** For `staticDirectories`, relative to the site. */
export const kataFolder = 'node_modules/.cache/pangpong-site'

let written: Promise<unknown> | undefined

export default function kataPlayer({ siteDir }: LoadContext): Plugin {
  return {
    name: 'kata-player',
    async loadContent() {
      const script = path.join(siteDir, 'tools/kata/page-files.ts')
      const folder = path.join(siteDir, kataFolder, 'kata')
      written ??= promisify(execFile)(process.execPath, ['--import', 'tsx', script, folder], { cwd: siteDir })
      await written
    },
  }
}
