/**
 * Puts static/locale-choice.js at the head of every page: it sends a first visit to the browser's
 * language before anything is painted. The page's language and base path travel as data attributes.
 */
import type { LoadContext, Plugin } from '@docusaurus/types'

export default function localeChoice({ i18n, baseUrl, siteConfig }: LoadContext): Plugin {
  const { currentLocale, defaultLocale, locales } = i18n
  const root = currentLocale === defaultLocale ? baseUrl : baseUrl.slice(0, -`${currentLocale}/`.length)
  return {
    name: 'locale-choice',
    injectHtmlTags: () => ({
      headTags: [
        {
          tagName: 'script',
          attributes: {
            src: `${siteConfig.baseUrl}locale-choice.js`,
            'data-root': root,
            'data-current': currentLocale,
            'data-default': defaultLocale,
            'data-locales': locales.join(' '),
          },
        },
      ],
    }),
  }
}
