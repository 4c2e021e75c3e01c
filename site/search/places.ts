/**
 * What the search finds, as places to go to: a heading, the text below it and the words that a page is found by are hits
 * of their own, and lead to the same place.
 */

/** As the library numbers them. */
const TITLE = 0
const HEADING = 1
const KEYWORDS = 3

export interface Hit {
  readonly type: number
  readonly document: {
    readonly t: string
    /** The heading above a text. */
    readonly s?: string
    readonly u: string
    readonly h?: string
    /** Of a page: what stands above it. */
    readonly b?: readonly string[]
  }
  /** The page on which it stands, unless it is that. */
  readonly page?: { readonly t: string; readonly b: readonly string[] } | false
  readonly tokens: readonly string[]
  readonly metadata: {
    readonly [term: string]: { readonly t?: { readonly position: [start: number, length: number][] } }
  }
}

export interface Place {
  readonly address: string
  readonly title: string
  readonly path: readonly string[]
  /** The hit that is its heading or, if only the text below was found, that text. */
  readonly found: Hit
  /** The text to quote. */
  readonly text: Hit | undefined
}

/**
 * In the library's order, but what is called as was typed comes first, and then what begins or ends so: pages before
 * headings. Among equals the course stands before the reference.
 */
export function ranked(hits: readonly Hit[], typed: string): Hit[] {
  const name = nameIn(typed)
  const rankOf = (hit: Hit): number => {
    const distance = distanceOf(hit, name)
    return 3 * distance + (isReference(hit) ? 2 : Number(distance < FAR && hit.type === HEADING))
  }
  return hits.toSorted((a, b) => rankOf(a) - rankOf(b))
}

/** In the order of the best hit of each. */
export function placesOf(hits: readonly Hit[]): Place[] {
  const places = new Map<string, Place>()
  for (const hit of hits.filter(hasPlace)) {
    const { u, h = '' } = hit.document
    const text = isText(hit) ? hit : undefined
    const known = places.get(u + h)
    if (known === undefined) {
      const title = titleOf(hit)
      places.set(u + h, { address: u + h, title, path: pathOf(hit, title), found: hit, text })
    } else {
      const found = isNamed(known.found) || !isNamed(hit) ? known.found : hit
      places.set(u + h, { ...known, found, text: known.text ?? text })
    }
  }
  return [...places.values()]
}

const FAR = 2

/** 0 for a page or a heading of that name; 1 for what begins or ends so, is found by that word, or is a class's member. */
function distanceOf(hit: Hit, name: string): 0 | 1 | typeof FAR {
  if (hit.type === KEYWORDS) return hit.document.t.toLowerCase().split(/, */).includes(name) ? 1 : FAR
  if (name === '' || !isNamed(hit)) return FAR
  const title = nameIn(hit.document.t)
  if (title === name || title === `${name}s`) return isMember(hit) ? 1 : 0
  const begins = title.startsWith(name) && /^s?(?![a-z])/.test(title.slice(name.length))
  const ends = title.endsWith(name) && !/[a-z]$/.test(title.slice(0, -name.length))
  return begins || ends ? 1 : FAR
}

/** Without an article, the class that it is a member of, the brackets of a function, and what explains it: "EPMD, the …". */
const nameIn = (title: string): string =>
  title
    .trim()
    .toLowerCase()
    .replace(/^.* › /, '')
    .replace(/^(the|an?) |\(\)$/g, '')
    .replace(/(?<=.)(, |: |，|：).*$/, '')

const isMember = ({ document }: Hit): boolean => document.t.includes(' › ')

const isReference = ({ document }: Hit): boolean => /\/api(\/|$)/.test(document.u)

/** Whether what was found is the heading itself. */
export const isNamed = ({ type }: Hit): boolean => type === TITLE || type === HEADING

/** Not what stands below a heading without an address, such as a kata's: that is found below the heading above as well. */
function hasPlace(hit: Hit): boolean {
  return hit.type === TITLE || Boolean(hit.document.h) || !hit.page || titleOf(hit) === hit.page.t
}

const isText = (hit: Hit): boolean => !isNamed(hit) && hit.type !== KEYWORDS

const titleOf = (hit: Hit): string => (isNamed(hit) ? hit.document.t : (hit.document.s ?? ''))

/** From the bar at the top down to it; what says the same as the next, or as the title, is left out. */
function pathOf({ type, document, page }: Hit, title: string): string[] {
  const all = type === TITLE || !page ? (document.b ?? []) : [...page.b, page.t]
  return all.filter((crumb, index) => crumb !== title && !all[index + 1]?.startsWith(crumb))
}
