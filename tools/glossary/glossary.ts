/**
 * glossary.json: one word a concept, in both languages.
 *
 * It feeds the terms' tooltips, the glossary page, the search (keywords.ts, dictionary.ts) and the check for wrong words.
 */
import { fileURLToPath } from 'node:url'
import { readJson } from '../read-json.ts'

interface PerLanguage<T> {
  en: T
  zh: T
}

export interface GlossaryTerm {
  id: string
  /** The chapter in which it is learned, without its number. */
  page: string
  en: string
  zh: string
  /** How Erlang spells it, if it does: `erlang:monitor/2`. */
  erlang: string
  definition: PerLanguage<string>
  /** Other words that a reader may search for. */
  aliases: PerLanguage<string[]>
  /** Wrong words: none of them may stand in the chapters' prose. */
  forbidden: PerLanguage<string[]>
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

export function readGlossary(): GlossaryTerm[] {
  return checked(readJson(ROOT, 'glossary.json') as GlossaryTerm[])
}

/** Refuses a glossary that lacks a field, repeats an id or is out of order, and names the entry. */
export function checked(entries: GlossaryTerm[]): GlossaryTerm[] {
  entries.forEach((term, index) => {
    const name = `glossary.json: entry ${index + 1} (${term.id})`
    if (!/^[a-z0-9-]+$/.test(term.id ?? '')) throw new Error(`${name}: "id" must be kebab-case`)
    if (index > 0 && term.id <= (entries[index - 1]?.id ?? '')) {
      throw new Error(`${name}: ids must be unique and in alphabetical order`)
    }
    if (!/^[a-z0-9-]+$/.test(term.page ?? ''))
      throw new Error(`${name}: "page" must be the slug of a chapter`)
    for (const lang of ['en', 'zh'] as const) {
      if (!term[lang] || !term.definition?.[lang])
        throw new Error(`${name}: needs a word and a definition in "${lang}"`)
      if (!Array.isArray(term.aliases?.[lang]) || !Array.isArray(term.forbidden?.[lang])) {
        throw new Error(`${name}: "aliases" and "forbidden" must be lists in "${lang}"`)
      }
    }
  })
  return entries
}
