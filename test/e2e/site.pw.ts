/** What holds for the site as a whole: languages, search, colours, access, small screens. */
import { expect, test } from './fixture.ts'
import { expectReadable, expectSound } from './look.ts'
import { open } from './stage.ts'

const ENGLISH_GLOSSARY = /(?<!zh-CN)\/learn\/glossary$/

test.describe('languages', () => {
  test('the landing page speaks both', async ({ page }) => {
    await page.goto('/')
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('From pang to pong')
    await page.goto('/zh-CN/')
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('从 pang 到 pong')
  })

  test('the switch keeps the page, what is asked of it, its anchor and the choice', async ({ page }) => {
    await page.goto('/learn/magic-cookie?from=mail#kata')
    await page.getByRole('link', { name: '中文' }).click()
    await expect(page).toHaveURL(/\/zh-CN\/learn\/magic-cookie\?from=mail#kata$/)
    await page.goto('/learn/glossary')
    await expect(page).toHaveURL(/\/zh-CN\/learn\/glossary$/)
    await page.getByRole('link', { name: 'English' }).click()
    await expect(page).toHaveURL(ENGLISH_GLOSSARY)
    await page.reload()
    await expect(page).toHaveURL(ENGLISH_GLOSSARY)
  })

  test('the switch keeps what was done on a stage', async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' }) // what comes is there at once
    const stage = await open(page, '/learn/from-pang-to-pong', 'ping')
    await page.locator('.widget').getByRole('radio').first().check()
    await stage.locator('[data-line]').first().click()
    await expect(stage.locator('[data-output="a@h1"]')).toContainText('pong')
    await expect(page).toHaveURL(/#ping=./)
    const { hash } = new URL(page.url())
    await page.getByRole('link', { name: '中文' }).click()
    await expect(page).toHaveURL(/\/zh-CN\/learn\/from-pang-to-pong#/)
    expect(new URL(page.url()).hash).toBe(hash)
    await expect(stage.locator('[data-output="a@h1"]')).toContainText('pong')
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

test.describe('in Chinese', () => {
  test('the search box has a Chinese name, and what it finds nothing for is said in Chinese', async ({
    page,
  }) => {
    await page.goto('/zh-CN/')
    const box = page.getByRole('textbox', { name: '搜索' })
    await expect(box).toHaveAttribute('placeholder', '搜索')
    await box.click()
    await page.getByRole('combobox', { name: '搜索' }).fill('qqqq')
    await expect(page.locator('.navbar').getByText('没有找到任何文档')).toBeVisible()
    await page.goto('/zh-CN/search?q=pang')
    await expect(page.locator('.main-wrapper').getByRole('searchbox', { name: '搜索' })).toBeVisible()
  })
})

for (const [locale, addresses, says] of [
  ['zh-CN', ['./learn/nowhere', './zh-CN/learn/nowhere'], '这个地址没有应答'],
  ['en', ['./learn/nowhere'], 'Nothing answers at this address.'],
] as const) {
  test(`what does not exist is said to in the language of its address: ${locale}`, async ({ browser }) => {
    // A page of its own: a status of 404 is an error in the console.
    const page = await (await browser.newContext({ locale })).newPage()
    for (const address of addresses) {
      await page.goto(address)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('pang')
      await expect(page.getByRole('main')).toContainText(says)
      await expect(page.locator('html')).toHaveAttribute('lang', locale)
    }
    await expectReadable(page)
    await page.context().close()
  })
}

test('who asks for less motion gets none', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto('/learn/from-pang-to-pong')
  const moving = await page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter((element) => {
        const { transitionDuration, animationDuration, scrollBehavior } = getComputedStyle(element)
        const longest = Math.max(
          ...`${transitionDuration}, ${animationDuration}`.split(',').map(Number.parseFloat),
        )
        return longest > 0.001 || scrollBehavior === 'smooth'
      })
      .map(({ outerHTML }) => outerHTML.slice(0, 80)),
  )
  expect(moving).toEqual([])
})

test.describe('terms', () => {
  test('a definition shows on focus, wherever that takes the page, and goes on Escape', async ({ page }) => {
    await page.goto('/learn/from-pang-to-pong')
    const term = page.locator('.term__word').last()
    await expect(term).not.toBeInViewport()
    await term.focus()
    const definition = page.getByRole('tooltip').first()
    await expect(term).toBeInViewport()
    await expect(definition).toBeInViewport({ ratio: 1 })
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

test('what went wrong in a shell is told in plain words', async ({ page }) => {
  await page.goto('/learn/simple-cache')
  await expect(page.locator('.token.printed', { hasText: /^in function/ })).toHaveCount(1)
  await expect(
    page.locator('.token-line', { hasText: 'in function' }).locator('.keyword, .function'),
  ).toHaveCount(0)
})

test('the colour mode can be switched and is kept', async ({ page }) => {
  await page.goto('/')
  const theme = page.locator('html')
  await expect(theme).toHaveAttribute('data-theme', 'light')
  for (const mode of ['light', 'dark']) {
    await page.getByRole('button', { name: /dark and light mode/i }).click()
    await expect(page.getByRole('button', { name: `currently ${mode} mode` })).toBeVisible()
  }
  await page.reload()
  await expect(theme).toHaveAttribute('data-theme', 'dark')
})

test('on paper code is dark on light, whatever the screen shows', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark', media: 'print' })
  await page.goto('/learn/copy-on-send')
  const code = page.locator('.theme-code-block pre')
  await expect(code.first()).toBeVisible()
  const colours = await code.evaluateAll((all) =>
    all.map((pre) => `${getComputedStyle(pre).color} on ${getComputedStyle(pre).backgroundColor}`),
  )
  expect(new Set(colours)).toEqual(new Set(['rgb(35, 40, 47) on rgb(243, 241, 234)']))
})

// One of a kind; pages.pw.ts looks at all.
for (const path of ['/', '/zh-CN/learn/copy-on-send', '/learn/glossary']) {
  test(`${path} is sound`, async ({ page }) => {
    await expectSound(page, path, path.startsWith('/zh-CN') ? 'zh-CN' : 'en')
  })
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test('a wide table is a card a row, and a table all the same', async ({ page }) => {
    await page.goto('/learn/why-pang')
    const row = page.getByRole('row', { name: 'about 7 s' })
    const heads = row.getByRole('rowheader')
    await expect(heads).toHaveText('about 7 s', { useInnerText: true }) // what is shown of it
    await expect(row.getByRole('cell')).toHaveCount(2)
    /** How far the first cell of the row stands below its head, measured in one moment. */
    const below = (): Promise<number> =>
      row.evaluate((row) => {
        const [head, cell] = [...row.children].map((part) => part.getBoundingClientRect().y)
        return (cell ?? Number.NaN) - (head ?? Number.NaN)
      })
    await expect.poll(below).toBeGreaterThan(0)
    await expect(page.getByRole('region', { name: 'Table' })).toHaveCount(0)
    await page.setViewportSize({ width: 1280, height: 800 })
    await expect.poll(below).toBe(0)
  })

  test('a table that does not fit is scrolled by keyboard; one that fits is no stop', async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 })
    for (const address of ['/learn/rpc', '/learn/magic-cookie', '/zh-CN/learn/bang']) {
      await page.goto(address)
      await expect(page.getByRole('table').first()).toBeVisible()
      await expect(page.locator('.table-frame[tabindex]'), 'four times as large, all fit').toHaveCount(0)
    }
    await page.goto('/learn/rpc')
    await page.addStyleTag({
      content: '@media (width < 320px) { .table-frame > table { min-width: 40rem } }',
    })
    await page.setViewportSize({ width: 310, height: 640 })
    const frame = page.getByRole('region', { name: 'Table' }).first()
    await frame.focus()
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => frame.evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThan(0)
    await page.setViewportSize({ width: 1280, height: 800 })
    await expect(page.getByRole('region', { name: 'Table' })).toHaveCount(0)
  })
})
