/**
 * The page that the browser tests use: it fails a test on any console error, any uncaught exception
 * and any request that leaves this machine.
 *
 * The tests name a page as if the site stood at the root of its server: `/learn/ping`. It stands below a base path, as on
 * GitHub Pages, so whatever the site itself asks for at the root is not found, and that is a console error.
 */
import { test as base, type Page } from '@playwright/test'

export { expect } from '@playwright/test'

/** `/learn/ping` as Playwright takes it: relative to the site's first page. */
export const belowBase = (address: string): string => address.replace(/^\//, './')

export const test = base.extend({
  page: async ({ page }, use) => {
    const complaints = watch(page)
    await use(page)
    refuse(complaints)
  },
})

/**
 * One tab for all the tests of a worker, for those that look at many pages: what is fetched and compiled for one page
 * serves the next. Nothing moves in it, so that nothing is caught half way.
 */
export const inOneTab = base.extend<{ tab: Page }, { watched: { tab: Page; complaints: string[] } }>({
  watched: [
    async ({ browser }, use) => {
      const context = await browser.newContext({
        ...(process.env.SITE_ADDRESS === undefined ? {} : { baseURL: process.env.SITE_ADDRESS }),
        reducedMotion: 'reduce',
        serviceWorkers: 'block',
      })
      const tab = await context.newPage()
      await use({ tab, complaints: watch(tab) })
      await context.close()
    },
    { scope: 'worker' },
  ],
  tab: async ({ watched: { tab, complaints } }, use) => {
    complaints.length = 0
    await use(tab)
    refuse(complaints)
  },
})

/** Has the page take the addresses of tests, and keeps what it complains about. */
function watch(page: Page): string[] {
  const goto = page.goto.bind(page)
  page.goto = (address, options) => goto(belowBase(address), options)
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`))
  const refuseElsewhere = (asked: { url(): string }): void => {
    const { protocol, hostname } = new URL(asked.url())
    if (/^(https?|wss?):$/.test(protocol) && hostname !== 'localhost')
      complaints.push(`request: ${asked.url()}`)
  }
  page.on('request', refuseElsewhere)
  page.on('websocket', refuseElsewhere) // which are no requests here
  return complaints
}

function refuse(complaints: string[]): void {
  if (complaints.length > 0) throw new Error(`the page complained:\n${complaints.join('\n')}`)
}
