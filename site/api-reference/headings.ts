/**
 * The headings of a page of the API reference: one for each export, and one for each member. TypeDoc has more, which say
 * what the code or the table below them says by itself, and by which nobody would find anything.
 */

/** What stands below them begins with a word that says the same. */
const SAID_BELOW = new Set([
  'Accessors',
  'Call Signature',
  'Constructor',
  'Constructors',
  'Get Signature',
  'Index Signature',
  'Indexable',
  'Methods',
  'Parameters',
  'Properties',
  'Set Signature',
  'Type Declaration',
  'Type Parameters',
])

/** They lead into a line. */
const LEAD_IN = new Set(['Extended by', 'Extends', 'Implements', 'Inherited from', 'Overrides', 'Returns'])

export function plainHeadings(page: string): string {
  const blocks = page.split('\n\n')
  const written: string[] = []
  let owner = ''
  let isConstructor = false
  while (blocks.length > 0) {
    const block = blocks.shift() ?? ''
    const [, marks, title = ''] = /^(#{2,6}) (.+)$/.exec(block) ?? []
    if (marks === undefined) {
      written.push(block)
    } else if (LEAD_IN.has(title)) {
      const line = title === 'Returns' ? blocks.shift() : linked(blocks.shift() ?? '')
      // Of a constructor its code says enough, and of what returns nothing.
      if (line && line.trim() !== '`void`' && !(title === 'Returns' && isConstructor))
        written.push(`**${title}** ${line}`)
    } else {
      isConstructor = title === 'Constructor' || (isConstructor && title.endsWith('Parameters'))
      if (SAID_BELOW.has(title)) continue
      if (marks === '##') owner = title.replace(/\(\)$/, '')
      written.push(marks === '##' ? block : `### ${of(owner)}${title}`)
    }
  }
  return written.join('\n\n')
}

/** Whose member it is stands on the page above it, but not in a list of headings that were found. */
const of = (owner: string): string => `<span class="member-of">${owner} › </span>`

/** Bases that have no page say nothing to who cannot import them. */
function linked(list: string): string {
  const items = list.split('\n').map((item) => item.replace(/^- /, ''))
  return items.filter((item) => item.includes('](')).join(', ')
}
