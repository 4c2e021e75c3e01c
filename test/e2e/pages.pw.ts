/**
 * Every page there is, in both languages: it loads without a complaint or a request to elsewhere, a chapter is not heavy,
 * everyone can use it, in the light and in the dark, and nothing scrolls sideways on a phone. And every kata that can be
 * solved in the page: its stub is not started, its solution passes. Longer than the rest, so a project of its own.
 */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { readCatalog } from '../../tools/kata/catalog.ts'
import { builtPages, ROOT } from './built.ts'
import { expect, inOneTab as test } from './fixture.ts'
import { expectSound } from './look.ts'

const CHINESE = '/zh-CN'

test('the pages are those of the sources, in both languages', () => {
  const docs = readdirSync(path.join(ROOT, 'docs')).filter((file) => file.endsWith('.mdx'))
  const slugs = docs.map((file) => file.replace(/^\d\d-|\.mdx$/g, ''))
  const pages = ['/', '/playground', '/progress', '/api/', ...slugs.map((slug) => `/learn/${slug}`)]
  expect(builtPages()).toEqual(expect.arrayContaining(pages.flatMap((page) => [page, `${CHINESE}${page}`])))
})

for (const page of builtPages()) {
  test(`${page} is sound`, async ({ tab }) => {
    const isChinese = page.startsWith(CHINESE)
    await expectSound(tab, page, isChinese ? 'zh-CN' : 'en')
    const twin = isChinese ? page.slice(CHINESE.length) : `${CHINESE}${page}`
    const address = await tab.locator('[data-choose-locale]').first().getAttribute('href')
    expect(address, 'where the other language is').toBe(
      new URL(twin.slice(1), process.env.SITE_ADDRESS).pathname,
    )
  })
}

for (const { id, slug } of readCatalog(ROOT).filter(({ needs }) => needs === 'browser')) {
  test(`${id}: the stub is not started, the solution passes`, async ({ tab }) => {
    await tab.goto(`/learn/${slug}`)
    const card = tab.locator('.kata')
    await card.getByRole('button', { name: 'Solve it here' }).click()
    const editor = card.getByRole('textbox')
    await expect(editor).toContainText('todo')
    await editor.press('Control+Enter')
    await expect(card.locator('[data-verdict]')).toHaveAttribute('data-verdict', 'not-started')
    await editor.fill(readFileSync(path.join(ROOT, 'solutions', id, 'kata.ts'), 'utf8'))
    await editor.press('Control+Enter')
    await expect(card.locator('[data-verdict="passed"]')).toBeVisible()
  })
}
