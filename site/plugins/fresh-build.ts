/**
 * Tells Rspack what else a chapter is made of: its cache, and the live server.
 *
 * A compiled page depends on more than its own text: the source files it quotes, the glossary, the katas,
 * and the remark plugins that put them in. Without this list a warm build would show yesterday's code.
 */

import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { LoadContext, Plugin } from '@docusaurus/types'
import { filesUnder } from '../files.ts'
import { kataFiles } from '../katas.ts'
import { quotedFiles } from '../remark/quote.ts'

const QUOTED_FILES_LOADER = 'site/plugins/quoted-files-loader.js'
const CHAPTERS = ['docs', 'i18n/zh-CN/docusaurus-plugin-content-docs/current']

/**
 * What the live server does not look at: packages other than Docusaurus's own, as Docusaurus has it, and a note that it
 * writes again, the same, whenever anything below i18n/ is saved. All pages hang on that note, and would be compiled anew.
 */
const NOT_WATCHED = /node_modules\/(?!@docusaurus)|__mdx-loader-dependency\.json$/

export default function freshBuild({ siteDir }: LoadContext): Plugin {
  const inSite = (file: string) => path.join(siteDir, file)
  const chapters = CHAPTERS.flatMap((folder) => filesUnder(inSite(folder), /\.mdx$/))
  const quoted = chapters.flatMap((file) => quotedFiles(readFileSync(file, 'utf8')))
  const dependencies = [
    inSite('glossary.json'),
    ...kataFiles(inSite('katas')),
    ...filesUnder(inSite('site/remark'), /\.ts$/),
    ...new Set(quoted.map(inSite)),
  ]
  return {
    name: 'fresh-build',
    configureWebpack(config) {
      const experiments = config.experiments as { cache?: object } | undefined
      const rule = { test: /\.mdx$/, include: CHAPTERS.map(inSite), enforce: 'pre' as const }
      return {
        module: { rules: [{ ...rule, loader: inSite(QUOTED_FILES_LOADER) }] },
        watchOptions: { ignored: NOT_WATCHED },
        ...(experiments?.cache ? withCache({ buildDependencies: dependencies }) : {}),
      }
    },
  }
}

/** Rspack takes `experiments.cache`; the type that Docusaurus gives is webpack's, which lacks it. */
function withCache(cache: { buildDependencies: string[] }): object {
  return { experiments: { cache } }
}
