/** What can be said of any page by looking at it. */
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from './fixture.ts'

/** By how many pixels the page is wider than its window. */
export function overhang(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}

/** The serious violations that axe finds, as text. Drawings are left out: their captions stand for them. */
export async function violations(page: Page, rules?: string[]): Promise<string[]> {
  await rendered(page)
  const axe = new AxeBuilder({ page }).exclude('.figure__drawing')
  const found = await (rules ? axe.withRules(rules) : axe).analyze()
  return found.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`))
}

/** Until React has taken over and every diagram is drawn, for which the page has to be read to its end. */
export async function rendered(page: Page): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-has-hydrated', 'true')
  for (const drawing of await page.locator('.figure__drawing').all()) {
    await drawing.scrollIntoViewIfNeeded()
    await expect(drawing.locator('svg').first()).toBeVisible()
  }
  await page.evaluate(() => scrollTo(0, 0))
}
