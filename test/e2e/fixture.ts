/**
 * The page that the browser tests use: it fails a test on any console error, any uncaught exception
 * and any request that leaves this machine.
 *
 * The tests name a page as if the site stood at the root of its server: `/learn/ping`. It stands below a base path, as on
 * GitHub Pages, so whatever the site itself asks for at the root is not found, and that is a console error.
 */
import { test as base, expect, type Page, type Response } from '@playwright/test'

export { expect } from '@playwright/test'

/** Opens a page of the site in a tab of the test's own, and waits until it takes presses. */
export async function visit(page: Page, address: string): Promise<void> {
  await page.goto(belowBase(address))
  await hydrated(page)
}

/** `/learn/ping` as Playwright takes it: relative to the site's first page. */
const belowBase = (address: string): string => address.replace(/^\//, './')

/** Until React has taken over: what is pressed before is lost. */
export function hydrated(page: Page): Promise<void> {
  return expect(page.locator('html')).toHaveAttribute('data-has-hydrated', 'true')
}

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

/** Has the page take the addresses of tests, and be there when it says so; keeps what it complains about. */
function watch(page: Page): string[] {
  const [goto, reload] = [page.goto.bind(page), page.reload.bind(page)]
  const ready = async (answer: Response | null): Promise<Response | null> => {
    if (answer !== null) await hydrated(page) // there is none to about:blank
    return answer
  }
  page.goto = (address, options) => goto(belowBase(address), options).then(ready)
  page.reload = (options) => reload(options).then(ready)
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
