/**
 * Has the search box ask site/theme/searchByWorker.ts, and quote by site/search/highlightStemmed.ts: it imports the
 * library's files of these names from beside it, and not by a name that a theme could take the place of.
 */
import type { Plugin } from '@docusaurus/types'

export default function searchOrder(): Plugin {
  return {
    name: 'search-order',
    configureWebpack: (_config, _isServer, { currentBundler }) => {
      const { NormalModuleReplacementPlugin } = currentBundler.instance
      return {
        plugins: [
          new NormalModuleReplacementPlugin(/^\.\.\/searchByWorker$/, '@theme/searchByWorker'),
          new NormalModuleReplacementPlugin(
            /^\.\.\/\.\.\/utils\/highlightStemmed$/,
            '@site/site/search/highlightStemmed.ts',
          ),
        ],
      }
    },
  }
}
