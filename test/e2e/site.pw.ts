/** What holds for the site as a whole: languages, search, colours, access, small screens. */
import { expect, test } from './fixture.ts'
import { overhang, rendered, violations } from './look.ts'

const PAGES = ['/', '/learn/from-pang-to-pong', '/learn/magic-cookie', '/learn/glossary']
const ENGLISH_GLOSSARY = /(?<!zh-CN)\/learn\/glossary$/
const BOTH = PAGES.flatMap((page) => [page, `/zh-CN${page}`])

test.describe('languages', () => {
  test('the landing page speaks both', async ({ page }) => {
    await page.goto('/')
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('From pang to pong')
    await page.goto('/zh-CN/')
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('从 pang 到 pong')
  })

  test('the switch keeps the page, its anchor and the choice', async ({ page }) => {
    await page.goto('/learn/magic-cookie#kata')
    await page.getByRole('link', { name: '中文' }).click()
    await expect(page).toHaveURL(/\/zh-CN\/learn\/magic-cookie#kata$/)
    await page.goto('/learn/glossary')
    await expect(page).toHaveURL(/\/zh-CN\/learn\/glossary$/)
    await page.getByRole('link', { name: 'English' }).click()
    await expect(page).toHaveURL(ENGLISH_GLOSSARY)
    await page.reload()
    await expect(page).toHaveURL(ENGLISH_GLOSSARY)
  })

  test.describe('with a Chinese browser', () => {
    test.use({ locale: 'zh-CN' })

    test('a first visit goes to Chinese and keeps the deep link', async ({ page }) => {
      await page.goto('/learn/magic-cookie?from=mail#kata')
      await expect(page).toHaveURL(/\/zh-CN\/learn\/magic-cookie\/?\?from=mail#kata$/)
    })

    test('a choice of English holds', async ({ page }) => {
      await page.goto('/')
      await expect(page).toHaveURL(/\/zh-CN\/$/)
      await page.getByRole('link', { name: 'English' }).click()
      await expect(page.locator('html')).toHaveAttribute('lang', 'en')
      await page.goto('/learn/magic-cookie')
      await expect(page.locator('html')).toHaveAttribute('lang', 'en')
    })
  })

  test('an address that names a language is left alone', async ({ page }) => {
    await page.goto('/zh-CN/learn/magic-cookie')
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  })
})

test.describe('search', () => {
  for (const [start, word, hit] of [
    ['/', 'net_adm', /net_adm/],
    ['/zh-CN/', 'net_adm', /net_adm/],
    ['/zh-CN/', '魔法', /魔法/],
    ['/zh-CN/', '隐藏节点', /隐藏节点/],
    ['/', '魔法', /魔法/],
  ] as const) {
    test(`finds ${word} from ${start}`, async ({ page }) => {
      await page.goto(start)
      await page.getByRole('textbox', { name: 'Search' }).click()
      await page.getByRole('combobox', { name: 'Search' }).fill(word)
      await expect(page.getByRole('option').filter({ hasText: hit }).first()).toBeVisible()
    })
  }
})

test.describe('terms', () => {
  test('a definition shows on focus and goes on Escape', async ({ page }) => {
    await page.goto('/learn/from-pang-to-pong')
    const term = page.locator('.term__word').first()
    await term.focus()
    const definition = page.getByRole('tooltip').first()
    await expect(definition).toBeVisible()
    await expect(term).toHaveAttribute('aria-describedby', (await definition.getAttribute('id')) ?? '')
    await page.keyboard.press('Escape')
    await expect(definition).toBeHidden()
  })

  test.describe('on a touch screen', () => {
    test.use({ hasTouch: true, viewport: { width: 390, height: 844 } })

    test('the first tap shows the definition, the second follows the link', async ({ page }) => {
      await page.goto('/learn/from-pang-to-pong')
      const term = page.locator('.term__word').first()
      await term.tap()
      await expect(page.getByRole('tooltip').first()).toBeVisible()
      await expect(page).toHaveURL(/from-pang-to-pong$/)
      await term.tap()
      await expect(page).toHaveURL(/\/learn\/glossary#/)
    })
  })
})

test('a quiz says why, right or wrong', async ({ page }) => {
  await page.goto('/learn/from-pang-to-pong')
  const quiz = page.locator('.quiz').first()
  await expect(quiz.getByText('Yes.')).toBeHidden()
  for (const answer of await quiz.getByRole('radio').all()) {
    await answer.check()
    await expect(quiz.locator('[data-verdict] .quiz__why')).toContainText(/^(Yes|No)\. ./)
  }
})

test('the colour mode can be switched and is kept', async ({ page }) => {
  await page.goto('/')
  const theme = page.locator('html')
  await expect(theme).toHaveAttribute('data-theme', 'light')
  const toggle = page.getByRole('button', { name: /dark and light mode/i })
  while ((await theme.getAttribute('data-theme')) === 'light') await toggle.click()
  await page.reload()
  await expect(theme).toHaveAttribute('data-theme', 'dark')
})

for (const path of BOTH) {
  test(`everyone can use ${path}`, async ({ page }) => {
    await page.goto(path)
    expect(await violations(page)).toEqual([])
  })
}

// Only colours change in the dark, and both languages have the same.
for (const path of PAGES) {
  test(`everyone can read ${path} in the dark`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.goto(path)
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    expect(await violations(page, ['color-contrast'])).toEqual([])
  })
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  for (const path of BOTH) {
    test(`nothing scrolls sideways at ${path}`, async ({ page }) => {
      await page.goto(path)
      await rendered(page)
      expect(await overhang(page)).toBe(0)
    })
  }
})
