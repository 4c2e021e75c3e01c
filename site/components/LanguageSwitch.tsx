/**
 * The same page in the other language. With two languages a plain link does what a menu would.
 *
 * static/locale-choice.js takes its clicks: it keeps the choice and the place in the page, and is there
 * before this component is.
 */
import { useAlternatePageUtils } from '@docusaurus/theme-common/internal'
import useDocusaurusContext from '@docusaurus/useDocusaurusContext'
import type { ReactNode } from 'react'

/** It stands in the bar at every width, so the menu that a phone unfolds (`mobile`) leaves it out. */
export function LanguageSwitch({ mobile = false }: { mobile?: boolean }): ReactNode {
  const { i18n } = useDocusaurusContext()
  const { createUrl } = useAlternatePageUtils()
  const other = i18n.locales.find((locale) => locale !== i18n.currentLocale)
  const config = other === undefined ? undefined : i18n.localeConfigs[other]
  if (mobile || other === undefined || config === undefined) return null

  // A whole page load on purpose: the other language is another build with its own scripts.
  return (
    <a
      className="navbar__item navbar__link language-switch"
      data-choose-locale={other}
      href={createUrl({ locale: other, fullyQualified: false })}
      hrefLang={config.htmlLang}
      lang={config.htmlLang}
    >
      {config.label}
    </a>
  )
}
