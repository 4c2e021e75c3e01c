/** The stages of the chapters: every line and every fault can be pressed, and a link brings the situation back. */
import AxeBuilder from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixture.ts'
import { overhang } from './look.ts'

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

/** Time stands again, and every shell has answered. */
async function rest(stage: Locator): Promise<void> {
  await expect(stage).toHaveAttribute('data-busy', 'false', { timeout: 20_000 })
  await expect(stage.locator('[data-line][aria-disabled=true]')).toHaveCount(0)
}

/** What every shell shows. */
async function shells(stage: Locator): Promise<string[]> {
  const shown: string[] = []
  for (const tab of await stage.locator('fieldset').first().getByRole('button').all()) {
    await tab.click()
    shown.push((await stage.locator('[data-output]').textContent()) ?? '')
  }
  return shown
}

for (const [chapter, play] of STAGES) {
  for (const language of ['', '/zh-CN']) {
    test(`the stage of ${chapter} ${language} plays to its end`, async ({ page }) => {
      const stage = await open(page, `${language}/learn/${chapter}`, play)
      const predict = page.locator('.widget').filter({ has: stage }).getByRole('radio')
      await predict.first().check()
      for (const line of await stage.locator('[data-line]').all()) {
        await line.click()
        await rest(stage)
      }
      await expect(stage.locator('[data-beat]').first()).toBeVisible()
      const { violations } = await new AxeBuilder({ page }).include(`[data-stage="${play}"]`).analyze()
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join('\n')}`),
      ).toEqual([])

      const before = await shells(stage)
      // By another address first: the same one with another hash is no new page.
      const address = page.url()
      expect(address).toContain(`#${play}=`)
      await page.goto('about:blank')
      await page.goto(address)
      await rest(stage)
      expect(await shells(stage)).toEqual(before)

      for (const fault of await stage.locator('[data-fault]').all()) {
        await fault.click()
        await rest(stage)
      }
      expect(await overhang(page)).toBe(0)
    })
  }
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
    await stage.getByRole('button', { name: 'Start', exact: true }).click()
    await expect(stage.getByRole('button', { name: 'c@h3', exact: true })).toBeVisible()
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
    await stage.getByRole('button', { name: 'Stop' }).first().click()
    await expect(stage.locator('[data-output="a@h1"]')).toContainText('killed')
    await stage.getByRole('button', { name: 'Start over' }).click()
    await expect(stage.locator('[data-output="a@h1"]')).toHaveText('')
  })

  test('is not led astray by a link that says nothing', async ({ page }) => {
    const stage = await open(page, '/playground#playground=nonsense', 'playground')
    await expect(stage.locator('[data-output="a@h1"]')).toHaveText('')
  })
})
