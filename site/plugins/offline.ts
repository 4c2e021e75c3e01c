/**
 * Offline reading: every page of a built site registers the service worker that tools/offline.ts writes. The live server
 * of `npm run dev` has none, since what is kept would hide what has just been written.
 */
import type { LoadContext, Plugin } from '@docusaurus/types'
import { siteRoot } from './root.ts'

export default function offline(context: LoadContext): Plugin {
  const root = siteRoot(context)
  return {
    name: 'offline',
    injectHtmlTags: () =>
      process.env.NODE_ENV === 'production'
        ? {
            headTags: [
              {
                tagName: 'script',
                attributes: { src: `${root}offline.js`, 'data-root': root, defer: true },
              },
            ],
          }
        : {},
  }
}
