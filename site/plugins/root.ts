/** The path of the site's first page in the default language, from which what all languages share is served. */
import type { LoadContext } from '@docusaurus/types'

export function siteRoot({ i18n, baseUrl }: LoadContext): string {
  const { currentLocale, defaultLocale } = i18n
  return currentLocale === defaultLocale ? baseUrl : baseUrl.slice(0, -`${currentLocale}/`.length)
}
