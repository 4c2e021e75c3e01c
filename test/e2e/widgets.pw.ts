/** The living pictures: the runtime itself, in a worker of the page, in both languages. */
import AxeBuilder from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixture.ts'
import { deedsIn, overhang } from './look.ts'

const LANGUAGES = ['', '/zh-CN'] as const
const QUESTION = ['monitor', 'is_auth', 'yes', 'demonitor']

async function open(page: Page, path: string, which = 0): Promise<Locator> {
  await page.goto(path)
  const widget = page.locator('.widget').nth(which)
  await widget.scrollIntoViewIfNeeded()
  return widget
}

/** The stage of a chapter, once a prediction has brought it to life. */
async function openStage(page: Page, path: string): Promise<Locator> {
  const widget = await open(page, path)
  await widget.getByRole('radio').first().check()
  await rest(widget)
  return widget
}

const line = (widget: Locator, text: string): Locator => widget.locator(`[data-line="a@h1 ${text}"]`)
const ping = (widget: Locator): Promise<void> => line(widget, "net_adm:ping('b@h2').").click()
/** What the shell of a@h1 shows. */
const shell = (widget: Locator): Locator => widget.locator('[data-output="a@h1"]')
const beats = (widget: Locator): Promise<(string | null)[]> =>
  widget.locator('[data-beat]').evaluateAll((all) => all.map((beat) => beat.getAttribute('data-beat')))
/** Time stands, and all that was asked has its answer. */
const rest = (widget: Locator): Promise<void> =>
  expect(widget.locator('[data-stage]')).toHaveAttribute('data-busy', 'false')

for (const language of LANGUAGES) {
  test.describe(`ping ${language}`, () => {
    // Who asks for less motion sees no journeys: all that is to come is there at once.
    test.use({ contextOptions: { reducedMotion: 'reduce' } })

    test('is pong; the second one needs neither EPMD nor handshake', async ({ page }) => {
      const widget = await openStage(page, `${language}/learn/from-pang-to-pong`)
      await ping(widget)
      await expect(shell(widget)).toHaveText("(a@h1)1> net_adm:ping('b@h2').\npong")
      await rest(widget)
      expect((await beats(widget)).slice(0, 4)).toEqual(['port_please', 'port', 'dial', 'name'])
      await ping(widget)
      await expect(shell(widget)).toHaveText(/\(a@h1\)2> .*\npong\s*$/)
      await rest(widget)
      expect(await beats(widget)).toEqual(QUESTION)
    })

    test('with a wrong cookie is pang, and pong once it is mended', async ({ page }) => {
      const widget = await openStage(page, `${language}/learn/magic-cookie`)
      await ping(widget)
      await expect(shell(widget)).toHaveText(/pang\s*$/)
      await rest(widget)
      expect((await beats(widget)).slice(-3)).toEqual(['reply', 'turned_away', 'not_connected'])
      await widget.locator('[data-beat=turned_away]').click()
      await expect(widget.getByText('its digest does not fit our cookie')).toBeVisible()
      await widget.getByRole('textbox', { name: 'b@h2' }).fill('secret')
      await ping(widget)
      await expect(shell(widget)).toHaveText(/pong\s*$/)
    })

    test('shows the bytes of the step that is chosen', async ({ page }) => {
      const widget = await openStage(page, `${language}/learn/from-pang-to-pong`)
      await ping(widget)
      const challenge = widget.locator('[data-beat=challenge]')
      await challenge.click()
      const [, number] = /(\d+)。?\.?\D*\d+ (?:bytes|字节)$/.exec((await challenge.textContent()) ?? '') ?? []
      const bytes = (Number(number) >>> 0)
        .toString(16)
        .padStart(8, '0')
        .replace(/..(?=.)/g, '$& ')
      await expect(widget.locator('dl > div').filter({ hasText: 'Challenge' })).toContainText(bytes)
    })
  })

  test(`the digest ${language} is what erlang:md5 says`, async ({ page }) => {
    const widget = await open(page, `${language}/learn/magic-cookie`, 1)
    const [cookie, challenge] = [widget.getByRole('textbox').nth(0), widget.getByRole('textbox').nth(1)]
    await challenge.fill('4294967280')
    // erlang:md5("secret4294967280").
    const digest = '5b 8f bc 9f 6f bb 83 3a af 53 96 a8 59 ad 19 79'
    await expect(widget.locator('[data-digest]')).toHaveAttribute('data-digest', digest)
    await expect(widget).toContainText('erlang:md5("secret4294967280")')
    await challenge.fill('4294967296')
    await expect(challenge).toHaveAttribute('aria-invalid', 'true')
    await expect(widget).toContainText('4294967295')
    await challenge.fill('16')
    await cookie.fill('密')
    await expect(cookie).toHaveAttribute('aria-invalid', 'true')
    await expect(widget).toContainText('ASCII')
  })
}

test('what is under way stands while time does, goes on by steps, and moves', async ({ page }) => {
  const widget = await openStage(page, '/learn/from-pang-to-pong')
  const paused = expect(widget.getByRole('button', { name: 'Go on' }))
  await widget.getByRole('button', { name: 'Pause' }).click()
  await ping(widget)
  await expect(widget.locator('[data-flight=SYN]')).toBeVisible()
  expect(await beats(widget)).toEqual([])

  await widget.getByRole('button', { name: 'One step' }).click()
  const question = widget.locator('[data-flight=PORT_PLEASE2_REQ]')
  await expect.poll(() => beats(widget)).toEqual(['port_please'])
  await expect(question).toBeVisible()
  await paused.toBeVisible()
  const place = await question.getAttribute('transform')
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
  expect(await question.getAttribute('transform')).toBe(place)

  const watched = await question.evaluateHandle((parcel) => ({
    moved: new Promise((move) =>
      new MutationObserver(move).observe(parcel, { attributeFilter: ['transform'] }),
    ),
  }))
  await widget.getByRole('button', { name: 'One step' }).click()
  await watched.evaluate(({ moved }) => moved)
  await expect.poll(() => beats(widget)).toEqual(['port_please', 'port'])
  await paused.toBeVisible()

  await widget.getByRole('combobox').selectOption('at once')
  await widget.getByRole('button', { name: 'Go on' }).click()
  await expect(shell(widget)).toHaveText(/pong\s*$/)
})

