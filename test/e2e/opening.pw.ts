/** What is met outside the chapters: the opening of the first page, and the playground. */
import { expect, test } from './fixture.ts'
import { expectReadable, overhang } from './look.ts'
import { open, rest } from './stage.ts'

/** What the first page promises: from pang to pong in half a minute, in milliseconds. */
const HALF_A_MINUTE = 30_000

const OPENING = {
  '': {
    ping: 'Ping',
    mend: 'Give b the cookie of a',
    again: 'Ping again',
    begin: 'Begin with chapter 00',
  },
  '/zh-CN': {
    ping: 'ping',
    mend: '让 b 用上 a 的 cookie',
    again: '再 ping 一次',
    begin: '从第 00 章开始',
  },
}

for (const [language, text] of Object.entries(OPENING)) {
  test(`the opening ${language} goes from pang to pong in half a minute`, async ({ page }) => {
    await page.goto(`${language}/`)
    const widget = page.locator('.widget')
    const answer = widget.getByRole('status')
    const press = (name: string): Promise<void> => widget.getByRole('button', { name, exact: true }).click()
    await press(text.ping)
    await expect(answer).toHaveText('pang')
    await press(text.mend)
    await press(text.again)
    await expect(answer).toHaveText('pong')
    const sinceItWasAskedFor = await page.evaluate(() => performance.now())
    expect(sinceItWasAskedFor).toBeLessThan(HALF_A_MINUTE)
    await expect(widget.getByRole('link', { name: text.begin })).toBeVisible()
  })
}

const PLAYGROUND = {
  '': {
    start: 'Start',
    name: 'Name',
    shell: 'A line for a@h1',
    cluster: /^h1: a@h1\. h2: b@h2\. h3: c@h3\./,
    host: 'A host',
    stopEpmd: 'Stop the EPMD on h1',
    noEpmd: 'A node cannot start on h1: no EPMD answers there.',
    runs: 'a@h1 runs already.',
    stop: 'Stop',
    startOver: 'Start over',
  },
  '/zh-CN': {
    start: '启动',
    name: '名字',
    shell: '给 a@h1 输入一行',
    cluster: /^h1：a@h1。h2：b@h2。h3：c@h3。/,
    host: '某台主机',
    stopEpmd: '停掉 h1 的 EPMD',
    noEpmd: 'h1 上启动不了节点：那里没有 EPMD 应答。',
    runs: 'a@h1 已经在运行。',
    stop: '中断',
    startOver: '从头再来',
  },
}

test.describe('the playground', () => {
  // Who asks for less motion sees no journeys: all that is to come is there at once.
  test.use({ contextOptions: { reducedMotion: 'reduce' } })

  for (const [language, text] of Object.entries(PLAYGROUND)) {
    test(`${language} starts nodes, breaks ways, and says what cannot be done`, async ({ page }) => {
      const stage = await open(page, `${language}/playground`, 'playground')
      const start = stage.getByRole('button', { name: text.start, exact: true })
      await start.press('Enter')
      await expect(stage.getByRole('button', { name: 'c@h3', exact: true })).toBeVisible()
      await expect(start, 'who works by keyboard goes on from here').toBeFocused()
      await expect(stage.getByRole('group', { name: text.cluster })).toBeVisible()
      await rest(stage)

      const shell = stage.getByRole('textbox', { name: text.shell })
      await shell.fill("[net_adm:ping(N) || N <- ['b@h2', 'c@h3']].")
      await shell.press('Enter')
      await rest(stage)
      await expect(stage.locator('[data-output="a@h1"]')).toContainText('[pong,pong]')
      await expect(stage.locator('[data-connections]')).toHaveAttribute('data-connections', '3')

      const host = stage.getByRole('combobox', { name: text.host })
      await host.selectOption('h3')
      await stage.locator('[data-fault=isolate]').click()
      await expect(stage.locator('[data-fault=rejoin]')).toHaveAttribute('data-on', 'true')
      await stage.locator('[data-fault=rejoin]').click()
      await expect(stage.locator('[data-fault=isolate]')).toHaveAttribute('data-on', 'false')

      await host.selectOption('h1')
      await stage.getByRole('button', { name: text.stopEpmd }).click()
      await stage.getByRole('textbox', { name: text.name }).fill('d@h1')
      await start.click()
      await expect(stage).toContainText(text.noEpmd)
      await rest(stage)
      await expect(stage.getByRole('button', { name: 'd@h1', exact: true })).toHaveCount(0)

      await stage.getByRole('textbox', { name: text.name }).fill('a@h1')
      await expect(stage).toContainText(text.runs)
    })

    test(`${language} stops a program that never ends, and the page goes on`, async ({ page }) => {
      const stage = await open(page, `${language}/playground`, 'playground')
      const shell = stage.getByRole('textbox', { name: text.shell })
      await shell.fill('F = fun F() -> F() end, F().')
      await shell.press('Enter')
      await stage.getByRole('button', { name: text.stop, exact: true }).click()
      await expect(stage.locator('[data-output="a@h1"]')).toContainText('killed')
      await stage.getByRole('button', { name: text.startOver }).click()
      await expect(stage.locator('[data-output="a@h1"]')).toHaveText('')
    })
  }

  test('has room for twelve nodes, whose shells ping each other', async ({ page }) => {
    const stage = await open(page, '/playground', 'playground')
    const nodes = stage.locator('[data-busy][aria-pressed]')
    const start = stage.getByRole('button', { name: 'Start', exact: true })
    for (let running = await nodes.count(); running < 12; running++) {
      await start.click()
      await expect(nodes).toHaveCount(running + 1)
      await rest(stage)
    }
    await expect(stage).toContainText('12 nodes are all that fit here.')
    await expect(start).toHaveAttribute('aria-disabled', 'true')
    const shell = stage.getByRole('textbox', { name: 'A line for a@h1' })
    await shell.fill(
      '[net_adm:ping(N) || {ok, Known} <- [net_adm:names(h2)], {Name, _} <- Known, N <- [list_to_atom(Name ++ "@h2")]].',
    )
    await shell.press('Enter')
    await rest(stage)
    await expect(stage.locator('[data-output="a@h1"]')).toContainText('pong')
    await expectReadable(page, '[data-stage=playground]')
    await page.setViewportSize({ width: 390, height: 844 })
    await expect.poll(() => overhang(page)).toBe(0)
  })

  test('is not led astray by a link that says nothing', async ({ page }) => {
    const stage = await open(page, '/playground#playground=nonsense', 'playground')
    await expect(stage.locator('[data-output="a@h1"]')).toHaveText('')
  })
})
