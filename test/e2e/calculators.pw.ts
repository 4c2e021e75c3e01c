/** The widgets that calculate: two heaps, names to try out, a term and its bytes. Each asks for a prediction first. */
import AxeBuilder from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixture.ts'
import { deedsIn, overhang } from './look.ts'

const LANGUAGES = ['', '/zh-CN'] as const
const PAGES = { heaps: 'copy-on-send', names: 'node-names', term: 'terms-on-the-wire' } as const
const JUST_SHOW = /^(Just show me|不猜，直接看)$/
const NEXT_LINE = /^(Next line|执行下一行)$/
const PING = /^(Each pings the other|互相 ping 一下)$/

async function open(page: Page, name: keyof typeof PAGES, language = '', hash = ''): Promise<Locator> {
  await page.goto(`${language}/learn/${PAGES[name]}${hash}`)
  const widget = page.locator('.widget').first()
  await widget.scrollIntoViewIfNeeded() // it comes to who comes near
  await widget.getByRole('radio').first().waitFor()
  return widget
}

/** As the Web Vitals have it: more than this is felt as a jump. What moves within half a second of a press is none. */
const MOST_SHIFT = 0.1

interface ShiftWindow extends Window {
  shifts?: number
}

/** Runs in the page, from its beginning. */
function watchShifts(): void {
  const page = window as ShiftWindow
  page.shifts = 0
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { value, hadRecentInput } = entry as PerformanceEntry & { value: number; hadRecentInput: boolean }
      if (!hadRecentInput) page.shifts = (page.shifts ?? 0) + value
    }
  }).observe({ type: 'layout-shift', buffered: true })
}

async function justShow(widget: Locator): Promise<void> {
  await widget.getByRole('button', { name: JUST_SHOW }).first().click()
}

/** Runs the next line of the two heaps, once the one before is done. */
async function step(next: Locator, from: string, to: string): Promise<void> {
  await expect(next).toHaveAttribute('data-step', from)
  await expect(next).toHaveAttribute('aria-disabled', 'false')
  await next.click()
  await expect(next).toHaveAttribute('data-step', to)
}

async function playHeaps(widget: Locator): Promise<void> {
  const next = widget.getByRole('button', { name: NEXT_LINE })
  await step(next, 'begun', 'sent')
  await step(next, 'sent', 'changed')
  await step(next, 'changed', 'received')
}

const hash = (page: Page): string => decodeURIComponent(new URL(page.url()).hash.replaceAll('+', ' '))

const lit = (widget: Locator): Locator => widget.locator('[data-tag][data-lit=true]')
/** Time stands, and all that was asked has its answer. */
const rest = (widget: Locator): Promise<void> =>
  expect(widget.locator('[data-stage]')).toHaveAttribute('data-busy', 'false')