test.describe('with everything at once', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } })

  test('a living connection outlives its cookies; a new one does not come about', async ({ page }) => {
    const widget = await openStage(page, '/learn/magic-cookie')
    const cookie = widget.getByRole('textbox', { name: 'b@h2' })
    await cookie.fill('secret')
    await ping(widget)
    await expect(shell(widget)).toHaveText(/pong\s*$/)
    await cookie.fill('other')
    await expect(widget).toContainText('counts only when a connection is made')
    await line(widget, "disconnect_node('b@h2').").click()
    await expect(shell(widget)).toHaveText(/true\s*$/)
    await ping(widget)
    await expect(shell(widget)).toHaveText(/pang\s*$/)
    await cookie.fill('')
    await expect(cookie).toHaveAttribute('aria-invalid', 'true')
    await widget.getByRole('button', { name: 'Start over' }).click()
    await expect(cookie).toHaveValue('wrong')
    await expect(shell(widget)).toHaveText('')
  })

  test('a cookie that is set in a shell stands in its field', async ({ page }) => {
    const widget = await openStage(page, '/learn/magic-cookie')
    await widget.getByRole('button', { name: 'b@h2', exact: true }).click()
    const input = widget.getByRole('textbox', { name: 'A line for b@h2' })
    await input.fill('erlang:set_cookie(secret).')
    await input.press('Enter')
    await expect(widget.getByRole('textbox', { name: 'Cookie of b@h2' })).toHaveValue('secret')
  })

  test('a long line is read whole on a phone, and its end does not move what is below', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 })
    const widget = await openStage(page, '/learn/rpc')
    const input = widget.getByRole('textbox', { name: 'A line for a@h1' })
    await expect(input).toHaveValue("rpc:call('b@h2', erlang, node, []).")
    expect(
      await input.evaluate((field) => [
        field.scrollWidth - field.clientWidth,
        field.scrollHeight - field.clientHeight,
      ]),
    ).toEqual([0, 0])
    const below = widget.getByRole('group', { name: 'Lines to press' })
    const depth = async (): Promise<number> =>
      ((await below.boundingBox())?.y ?? 0) - ((await widget.boundingBox())?.y ?? 0)
    const before = await depth()
    await input.fill('ok.\n')
    await expect(input).toHaveValue('ok. ')
    expect(await depth()).toBeCloseTo(before)
  })

  test('a link is taken on an open page too, and one that says nothing is called so', async ({ page }) => {
    const widget = await openStage(page, '/learn/from-pang-to-pong#ping=cut-off')
    await expect(widget.getByRole('alert')).toContainText('perhaps it was cut off')
    await ping(widget)
    await expect(shell(widget)).toHaveText(/pong\s*$/)
    await expect.poll(() => deedsIn(page, 'ping'), { message: 'the situation' }).toBe(1)
    const sent = new URL(page.url()).hash
    const entries = await page.evaluate(() => history.length)
    await widget.getByRole('button', { name: 'Start over' }).click()
    await expect(shell(widget)).toHaveText('')
    await expect.poll(() => new URL(page.url()).hash).toBe('')
    await ping(widget)
    await ping(widget)
    await expect.poll(() => deedsIn(page, 'ping')).toBe(2)
    expect(await page.evaluate(() => history.length), 'nothing to go back through').toBe(entries)

    await page.evaluate((hash) => {
      location.hash = hash
    }, sent)
    await expect(widget.getByRole('alert')).toHaveCount(0)
    await expect(shell(widget)).toHaveText("(a@h1)1> net_adm:ping('b@h2').\npong")
  })

  test('can be played by keyboard alone', async ({ page }) => {
    const widget = await openStage(page, '/learn/from-pang-to-pong')
    await line(widget, "net_adm:ping('b@h2').").focus()
    await page.keyboard.press('Enter')
    await expect(shell(widget)).toHaveText(/pong\s*$/)
    await widget.locator('[data-beat=name]').focus()
    await page.keyboard.press('Space')
    await expect(widget.locator('[data-beat=name]')).toHaveAttribute('aria-pressed', 'true')
  })

  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`${colorScheme}, on a phone`, () => {
      test.use({ colorScheme, viewport: { width: 390, height: 844 } })

      test('is accessible and no wider than the screen', async ({ page }) => {
        const widget = await openStage(page, '/zh-CN/learn/magic-cookie')
        await ping(widget)
        await expect(shell(widget)).toHaveText(/pang\s*$/)
        const bytes = widget.getByRole('button', { name: '这一步的字节' })
        await expect(bytes).toHaveAttribute('aria-expanded', 'false')
        await widget.locator('[data-beat=reply]').click()
        await expect(bytes).toHaveAttribute('aria-expanded', 'true')
        await widget.getByRole('button', { name: '制造故障' }).click()
        await expect(widget.getByRole('textbox', { name: 'b@h2 的 cookie' })).toBeVisible()
        await expect.poll(() => overhang(page)).toBe(0)
        const { violations } = await new AxeBuilder({ page }).include('.widget').analyze()
        expect(
          violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join('\n')}`),
        ).toEqual([])
      })
    })
  }
})
