/**
 * The page that the browser tests use: it fails a test on any console error, any uncaught exception
 * and any request that leaves this machine.
 */
import { test as base } from '@playwright/test'

export { expect } from '@playwright/test'

export const test = base.extend({
  page: async ({ page }, use) => {
    const complaints: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(`console: ${message.text()}`)
    })
    page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`))
    page.on('request', (request) => {
      const { protocol, hostname } = new URL(request.url())
      if (/^https?:|^wss?:/.test(protocol) && hostname !== 'localhost')
        complaints.push(`request: ${request.url()}`)
    })
    await use(page)
    if (complaints.length > 0) throw new Error(`the page complained:\n${complaints.join('\n')}`)
  },
})
