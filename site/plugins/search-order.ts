/**
 * Has the search box ask site/theme/searchByWorker.ts: it imports the library's file of that name beside it, and not by a
 * name that a theme could take the place of.
 */
import type { Plugin } from '@docusaurus/types'

export default function searchOrder(): Plugin {
  return {
    name: 'search-order',
    configureWebpack: (_config, _isServer, { currentBundler }) => {
      const { NormalModuleReplacementPlugin } = currentBundler.instance
      return {
        plugins: [new NormalModuleReplacementPlugin(/^\.\.\/searchByWorker$/, '@theme/searchByWorker')],
      }
    },
  }
}
