/**
 * Every page there is, in both languages: it loads without a complaint or a request to elsewhere, everyone can use it,
 * and nothing scrolls sideways on a phone. And every kata that can be solved in the page: its stub is not started, its
 * solution passes. Longer than the rest, so a project of its own.
 */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from './fixture.ts'
import { overhang, rendered, violations } from './look.ts'

const ROOT = path.join(import.meta.dirname, '../..')
const BUILD = process.env.SITE_BUILD ?? path.join(ROOT, 'build')

/** The paths that the sitemaps of both languages list. */
const pages = ['', 'zh-CN'].flatMap((locale) =>
  Array.from(
    readFileSync(path.join(BUILD, locale, 'sitemap.xml'), 'utf8').matchAll(/<loc>([^<]*)<\/loc>/g),
    ([, address]) => new URL(address as string).pathname,
  ).filter((page) => page !== '/search' && !page.endsWith('/search')),
)

/** The pages of the API reference are large and all made alike: one of them is looked at for all. */
const isOneOfMany = (page: string): boolean => /\/api\/(?!EPMD)./.test(page)

for (const page of pages) {
  test(`${page} is sound`, async ({ page: tab }) => {
    await tab.goto(page)
    if (!isOneOfMany(page)) expect(await violations(tab)).toEqual([])
    await tab.setViewportSize({ width: 390, height: 844 })
    await rendered(tab)
    expect(await overhang(tab)).toBe(0)
    if (isOneOfMany(page)) return
    await tab.emulateMedia({ colorScheme: 'dark' })
    await expect(tab.locator('html')).toHaveAttribute('data-theme', 'dark')
    expect(await violations(tab, ['color-contrast'])).toEqual([])
  })
}

const katas = readdirSync(path.join(ROOT, 'katas'))
  .filter((folder) => /^\d\d-/.test(folder))
  .filter((folder) => {
    const card = JSON.parse(readFileSync(path.join(ROOT, 'katas', folder, 'kata.json'), 'utf8')) as {
      needs: string
    }
    return card.needs === 'browser'
  })

for (const kata of katas) {
  test(`${kata}: the stub is not started, the solution passes`, async ({ page }) => {
    await page.goto(`/learn/${kata.slice(3)}`)
    const card = page.locator('.kata')
    await card.getByRole('button', { name: 'Solve it here' }).click()
    const editor = card.getByRole('textbox')
    await expect(editor).toContainText('todo')
    await editor.press('Control+Enter')
    await expect(card.locator('[data-verdict]')).toHaveAttribute('data-verdict', 'not-started')
    await editor.fill(readFileSync(path.join(ROOT, 'solutions', kata, 'kata.ts'), 'utf8'))
    await editor.press('Control+Enter')
    await expect(card.locator('[data-verdict="passed"]')).toBeVisible({ timeout: 15_000 })
  })
}
