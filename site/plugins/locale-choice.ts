/**
 * Puts static/locale-choice.js at the head of every page: it sends a first visit to the browser's
 * language before anything is painted. The page's language and base path travel as data attributes.
 */
import type { LoadContext, Plugin } from '@docusaurus/types'
import { siteRoot } from './root.ts'

export default function localeChoice(context: LoadContext): Plugin {
  const { currentLocale, defaultLocale, locales } = context.i18n
  return {
    name: 'locale-choice',
    injectHtmlTags: () => ({
      headTags: [
        {
          tagName: 'script',
          attributes: {
            src: `${context.siteConfig.baseUrl}locale-choice.js`,
            'data-root': siteRoot(context),
            'data-current': currentLocale,
            'data-default': defaultLocale,
            'data-locales': locales.join(' '),
          },
        },
      ],
    }),
  }
}