for (const language of LANGUAGES) {
  test(`heaps ${language}: a prediction, three lines of code, the judgement`, async ({ page }) => {
    const widget = await open(page, 'heaps', language)
    const next = widget.getByRole('button', { name: NEXT_LINE })
    await expect(widget.locator('[inert]')).toHaveCount(1)
    await widget.getByRole('radio').nth(1).check()
    await expect(widget.locator('[inert]')).toHaveCount(0)
    await step(next, 'begun', 'sent')
    await step(next, 'sent', 'changed')
    const log = widget.locator('ol[aria-live] li')
    await expect(log).toHaveCount(3)
    await expect(log.nth(2)).toContainText('[#{amount => 3,item => book}]')
    await expect(widget.locator('[data-verdict]')).toHaveCount(0)
    await step(next, 'changed', 'received')
    await expect(log.nth(3)).toContainText('[#{amount => 2,item => book}]')
    await expect(widget.getByText(language ? '这次没猜中。' : 'Not this time.')).toBeVisible()
    await expect(widget.locator('[data-verdict=right]')).toContainText('2')
    await rest(widget)

    // The same with the warehouse on another node, while the copy is on the wire.
    await widget.getByRole('button', { name: /^(another node|另一个节点上)$/ }).click()
    await expect(next).toHaveAttribute('data-step', 'begun')
    await widget.getByRole('button', { name: /^(Pause|暂停)$/ }).click()
    await step(next, 'begun', 'sent')
    await expect(log.last()).toContainText(language ? '正在路上' : 'under way')
    await step(next, 'sent', 'changed')
    await widget.getByRole('button', { name: /^(Go on|继续)$/ }).click()
    await expect(widget.getByRole('button', { name: /^(Pause|暂停)$/ })).toBeVisible() // time goes on
    await rest(widget)
    await step(next, 'changed', 'received')
    await expect(log.last()).toContainText('[#{amount => 2,item => book}]')
    await widget.locator('[data-beat=frame]').first().click()
    await expect(widget.locator('section[tabindex]')).toContainText('[#{amount => 2,item => book}]')

    await rest(widget)
    const told = await log.allTextContents()
    await expect.poll(() => deedsIn(page, 'heaps'), { message: 'all that was done, in either place' }).toBe(7)
    const address = page.url()
    await page.goto('about:blank')
    await page.goto(address)
    await expect(log).toHaveText(told)
    await expect(widget.getByRole('button', { name: JUST_SHOW })).toHaveCount(0)
  })

  test(`names ${language}: what does not start says what erl says; who does not dial, too`, async ({
    page,
  }) => {
    const widget = await open(page, 'names', language)
    await justShow(widget)
    const [first, second] = [widget.locator('pre').first(), widget.locator('pre').last()]
    await expect(first).toContainText('(a@h1)1> node().\na@h1')
    await widget.getByRole('button', { name: "-sname 'a b'" }).click()
    await expect(first).toContainText('Invalid node name!')
    await expect(widget.getByRole('textbox').first()).toHaveAttribute('aria-invalid', 'true')
    await expect(widget.getByRole('button', { name: PING })).toHaveAttribute('aria-disabled', 'true')
    await widget.getByRole('button', { name: '-sname a', exact: true }).click()
    await expect(first).toContainText('(a@h1)1>')
    await widget.getByRole('button', { name: PING }).click()
    await expect(first).toContainText('(a@h1)2> net_adm:ping(d@localhost).\npong')
    await expect(second).toContainText('** Hostname h1 is illegal **\npang')
    await expect(widget).toContainText(language ? '只有 a@h1 可以拨号' : 'Only a@h1 can dial')
    // All was as the question had it, so there is something to say of the answer.
    await expect(widget.locator('[data-verdict=right]')).toContainText('a')
    await widget.getByRole('textbox').nth(1).fill('b@192.0.2.1')
    await expect(second).toHaveText(/\('b@192\.0\.2\.1'\)1>|\(b@192\.0\.2\.1\)1>/)
    await expect(second).not.toContainText('pang')
  })

  test(`term ${language}: a term to bytes, and bytes to a term`, async ({ page }) => {
    const widget = await open(page, 'term', language)
    await widget.getByRole('radio').nth(2).check()
    const [term, bytes] = [widget.getByRole('textbox').first(), widget.getByRole('textbox').nth(1)]
    await term.fill('[1, 2, 300]')
    await expect(bytes).toHaveValue('83 6c 00 00 00 03 61 01 61 02 62 00 00 01 2c 6a')
    await expect(widget).toContainText(language ? '16 个字节' : '16 bytes')
    await expect(widget.getByText(language ? '猜对了。' : 'As you predicted.')).toBeVisible()

    await widget.getByRole('button', { name: 'INTEGER_EXT 300' }).hover()
    await expect(lit(widget)).toHaveText(['62', '00', '00', '01', '2c'])
    await widget.locator('[data-tag]').nth(7).hover()
    await expect(widget.getByRole('button', { name: 'SMALL_INTEGER_EXT 1' })).toHaveAttribute(
      'aria-pressed',
      'true',
    )
    await expect(lit(widget)).toHaveText(['61', '01'])

    await widget.getByRole('button', { name: /^(Send it from a to b|从 a 发给 b)$/ }).click()
    await expect(widget.locator('[data-output="b@h2"]')).toContainText('\n[1,2,300]')
    await widget.locator('[data-beat=frame]').click()
    await expect(widget.locator('section[tabindex]')).toContainText(
      '6c 00 00 00 03 61 01 61 02 62 00 00 01 2c 6a',
    )
    await expect.poll(() => hash(page)).toMatch(/^#term=\[1, 2, 300\]&wire=/)

    await bytes.fill('83680277026f6b6d000000020102')
    await expect(term).toHaveValue('{ok,<<1,2>>}')
    await bytes.fill('83 68 02 77 02 6f 6b 6d 00 00 00 09 01')
    await expect(bytes).toHaveAttribute('aria-invalid', 'true')
    await expect(widget.locator('[data-wrong=true]')).toHaveText('6d')
    await expect(widget).toContainText('BINARY_EXT (109) at offset 7')
    await term.fill('{ok,')
    await expect(term).toHaveAttribute('aria-invalid', 'true')
    await expect(widget).toContainText("syntax error before: '.'")
  })
}

test('names on a stage: who has one of the other form is not dialled, and a link brings that back', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' }) // all that is to come is there at once
  const widget = await open(page, 'names')
  await widget.getByRole('button', { name: 'Three machines' }).click()
  const stage = widget.locator('[data-stage=names-stage]')
  const ofShort = stage.locator('[data-output="a@h1"]')
  const ofLong = stage.locator('[data-output="c@h3.example.org"]')
  const press = async (line: string): Promise<void> => {
    await rest(widget)
    await stage.locator(`[data-line="${line}"]`).click()
  }
  await widget.getByRole('radio', { name: 'Neither', exact: true }).check()
  await press("a@h1 net_adm:ping('b@h2').")
  await expect(ofShort).toContainText('pong')
  await expect(widget.locator('[data-verdict]')).toHaveCount(0)
  await press("a@h1 net_adm:ping('c@h3.example.org').")
  const refused =
    '** System NOT running to use fully qualified hostnames **\n** Hostname h3.example.org is illegal **\npang'
  await expect(ofShort).toContainText(refused)
  await expect(stage.locator('[data-beat=not_dialled]')).toBeVisible()
  await expect(widget.locator('[data-verdict=right]')).toContainText('Neither')
  await expect(widget.getByText('As you predicted.')).toBeVisible()
  await press("c@h3.example.org net_adm:ping('a@h1').")
  await expect(ofLong).toContainText('** Hostname h1 is illegal **\npang')
  const { violations } = await new AxeBuilder({ page }).include('[data-stage=names-stage]').analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join('\n')}`)).toEqual([])

  await expect.poll(() => deedsIn(page, 'names-stage'), { message: 'all that was done' }).toBe(3)
  const address = page.url()
  await page.goto('about:blank')
  await page.goto(address)
  await expect(ofShort).toContainText(refused)
})

test.describe('the address', () => {
  test('opens what was sent, and nobody is asked to guess', async ({ page }) => {
    const widget = await open(page, 'term', '', '#term=%7Bok%2C<<1%2C2>>%7D')
    await expect(widget.getByRole('textbox').nth(1)).toHaveValue('83 68 02 77 02 6f 6b 6d 00 00 00 02 01 02')
    await expect(widget.getByRole('button', { name: JUST_SHOW })).toHaveCount(0)
    await expect(widget.getByRole('textbox').first()).toBeInViewport()
    await page.evaluate(() => {
      location.hash = '#term=hex:836a'
    })
    await expect(widget.getByRole('textbox').first()).toHaveValue('[]')
  })

  test('of names, too', async ({ page }) => {
    const names = await open(page, 'names', '/zh-CN', '#names=-name a / none / no domain / ping')
    await expect(names.locator('pre').first()).toContainText("Can't set long node name!")
    await expect(names.locator('pre').last()).toContainText('nonode@nohost')
  })

  for (const language of LANGUAGES) {
    test(`of a digest ${language}, by its button, and changed by hand`, async ({ page, context }) => {
      await context.grantPermissions(['clipboard-read', 'clipboard-write'])
      const digest = async (hash = ''): Promise<Locator> => {
        await page.goto('about:blank') // the same page with another hash would be no new one
        await page.goto(`${language}/learn/magic-cookie${hash}`)
        const widget = page.getByRole('region', { name: /^(Digest calculator|摘要计算器)$/ })
        await widget.scrollIntoViewIfNeeded()
        await widget.getByRole('textbox').first().waitFor()
        return widget
      }
      const widget = await digest()
      const [cookie, challenge] = [widget.getByRole('textbox').first(), widget.getByRole('textbox').last()]
      await cookie.fill('tea & milk')
      await challenge.fill('7')
      const shown = (await widget.locator('[data-digest]').getAttribute('data-digest')) ?? ''
      await widget.getByRole('button', { name: /^(Copy link|复制链接)$/ }).click()
      await expect(widget.getByRole('button', { name: /^(Copied|已复制)$/ })).toBeVisible()
      const copied = new URL(await page.evaluate(() => navigator.clipboard.readText()))
      expect(new URLSearchParams(copied.hash.slice(1)).get('digest')).toBe('7 tea & milk')

      await digest(copied.hash)
      await expect(cookie).toHaveValue('tea & milk')
      await expect(widget.locator('[data-digest]')).toHaveAttribute('data-digest', shown)
      await page.evaluate(() => {
        location.hash = '#digest=8 secret'
      })
      await expect(challenge).toHaveValue('8')
      await challenge.fill('none')
      await expect.poll(() => hash(page), 'what has no digest is not in the address').toBe('')
      await digest('#digest=none secret')
      await expect(challenge).toHaveValue('4116250832')
    })
  }

  for (const [name, wrong] of [
    ['heaps', 'cart.nowhere'],
    ['names', '-sname'],
    ['term', '{ok,'],
  ] as const) {
    test(`that makes no sense to ${name} is ignored`, async ({ page }) => {
      const widget = await open(page, name, '', `#${name}=${encodeURIComponent(wrong)}`)
      await expect(widget.getByRole('button', { name: JUST_SHOW }).first()).toBeVisible()
    })
  }

  test('is copied by a button', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    const widget = await open(page, 'term')
    await justShow(widget)
    await widget.getByRole('button', { name: '#{a => 1}' }).click()
    await widget.getByRole('button', { name: 'Copy link' }).click() // the stage's, and the only one
    await expect(widget.getByRole('button', { name: 'Copied' })).toBeVisible()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(new URLSearchParams(new URL(copied).hash.slice(1)).get('term')).toBe('#{a => 1}')
  })
})

