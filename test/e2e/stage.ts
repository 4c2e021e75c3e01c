/** What tests do with a stage: open it, wait until it rests, read its shells, and come back by its link. */
import type { Locator, Page } from '@playwright/test'
import { expect } from './fixture.ts'
import { deedsIn } from './look.ts'

export async function open(page: Page, path: string, play: string): Promise<Locator> {
  await page.goto(path)
  const placeholder = page.locator('.widget').first()
  await placeholder.scrollIntoViewIfNeeded()
  const stage = page.locator(`[data-stage="${play}"]`)
  await rest(stage)
  return stage
}

/** Time stands again, and all that was asked has its answer. */
export async function rest(stage: Locator): Promise<void> {
  await expect(stage).toHaveAttribute('data-busy', 'false')
}

/** What every shell shows. */
export async function shells(stage: Locator): Promise<string[]> {
  const shown: string[] = []
  for (const tab of await stage.locator('fieldset').first().getByRole('button').all()) {
    await tab.click()
    const node = await tab.textContent()
    shown.push((await stage.locator(`[data-output="${node}"]`).textContent()) ?? '')
  }
  return shown
}

/** Leaves, and comes back by the link that the address is once so many deeds are in it: to what every shell showed. */
export async function comeBack(page: Page, stage: Locator, play: string, deeds: number): Promise<void> {
  const before = await shells(stage)
  await expect.poll(() => deedsIn(page, play), { message: 'all that was done' }).toBe(deeds)
  // By another address first: the same one with another hash is no new page.
  const address = page.url()
  await page.goto('about:blank')
  await page.goto(address)
  await expect.poll(() => shells(stage)).toEqual(before)
  await rest(stage)
}
