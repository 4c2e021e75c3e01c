/**
 * What the search's library finds, in the order of `site/search/places.ts`: for the page of results, and for the box in the
 * bar, to which site/plugins/search-order.ts gives this file in place of the library's own.
 */
import { type Hit, placesOf, ranked } from '@site/site/search/places.ts'
import * as library from '@theme-init/searchByWorker'

export const { fetchIndexesByWorker } = library

/** So many hits are asked for: the best, of however many there are. */
export const MOST = 100

export async function searchAll(base: string, context: string, typed: string): Promise<Hit[]> {
  return ranked(await library.searchByWorker(base, context, typed, MOST), typed)
}

/**
 * For the box: the best of each place. The library's marks of which hit belongs below which hold for its own order only,
 * and the bar at the top is no step to a page of that name.
 */
export async function searchByWorker(base: string, context: string, typed: string, limit: number) {
  const places = placesOf(await searchAll(base, context, typed)).slice(0, limit)
  return places.map(({ found: { page, ...hit } }) => ({
    ...hit,
    page: page && { t: page.t, b: page.b.filter((crumb) => !page.t.startsWith(crumb)) },
    isInterOfTree: false,
    isLastOfTree: false,
  }))
}