test('a prediction can be made, and the figure played, by keyboard alone', async ({ page }) => {
  const widget = await open(page, 'heaps')
  await widget.getByRole('radio').first().focus()
  await page.keyboard.press('ArrowDown')
  await expect(widget.getByRole('radio').nth(1)).toBeChecked()
  await widget.getByRole('button', { name: NEXT_LINE }).focus()
  const next = widget.locator('[data-step]')
  for (const reached of ['sent', 'changed', 'received']) {
    await expect(next).toHaveAttribute('aria-disabled', 'false')
    await page.keyboard.press('Enter')
    await expect(next).toHaveAttribute('data-step', reached)
  }
  await expect(widget.getByRole('radio').nth(1)).toBeDisabled()

  const term = await open(page, 'term')
  await term.getByRole('button', { name: JUST_SHOW }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expect(term.getByRole('button', { name: '1', exact: true })).toBeFocused()
  await term.getByRole('button', { name: 'STRING_EXT' }).focus()
  await expect(lit(term)).toHaveText(['6b', '00', '03', '01', '02', '03'])
})

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`${colorScheme}, on a phone`, () => {
    test.use({
      colorScheme,
      viewport: { width: 390, height: 844 },
      contextOptions: { reducedMotion: 'reduce' },
    })

    for (const [name, play] of [
      ['heaps', playHeaps],
      ['names', (widget: Locator) => widget.getByRole('button', { name: PING }).click()],
      ['term', (widget: Locator) => widget.getByRole('button', { name: '[1,2,300]' }).click()],
    ] as const) {
      test(`${name} is accessible, no wider than the screen, and does not jump`, async ({ page }) => {
        await page.addInitScript(watchShifts)
        const widget = await open(page, name, '/zh-CN')
        const kept = await widget.evaluate((element) =>
          Number.parseFloat(getComputedStyle(element).minHeight),
        )
        await expect.poll(async () => (await widget.boundingBox())?.height).toBeLessThan(kept + 2)
        await widget.getByRole('radio').first().check()
        const high = async () => (await widget.boundingBox())?.height ?? 0
        await expect.poll(high, { message: 'no more room was kept than is needed' }).toBeGreaterThan(kept)
        // What moves upon a press is no shift, so this is asked for by itself.
        const below = widget.locator('[data-open] + [aria-live]')
        const before = (await below.boundingBox())?.height
        await play(widget)
        await expect(widget.locator('[data-verdict=right]')).toHaveCount(1)
        await expect(below.locator('[aria-hidden=true]')).toHaveCount(0)
        expect((await below.boundingBox())?.height, 'the room of the judgement').toBe(before)
        expect(await page.evaluate(() => (window as ShiftWindow).shifts)).toBeLessThan(MOST_SHIFT)
        await expect.poll(() => overhang(page)).toBe(0)
        const { violations } = await new AxeBuilder({ page }).include('.widget').analyze()
        expect(
          violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join('\n')}`),
        ).toEqual([])
      })
    }
  })
}
