/** The stages of the chapters: every line and every fault can be pressed, and a link brings the situation back. */
import AxeBuilder from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixture.ts'
import { deedsIn, drawn, overhang } from './look.ts'

/** Chapters with a stage, and its name. */
const STAGES = [
  ['from-pang-to-pong', 'ping'],
  ['location-transparency', 'route'],
  ['ping', 'why-pang'],
  ['full-mesh', 'mesh'],
  ['hidden-nodes', 'hide'],
  ['epmd', 'epmd'],
  ['magic-cookie', 'cookie'],
  ['handshake', 'handshake'],
  ['pids', 'pids'],
  ['bang', 'bang'],
  ['when-nodes-fail', 'cable'],
  ['rpc', 'rpc'],
  ['gen-server', 'call'],
  ['simple-cache', 'cache'],
] as const

// Who asks for less motion sees no journeys: all that is to come is there at once.
test.use({ contextOptions: { reducedMotion: 'reduce' } })

async function open(page: Page, path: string, play: string): Promise<Locator> {
  await page.goto(path)
  const placeholder = page.locator('.widget').first()
  await placeholder.scrollIntoViewIfNeeded()
  const stage = page.locator(`[data-stage="${play}"]`)
  await rest(stage)
  return stage
}

/** Time stands again, and all that was asked has its answer. */
async function rest(stage: Locator): Promise<void> {
  await expect(stage).toHaveAttribute('data-busy', 'false')
}

/** What every shell shows. */
async function shells(stage: Locator): Promise<string[]> {
  const shown: string[] = []
  for (const tab of await stage.locator('fieldset').first().getByRole('button').all()) {
    await tab.click()
    const node = await tab.textContent()
    shown.push((await stage.locator(`[data-output="${node}"]`).textContent()) ?? '')
  }
  return shown
}

/** Leaves, and comes back by the link that the address is once so many deeds are in it: to what every shell showed. */
async function comeBack(page: Page, stage: Locator, play: string, deeds: number): Promise<void> {
  const before = await shells(stage)
  await expect.poll(() => deedsIn(page, play), { message: 'all that was done' }).toBe(deeds)
  // By another address first: the same one with another hash is no new page.
  const address = page.url()
  await page.goto('about:blank')
  await page.goto(address)
  await expect.poll(() => shells(stage)).toEqual(before)
  await rest(stage)
}

