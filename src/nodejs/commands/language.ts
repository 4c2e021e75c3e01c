/** In which language a command speaks. */
import type { Language } from '../../node/explain_language.ts'
import { UsageError } from './options.ts'

/** `--lang`, else the language of the terminal, else English. Throws `UsageError`. */
export function languageOf(
  lang: string | undefined,
  { LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv = process.env,
): Language {
  if (lang === undefined) return (LC_ALL || LC_MESSAGES || LANG || '').startsWith('zh') ? 'zh' : 'en'
  if (lang !== 'en' && lang !== 'zh') throw new UsageError(`--lang ${lang}: it is en or zh`)
  return lang
}
