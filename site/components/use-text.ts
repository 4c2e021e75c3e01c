/**
 * A component's own words, in the language of the page.
 *
 * They stand in the component, both languages side by side, so that one cannot be changed without seeing
 * the other; the compiler refuses a text that lacks a language.
 */
import useDocusaurusContext from '@docusaurus/useDocusaurusContext'

export type Language = 'en' | 'zh'

export function useLanguage(): Language {
  return useDocusaurusContext().i18n.currentLocale === 'zh-CN' ? 'zh' : 'en'
}

export function useText<T>(texts: Record<Language, T>): T {
  return texts[useLanguage()]
}
