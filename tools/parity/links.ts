/**
 * Links from chapter to chapter, with file and line. Docusaurus stops at a dead link, too, but at the end of a build, and
 * names the page's address alone.
 */
import path from 'node:path'
import type { Outline } from './outline.ts'
import type { Problem } from './problem.ts'

/** What leads to a chapter of the same language: `./07-epmd.mdx`, `#who`, or both. */
const TO_A_CHAPTER = /^(\.{1,2}\/[^#]+\.mdx?)?(?:#(.+))?$/

interface Page {
  readonly file: string
  readonly outline: Outline
}

/** The links of `pages`, all pages of one language, that lead to no page or to no heading. */
export function deadLinks(pages: readonly Page[]): Problem[] {
  const headings = new Map(pages.map(({ file, outline }) => [file, headingIds(outline)]))
  return pages.flatMap(({ file, outline }) =>
    outline.parts
      .filter(({ kind }) => kind === 'link')
      .flatMap(({ value, line }) => {
        const [match, page, id] = TO_A_CHAPTER.exec(value) ?? []
        if (!match) return []
        const target = page === undefined ? file : path.posix.join(path.posix.dirname(file), page)
        const ids = headings.get(target)
        if (ids === undefined) return [{ file, line, message: `dead link: there is no page ${target}` }]
        if (id === undefined || ids.has(id)) return []
        return [{ file, line, message: `dead link: ${target} has no heading {/* #${id} */}` }]
      }),
  )
}

function headingIds({ parts }: Outline): Set<string> {
  const headings = parts.filter(({ kind }) => kind === 'heading')
  return new Set(headings.map(({ value }) => value.replace(/^#+ #/, '')))
}
