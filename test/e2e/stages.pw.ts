/** The stages of the chapters: every line and every fault can be pressed, and a link brings the situation back. */
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixture.ts'
import { drawn, overhang, violations } from './look.ts'
import { comeBack, open, rest, shells } from './stage.ts'

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

/** The lines of a stage, by their place in it, together while time stands, and between them its faults: as a reader presses them. */
type Way = readonly (number | string | readonly number[])[]

/** Where the lines alone, one after the other, do not show what the prediction asks. */
const WAYS: Readonly<Partial<Record<string, Way>>> = {
  ping: [0, 0, 1, 2, 3, 4],
  route: [0, 1, 2, 3, 0, 4],
  'why-pang': [0, 1, 2, 3, 'cut', 0],
  epmd: ['stop_epmd', 0, 1, 2, 3, 4],
  handshake: [[0, 1], 2],
  bang: [0, 'cut', 1, 'drop', 'mend', 2, 3, 4],
  cable: [0, 'cut', 1, 'wait', 'mend', 2, 3, 4, 5],
}

/** Every line is pressed, and by the end it has been seen what the prediction asked. Gives the number of deeds. */
async function playAll(widget: Locator, stage: Locator, play: string): Promise<number> {
  await widget.getByRole('radio').first().check()
  const verdict = widget.locator('[data-verdict=right]')
  await expect(verdict, 'a verdict before anything was played').toHaveCount(0)
  const lines = await stage.locator('[data-line]').all()
  const way = WAYS[play] ?? [...lines.keys()]
  const deeds = way.flat()
  expect(new Set(deeds.filter((deed) => typeof deed === 'number')).size, 'lines pressed').toBe(lines.length)
  for (const press of way) {
    if (Array.isArray(press)) await stage.getByRole('button', { name: /^(Pause|暂停)$/ }).click()
    for (const deed of [press].flat()) {
      const button = typeof deed === 'number' ? lines[deed] : stage.locator(`[data-fault=${deed}]`).first()
      await button?.click()
    }
    if (Array.isArray(press)) await stage.getByRole('button', { name: /^(Go on|继续)$/ }).click()
    await rest(stage)
  }
  await expect(stage.locator('[data-beat]').first()).toBeVisible()
  await expect(verdict).toHaveCount(1)
  return deeds.length
}

/** Faults, and the way back of each. */
const WAY_BACK: Readonly<Record<string, string>> = {
  cut: 'mend',
  isolate: 'rejoin',
  delay: 'delay',
  kill_node: 'start_node',
  stop_epmd: 'start_epmd',
  hide_name: 'show_name',
}

/** A second node of one name is refused, so there is none to be killed. */
const NAMESAKE = /another|再启动一个/

/** Presses a fault, or the way back from one: the button says so, and with another press all is as before. */
async function makeAndUndo(page: Page, stage: Locator, fault: Locator): Promise<void> {
  const before = await stateOf(fault)
  await press(page, stage, fault)
  if (['drop', 'wait'].includes(before.does) || NAMESAKE.test(before.label)) {
    expect(await stateOf(fault), before.label).toEqual(before)
    return
  }
  const after = await stateOf(fault)
  if (before.does === 'kill_node' && after.does === 'kill_node') {
    // Where any node can be chosen it goes on to the next.
    expect(after.label).not.toBe(before.label)
    return
  }
  const [there, back] = Object.entries(WAY_BACK).find((ways) => ways.includes(before.does)) ?? []
  const isMade = before.does === there && !before.on
  expect(after.does, before.label).toBe(isMade ? back : there)
  expect(after.label).not.toBe(before.label)
  // A node that did not run at the beginning is nothing that went wrong, whether it runs or not.
  if (before.does !== 'start_node') expect(after.on, after.label).toBe(isMade)
  await press(page, stage, fault)
  expect(await stateOf(fault)).toEqual(before)
}

/** What the button does, what it says, and whether what it undoes is there. */
async function stateOf(fault: Locator): Promise<{ does: string; label: string; on: boolean }> {
  return {
    does: (await fault.getAttribute('data-fault')) ?? '',
    label: (await fault.textContent()) ?? '',
    on: (await fault.getAttribute('data-on')) === 'true',
  }
}

/** The log tells of it, and no word of it hangs over the edge. */
async function press(page: Page, stage: Locator, fault: Locator): Promise<void> {
  const deeds = stage.locator('[data-beat=deed]')
  const [before = ''] = (await deeds.allTextContents()).slice(-1)
  await fault.click()
  await rest(stage)
  await expect(deeds.last()).not.toHaveText(before)
  await expect.poll(() => overhang(page)).toBe(0)
}

// Of two twins axe looks at the English one in the light, and at the Chinese one in the dark.
for (const [chapter, play] of STAGES) {
  for (const [language, colorScheme] of [
    ['', 'light'],
    ['/zh-CN', 'dark'],
  ] as const) {
    test(`the stage of ${chapter} ${language} plays to its end`, async ({ page }) => {
      await page.emulateMedia({ colorScheme })
      const stage = await open(page, `${language}/learn/${chapter}`, play)
      const widget = page.locator('.widget').filter({ has: stage })
      const deeds = await playAll(widget, stage, play)
      expect.soft(await violations(page, `.widget:has([data-stage="${play}"])`), 'what axe finds').toEqual([])
      await comeBack(page, stage, play, deeds)
      for (const fault of await stage.locator('[data-fault]').all()) await makeAndUndo(page, stage, fault)
    })
  }
}

test.describe('with its journeys to be seen', () => {
  test.use({ contextOptions: { reducedMotion: 'no-preference' } })

  for (const [chapter, play] of STAGES) {
    test(`the stage of ${chapter} goes on to its rest, and again when it is replayed`, async ({ page }) => {
      const stage = await open(page, `/learn/${chapter}`, play)
      await page.locator('.widget').filter({ has: stage }).getByRole('radio').first().check()
      await stage.getByRole('combobox', { name: 'Speed' }).selectOption('fast')
      await stage.locator('[data-line]').first().click()
      await rest(stage)
      const shown = await shells(stage)
      await stage.getByRole('button', { name: 'Replay' }).click()
      await expect.poll(() => shells(stage)).toEqual(shown)
      await rest(stage)
    })
  }
})

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
