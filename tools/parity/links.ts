/**
 * Links from chapter to chapter and to the site's other pages, with file and line. Docusaurus stops at a dead link, too, but
 * at the end of a build, and names the page's address alone. What stands on the other pages is known only then, so a link
 * to one of them leads to its top.
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

/** What leads to a page that is no chapter, such as `/playground`, and, it may be, into it. */
const TO_ANOTHER_PAGE = /^(\/[^#?]*)(?:\?[^#]*)?(#.*)?/

/** The links of `pages`, all pages of one language, that lead to no page or to no heading; `others` are no chapters. */
export function deadLinks(pages: readonly Page[], others: readonly string[]): Problem[] {
  const headings = new Map(pages.map(({ file, outline }) => [file, headingIds(outline)]))
  return pages.flatMap(({ file, outline }) =>
    outline.parts
      .filter(({ kind }) => kind === 'link')
      .flatMap(({ value, line }) => {
        const dead = (message: string) => [{ file, line, message: `dead link: ${message}` }]
        const [, address, place] = TO_ANOTHER_PAGE.exec(value) ?? []
        if (address !== undefined && !others.includes(address)) {
          return dead(`there is no page ${address}; a chapter is named by its file, ./04-ping.mdx`)
        }
        if (place !== undefined) {
          return dead(`whether ${address} has a ${place} is not known here; link to ${address} alone`)
        }
        const [match, page, id] = TO_A_CHAPTER.exec(value) ?? []
        if (!match) return []
        const target = page === undefined ? file : path.posix.join(path.posix.dirname(file), page)
        const ids = headings.get(target)
        if (ids === undefined) return dead(`there is no page ${target}`)
        if (id === undefined || ids.has(id)) return []
        return dead(`${target} has no heading {/* #${id} */}`)
      }),
  )
}

function headingIds({ parts }: Outline): Set<string> {
  const headings = parts.filter(({ kind }) => kind === 'heading')
  return new Set(headings.map(({ value }) => value.replace(/^#+ #/, '')))
}

/** Where a page or a component leads to, as it is written there; what it computes is not known here. */
const TO_ADDRESS = /\bto(?:="|: ')(\/[^"'#?]*)/g

/** The links of a program of the site that lead to none of the site's addresses. */
export function deadAddresses(file: string, program: string, addresses: readonly string[]): Problem[] {
  return program.split('\n').flatMap((text, index) =>
    [...text.matchAll(TO_ADDRESS)]
      .map(([, address = '']) => address)
      .filter((address) => !addresses.includes(address))
      .map((address) => ({ file, line: index + 1, message: `dead link: there is no page ${address}` })),
  )
}
