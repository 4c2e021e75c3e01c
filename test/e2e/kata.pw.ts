/** Katas in the page: the stub is not started, the solution passes, a mistake is taught, an endless loop is ended. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { expect, test, visit } from './fixture.ts'
import { expectReadable } from './look.ts'

const KATA = '08-magic-cookie'
const read = (file: string): string => readFileSync(path.join(import.meta.dirname, '../..', file), 'utf8')
const solution = read(`solutions/${KATA}/kata.ts`)

async function open(page: Page, language: '' | '/zh-CN' = ''): Promise<Locator> {
  await visit(page, `${language}/learn/magic-cookie`)
  const card = page.locator('.kata')
  await card.getByRole('button', { name: language === '' ? 'Solve it here' : '就在这里做' }).click()
  const editor = card.getByRole('textbox')
  await editor.scrollIntoViewIfNeeded() // it draws no more than is in sight, and a little beyond
  await expect(editor).toContainText('todo(1)')
  return card
}

const verdict = (card: Locator): Locator => card.locator('[data-verdict]')

async function run(card: Locator, code?: string): Promise<void> {
  const editor = card.getByRole('textbox')
  if (code !== undefined) await editor.fill(code)
  await editor.press('Control+Enter')
}

test('the stub reads "not started", and hints come one by one', async ({ page }) => {
  const card = await open(page)
  await run(card)
  await expect(verdict(card)).toHaveAttribute('data-verdict', 'not-started')
  await expect(verdict(card)).toContainText('task 1 not started')
  await card.getByRole('button', { name: 'Hint' }).click()
  await expect(card.getByText('Hints for task 1')).toBeVisible()
  await expect(card.getByText('Our solution')).toBeHidden()
  await expectReadable(page, '.kata')
})

test('the solution passes, boss stage and all, and then may be compared', async ({ page }) => {
  const card = await open(page)
  await run(card, solution)
  await expect(verdict(card)).toHaveAttribute('data-verdict', 'passed')
  await expect(verdict(card)).toContainText('boss')
  await card.getByText('Our solution').click()
  await expect(card.getByText('Your code does just what ours does.')).toBeVisible()
  await card.getByText('Our solution').click()
  await card.getByRole('textbox').fill(solution.replaceAll('GROUP_AND_OTHERS', 'NOT_MINE'))
  await card.getByText('Our solution').click()
  await expect(card.locator('del').last()).toContainText('NOT_MINE')
  await expect(card.locator('ins').last()).toContainText('GROUP_AND_OTHERS')
  await expectReadable(page, '.kata')
  await page.reload()
  await card.getByRole('button', { name: 'Solve it here' }).click()
  await expect(card.getByRole('textbox')).toContainText('NOT_MINE')
})

test('a known mistake is named, in the language of the page', async ({ page }) => {
  const card = await open(page, '/zh-CN')
  await run(card, solution.replace('String(challenge >>> 0)', 'String(challenge | 0)'))
  await expect(verdict(card)).toHaveAttribute('data-verdict', 'failed')
  await expect(verdict(card)).toContainText('✗ 任务 2')
  await expect(verdict(card)).toContainText('有符号数')
  await expectReadable(page, '.kata')
})

test('an endless loop is ended after 3 s, and the page goes on', async ({ page }) => {
  const card = await open(page)
  await run(card, solution.replace('return md5(', 'for (;;) {}\n  return md5('))
  await expect(verdict(card)).toContainText('within 3 s')
  await expect(verdict(card)).toContainText('✗ task 2')
  await run(card, solution)
  await expect(verdict(card)).toHaveAttribute('data-verdict', 'passed')
})

test('one that fills memory as it goes is ended in the same way, and takes nothing with it', async ({
  page,
}) => {
  const card = await open(page)
  const greedy = 'const all: unknown[] = []\n  for (;;) all.push([all.length])\n  return md5('
  await run(card, solution.replace('return md5(', greedy))
  await expect(verdict(card)).toContainText('within 3 s')
  await run(card, solution)
  await expect(verdict(card)).toHaveAttribute('data-verdict', 'passed')
})

test('no code can say by itself that it has passed', async ({ page }) => {
  const card = await open(page)
  await run(card, `${solution}\npostMessage({ type: 'end' })`)
  await expect(verdict(card)).toContainText('postMessage is not a function')
})

test('progress and code leave as a file and come back in another browser, where nothing is lost', async ({
  page,
  browser,
}) => {
  const card = await open(page)
  await run(card, solution)
  await expect(verdict(card)).toHaveAttribute('data-verdict', 'passed')
  await card.getByText('Take progress and code elsewhere').click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    card.getByRole('button', { name: 'Save as a file' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('pangpong-progress.json')
  const file = await download.path()
  const moved = JSON.parse(readFileSync(file, 'utf8'))
  expect(moved.passed).toHaveProperty('magic-cookie')
  expect(moved.code).toEqual({ 'magic-cookie': solution })

  const elsewhere = await (await browser.newContext()).newPage()
  const other = await open(elsewhere, '/zh-CN')
  await other.getByRole('button', { name: '提示' }).click()
  await other.getByText('把进度和代码带到别处').click()
  const chooser = other.getByLabel('从文件并入')
  await chooser.setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('pong') })
  await expect(other.getByText('这不是进度文件')).toBeVisible()
  await chooser.setInputFiles(file)
  await expect(other.getByText('新增通过的 kata：1 道')).toBeVisible()
  await expect(other.getByText('我们的解法')).toBeVisible()
  await expect(other.getByRole('button', { name: '提示 1/3' })).toBeVisible()
  await expect(other.getByText('并入了代码：kata 08。')).toBeVisible()
  const editor = other.getByRole('textbox')
  await expect(editor).not.toContainText('todo(1)')

  await editor.fill('// mine')
  elsewhere.once('dialog', (dialog) => void dialog.dismiss())
  await chooser.setInputFiles(file)
  await expect(other.getByText('保留了这里的代码：kata 08。')).toBeVisible()
  await expect(editor).toHaveText('// mine')
  elsewhere.once('dialog', (dialog) => void dialog.accept())
  await chooser.setInputFiles(file)
  await expect(other.getByText('并入了代码：kata 08。')).toBeVisible()
  await expect(editor).not.toContainText('// mine')
  await editor.press('Control+z')
  await expect(editor).toHaveText('// mine')
  await expectReadable(elsewhere, '.kata')

  await visit(elsewhere, '/zh-CN/progress')
  await expect(elsewhere.getByText('17 道 kata，这个浏览器里通过了 1 道。')).toBeVisible()
  await expect(elsewhere.locator('[data-passed=true]')).toContainText(/08.*通过/)
  await elsewhere.getByRole('link', { name: '接着做 kata 00' }).click()
  await expect(elsewhere).toHaveURL(/zh-CN\/learn\/from-pang-to-pong#kata$/)
  await elsewhere.context().close()
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test('a long line goes on behind its own beginning, and given.ts is shown whole', async ({ page }) => {
    await visit(page, '/learn/magic-cookie')
    const card = page.locator('.kata')
    await card.getByRole('button', { name: 'Solve it here' }).click()
    await card.getByRole('textbox').fill('  if (cookies.of(peer) === undefined) throw new Error(peer)')
    const starts = await card.locator('.cm-line').evaluate((line) => {
      const range = document.createRange()
      range.selectNodeContents(line)
      const lefts = new Map(
        Array.from(range.getClientRects(), ({ top, left }) => [top, left] as const).reverse(),
      )
      return [...lefts].sort(([a], [b]) => a - b).map(([, left]) => left)
    })
    const [first = 0, ...further] = starts
    expect(further.length).toBeGreaterThan(0)
    for (const left of further) expect(left).toBeGreaterThan(first + 20)

    await card.getByText('What you are given').click()
    const given = card.locator('.theme-code-block pre')
    await expect(given).toBeVisible()
    expect(await given.evaluate((pre) => pre.scrollHeight - pre.clientHeight)).toBe(0)
  })
})

test('what does not compile is said, with its line', async ({ page }) => {
  const card = await open(page)
  await run(card, 'export function readCookie( {')
  await expect(verdict(card)).toContainText('does not load')
  await run(card, "import fs from 'node:fs'\nfs.existsSync('/')")
  await expect(verdict(card)).toContainText("A kata can import only './given.ts', not 'node:fs'")
})

test('in two tabs it is one file: each shows what the other wrote, and nothing is undone', async ({
  page,
  context,
}) => {
  const [card, other] = [await open(page), await open(await context.newPage())]
  const [here, there] = [card.getByRole('textbox'), other.getByRole('textbox')]
  await here.press('Control+Home')
  await here.pressSequentially('// written here')
  await here.press('Enter')
  await expect(there).toContainText('// written here/**')
  await there.press('Control+Home')
  await there.pressSequentially('// there, and ')
  await expect(here).toContainText('// there, and // written here/**')

  await run(other, solution)
  await expect(verdict(other)).toHaveAttribute('data-verdict', 'passed')
  await expect(card.getByText('Our solution')).toBeVisible()

  other.page().on('dialog', (dialog) => void dialog.accept())
  await other.getByRole('button', { name: 'Start over' }).click()
  await expect(here).toContainText('todo(1)')
  await there.press('Control+z')
  await expect(here).not.toContainText('todo(1)')
})

test('a browser that keeps nothing is said to, and what was written stays as long as the page', async ({
  page,
}) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('refused', 'QuotaExceededError')
    }
  })
  const card = await open(page)
  await expect(card).toContainText('Your code stays in this browser.')
  await card.getByRole('textbox').press('Control+Home')
  await card.getByRole('textbox').pressSequentially('// mine')
  await expect(card).toContainText('copy it before you close the page')
  await card.getByRole('button', { name: 'Close the editor' }).click()
  await card.getByRole('button', { name: 'Solve it here' }).click()
  await expect(card.getByRole('textbox')).toContainText('// mine')
})

test('a browser that starts no worker is said to', async ({ page }) => {
  await page.addInitScript(() => {
    Object.assign(globalThis, {
      Worker: class {
        constructor() {
          throw new DOMException('refused', 'SecurityError')
        }
      },
    })
  })
  await page.goto('/learn/magic-cookie')
  const card = page.locator('.kata')
  await card.getByRole('button', { name: 'Solve it here' }).click()
  await run(card)
  await expect(verdict(card)).toContainText('starts no worker')
  await expect(card.getByRole('button', { name: 'Run' })).toBeEnabled()
})
