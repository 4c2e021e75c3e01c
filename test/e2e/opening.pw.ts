/** What is met outside the chapters: the opening of the first page, and the playground. */
import { expect, test } from './fixture.ts'
import { open, rest } from './stage.ts'

// Who asks for less motion sees no journeys: all that is to come is there at once.
test.use({ contextOptions: { reducedMotion: 'reduce' } })

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