for (const [chapter, play] of STAGES) {
  for (const language of ['', '/zh-CN']) {
    test(`the stage of ${chapter} ${language} plays to its end`, async ({ page }) => {
      const stage = await open(page, `${language}/learn/${chapter}`, play)
      const predict = page.locator('.widget').filter({ has: stage }).getByRole('radio')
      await predict.first().check()
      const lines = await stage.locator('[data-line]').all()
      for (const line of lines) {
        await line.click()
        await rest(stage)
      }
      await expect(stage.locator('[data-beat]').first()).toBeVisible()
      const { violations } = await new AxeBuilder({ page }).include(`[data-stage="${play}"]`).analyze()
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join('\n')}`),
      ).toEqual([])

      await comeBack(page, stage, play, lines.length)

      for (const fault of await stage.locator('[data-fault]').all()) {
        await fault.click()
        await rest(stage)
      }
      await expect.poll(() => overhang(page)).toBe(0)
    })
  }
}

test.describe('a process that can be moved', () => {
  for (const language of ['', '/zh-CN']) {
    test(`is dragged ${language}, and the same line follows it; a link brings it back`, async ({ page }) => {
      const stage = await openShown(page, language)
      const handle = stage.locator('[data-handle]')
      await drag(page, handle, stage.locator('[data-node="b@h2"]'))
      await expect(handle).toHaveAttribute('data-handle', 'b@h2')
      await rest(stage)
      await stage.locator('[data-line*="inc"]').click()
      await rest(stage)
      await expect(stage.locator('[data-beat=frame]').first()).toBeVisible()
      const before = await shells(stage)
      await comeBack(page, stage, 'route', 2)
      await expect(handle).toHaveAttribute('data-handle', 'b@h2')
      await stage.getByRole('button', { name: /^(Replay|重放)$/ }).click()
      await expect.poll(() => shells(stage)).toEqual(before)
      await rest(stage)
      await expect(handle).toHaveAttribute('data-handle', 'b@h2')
      await ready(page, stage)
      await drag(page, handle, stage.locator('[data-node="b@h2"]'))
      await expect(stage.locator('[data-target]')).toHaveCount(0) // where it is already, it stays
      await handle.click()
      await stage.locator('[data-target="a@h1"]').click()
      await expect(handle).toHaveAttribute('data-handle', 'a@h1')
    })
  }

  test('goes by the keys alone, and says where it is', async ({ page }) => {
    const stage = await openShown(page)
    const handle = stage.locator('[data-handle]')
    const says = stage.locator('[data-says]')
    await handle.focus()
    await page.keyboard.press('ArrowRight')
    await expect(says).toContainText('to b@h2?')
    await page.keyboard.press('Escape')
    await expect(stage.locator('[data-target]')).toHaveCount(0)
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Enter')
    await expect(handle).toHaveAttribute('data-handle', 'c@h3')
    await expect(says).toContainText('on c@h3.')
    await rest(stage)
    await expect(handle).toBeFocused()
    await page.keyboard.press('Enter')
    await stage.getByRole('button', { name: 'Move Counter to a@h1' }).press('Enter')
    await expect(handle).toHaveAttribute('data-handle', 'a@h1')
  })

  test.describe('by a finger', () => {
    test.use({ hasTouch: true, viewport: { width: 390, height: 844 } })

    test('does not scroll the page', async ({ page }) => {
      const stage = await openShown(page)
      const handle = stage.locator('[data-handle]')
      const scrolled = await page.evaluate(() => scrollY)
      await touch(page, handle, stage.locator('[data-node="b@h2"]'))
      await expect(handle).toHaveAttribute('data-handle', 'b@h2')
      expect(await page.evaluate(() => scrollY)).toBe(scrolled)
      await rest(stage)
      await handle.tap()
      await stage.locator('[data-target="a@h1"]').tap()
      await expect(handle).toHaveAttribute('data-handle', 'a@h1')
    })
  })
})

async function openShown(page: Page, language = ''): Promise<Locator> {
  const stage = await open(page, `${language}/learn/location-transparency`, 'route')
  await page.locator('.widget').getByRole('radio').first().check()
  await ready(page, stage)
  return stage
}

/** All the page is drawn, for what comes late above the stage moves it, and the stage is in view. */
async function ready(page: Page, stage: Locator): Promise<void> {
  await drawn(page)
  await stage.locator('[data-node="b@h2"]').evaluate((node) => node.scrollIntoView({ block: 'center' }))
}

async function middle(element: Locator): Promise<{ x: number; y: number }> {
  const { x, y, width, height } = (await element.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  return { x: x + width / 2, y: y + height / 2 }
}

async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  await from.hover() // it waits until the handle stands still
  await page.mouse.down()
  const b = await middle(to)
  await page.mouse.move(b.x, b.y, { steps: 6 })
  await page.mouse.up()
}

/** As the browser's own input has it, so that what scrolls would scroll. */
async function touch(page: Page, from: Locator, to: Locator): Promise<void> {
  const [a, b] = [await middle(from), await middle(to)]
  const session = await page.context().newCDPSession(page)
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: { x: number; y: number }[]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints })
  await send('touchStart', [a])
  for (let part = 1; part <= 6; part++) {
    await send('touchMove', [{ x: a.x + ((b.x - a.x) * part) / 6, y: a.y + ((b.y - a.y) * part) / 6 }])
  }
  await send('touchEnd', [])
  await session.detach()
}

test('the opening goes from pang to pong', async ({ page }) => {
  await page.goto('/')
  const widget = page.locator('.widget')
  const answer = widget.getByRole('status')
  await widget.getByRole('button', { name: 'Ping' }).click()
  await expect(answer).toHaveText('pang')
  await widget.getByRole('button', { name: 'Give b the cookie of a' }).click()
  await widget.getByRole('button', { name: 'Ping again' }).click()
  await expect(answer).toHaveText('pong')
  await expect(widget.getByRole('link', { name: 'Begin with chapter 00' })).toBeVisible()
})

test.describe('the playground', () => {
  test('starts nodes, breaks ways, and says what cannot be done', async ({ page }) => {
    const stage = await open(page, '/playground', 'playground')
    const start = stage.getByRole('button', { name: 'Start', exact: true })
    await start.press('Enter')
    await expect(stage.getByRole('button', { name: 'c@h3', exact: true })).toBeVisible()
    await expect(start, 'who works by keyboard goes on from here').toBeFocused()
    await expect(stage.getByRole('group', { name: /^h1: a@h1\. h2: b@h2\. h3: c@h3\./ })).toBeVisible()
    await rest(stage)

    const shell = stage.getByRole('textbox', { name: 'A line for' })
    await shell.fill("[net_adm:ping(N) || N <- ['b@h2', 'c@h3']].")
    await shell.press('Enter')
    await rest(stage)
    await expect(stage.locator('[data-output="a@h1"]')).toContainText('[pong,pong]')
    await expect(stage.locator('[data-connections]')).toHaveAttribute('data-connections', '3')

    await stage.getByRole('button', { name: 'Stop the EPMD on h1' }).click()
    await stage.getByRole('textbox', { name: 'Name' }).fill('d@h1')
    await stage.getByRole('button', { name: 'Start', exact: true }).click()
    await expect(stage).toContainText('EPMD')
    await rest(stage)
    await expect(stage.getByRole('button', { name: 'd@h1', exact: true })).toHaveCount(0)

    await stage.getByRole('textbox', { name: 'Name' }).fill('a@h1')
    await expect(stage).toContainText('a@h1 runs already.')
  })

  test('a program that never ends is stopped, and the page goes on', async ({ page }) => {
    const stage = await open(page, '/playground', 'playground')
    const shell = stage.getByRole('textbox', { name: 'A line for' })
    await shell.fill('F = fun F() -> F() end, F().')
    await shell.press('Enter')
    await stage.getByRole('button', { name: 'Stop', exact: true }).click()
    await expect(stage.locator('[data-output="a@h1"]')).toContainText('killed')
    await stage.getByRole('button', { name: 'Start over' }).click()
    await expect(stage.locator('[data-output="a@h1"]')).toHaveText('')
  })

  test('is not led astray by a link that says nothing', async ({ page }) => {
    const stage = await open(page, '/playground#playground=nonsense', 'playground')
    await expect(stage.locator('[data-output="a@h1"]')).toHaveText('')
  })
})
