/**
 * Reading offline: after one visit the whole site works without its server, and a new build is seen at the next load.
 * Offline is meant literally here: the server is gone.
 */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { writeOffline } from '../../tools/offline.ts'
import { type Served, serveSite } from '../../tools/serve.ts'
import { BUILD, ROOT } from './built.ts'
import { hydrated } from './fixture.ts'

test.use({ serviceWorkers: 'allow' })

let site: Served | undefined

test.afterEach(async () => {
  await site?.close()
})

/** Until all that is to be kept is there. */
async function kept(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}))
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
}

test('after one visit every page, widget and kata works without the server', async ({ page }) => {
  site = await serveSite(BUILD, 0)
  const { address } = site
  await page.goto(`${address}learn/from-pang-to-pong`)
  await hydrated(page)
  await kept(page)
  await site.close()

  // The page that was open all the while: what it had not loaded yet is there.
  await page.getByRole('button', { name: 'Solve it here' }).click()
  await expect(page.locator('.kata').getByRole('textbox')).toContainText('todo(1)')

  await page.goto(`${address}zh-CN/learn/magic-cookie`)
  await hydrated(page)
  const widget = page.locator('.widget').first()
  await widget.scrollIntoViewIfNeeded()
  await widget.getByRole('radio').first().check()
  await widget.locator('[data-line]').first().click()
  await expect(widget.locator('[data-output]')).toHaveText(/pang\s*$/)

  await page.getByRole('button', { name: '就在这里做' }).click()
  const editor = page.locator('.kata').getByRole('textbox')
  await editor.fill(readFileSync(path.join(ROOT, 'solutions/08-magic-cookie/kata.ts'), 'utf8'))
  await editor.press('Control+Enter')
  await expect(page.locator('[data-verdict="passed"]')).toBeVisible()

  await page.getByRole('link', { name: 'English' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The magic cookie')

  const nowhere = await page.goto(`${address}zh-CN/learn/nowhere?at=all`)
  expect(nowhere?.status()).toBe(404)

  const files = readdirSync(BUILD, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/^(sitemap\.xml|service-worker\.js|\..*)$/.test(entry.name))
    .map((entry) => path.relative(BUILD, path.join(entry.parentPath, entry.name)))
  const gone = await page.evaluate(
    async ([below, ...all]) => {
      const asked = await Promise.all(
        all.map((file) =>
          fetch(below + file).then(
            ({ ok }) => ok,
            () => false,
          ),
        ),
      )
      return all.filter((_, i) => !asked[i])
    },
    [address, ...files],
  )
  expect(files.length).toBeGreaterThan(100)
  expect(gone).toEqual([])
})

test('a new build is seen at the next load, and is what is kept from then on', async ({ page }) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'pangpong-offline-'))
  const build = (title: string): void => {
    mkdirSync(path.join(folder, 'assets'), { recursive: true })
    cpSync(path.join(ROOT, 'site/static/offline.js'), path.join(folder, 'offline.js'))
    const script = '<script src="/some/where/offline.js" data-root="/some/where/"></script>'
    writeFileSync(path.join(folder, 'index.html'), `<title>${title}</title>${script}`)
    writeFileSync(path.join(folder, '404.html'), '<title>nothing</title>')
    writeFileSync(path.join(folder, `assets/${title}.js`), `console.log('${title}')`)
    writeOffline(folder)
  }
  /** Everything that is kept, as one text. */
  const keptText = (): Promise<string> =>
    page.evaluate(async () => {
      const [name = ''] = await caches.keys()
      const all = await (await caches.open(name)).matchAll()
      return (await Promise.all(all.map((answer) => answer.text()))).join('\n')
    })

  build('one')
  site = await serveSite(folder, 0)
  const { address, port } = site
  await page.goto(address)
  await kept(page)
  expect(await keptText()).toContain("log('one')")

  rmSync(path.join(folder, 'assets'), { recursive: true })
  build('two')
  await site.close()
  site = await serveSite(folder, port)
  await page.reload()
  await expect(page).toHaveTitle('two')
  await expect.poll(keptText).toContain("log('two')")
  await expect.poll(keptText).not.toContain('one')
  await site.close()
  await page.goto(`${address}?again`)
  await expect(page).toHaveTitle('two')
  expect(await page.evaluate(() => fetch('assets/two.js').then(({ ok }) => ok))).toBe(true)
  rmSync(folder, { recursive: true })
})
