/** What can be said of any page by looking at it: once in the light, on a phone, and in the dark. */
import AxeBuilder from '@axe-core/playwright'
import type { Page, Request } from '@playwright/test'
import { unpack } from '../../site/widgets/stage/share.ts'
import { gzipped } from './built.ts'
import { expect } from './fixture.ts'

/** What is measured once all has found its place: a drawing follows its frame a moment later. */
const measured = expect.configure({ soft: true })

const DESKTOP = { width: 1280, height: 720 }
const PHONE = { width: 390, height: 844 }

/** Of a page of the reference, which is long: what comes after is of the same make. */
const BEGINNING = '.theme-doc-markdown > :nth-child(-n+60)'

/** What a chapter may make a reader wait for: JavaScript, in bytes on its way, before a widget or an editor is opened. */
const SCRIPTS_OF_A_CHAPTER = 250_000

/**
 * Of two twins axe looks at the English page in the light on a desktop, and at the Chinese one in the dark on a phone:
 * they share colours and structure, and to look takes it longer than all the rest. The Chinese one is for a reader who
 * wants little motion, to whom all must look the same.
 */
export async function expectSound(page: Page, address: string, language: 'en' | 'zh-CN'): Promise<void> {
  const isChinese = language === 'zh-CN'
  await page.setViewportSize(DESKTOP)
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: isChinese ? 'reduce' : 'no-preference' })
  await page.goto('about:blank') // what the page before still asks for is not of this one
  const scripts = new Set<string>()
  const note = (request: Request): void => {
    if (request.resourceType() === 'script') scripts.add(request.url())
  }
  page.on('request', note)
  await page.goto(address)
  await settled(page)
  page.off('request', note)
  if (address.includes('/learn/')) {
    const own = [...scripts].filter((script) => script.startsWith(new URL(page.url()).origin))
    const size = own.reduce((sum, script) => sum + gzipped(script), 0)
    expect.soft(size, 'bytes of JavaScript, gzipped').toBeLessThan(SCRIPTS_OF_A_CHAPTER)
  }
  await drawn(page)
  if (!isChinese) expect.soft(await violations(page), 'what axe finds').toEqual([])
  await measured.poll(() => illegible(page), 'diagrams too small to read').toEqual([])

  await page.setViewportSize(PHONE)
  await drawn(page)
  await measured.poll(() => overhang(page), 'pixels beyond the edge of a phone').toBe(0)
  await measured.poll(() => illegible(page), 'diagrams too small to read on a phone').toEqual([])
  await measured.poll(() => sideways(page), 'code to be scrolled sideways').toEqual([])

  if (!isChinese) return
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  const within = address.includes('/api/') ? BEGINNING : undefined
  expect.soft(await violations(page, within), 'what axe finds in the dark').toEqual([])
}

/** In the light, and then in the dark. */
export async function expectReadable(page: Page, within?: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme)
    expect.soft(await violations(page, within), `what axe finds in the ${colorScheme}`).toEqual([])
  }
  await page.emulateMedia({ colorScheme: 'light' })
}

/** How many deeds of that stage the address holds; it is written a moment after all has come to rest. */
export function deedsIn(page: Page, stage: string): number | undefined {
  const said = new URLSearchParams(new URL(page.url()).hash.slice(1)).get(stage)
  return unpack(said ?? undefined)?.deeds.length
}

/** By how many pixels the page is wider than its window. */
export function overhang(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}

/** Diagrams whose words are smaller than this, in pixels, when they are drawn. */
const SMALLEST_WORD = 9

function illegible(page: Page): Promise<string[]> {
  return page.locator('.figure__drawing svg').evaluateAll(
    (drawings, least) =>
      drawings.flatMap((svg) => {
        if (!(svg instanceof SVGSVGElement)) return []
        const word = svg.querySelector('text, .nodeLabel')
        const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width
        const size = word === null ? 0 : Number.parseFloat(getComputedStyle(word).fontSize) * scale
        return size < least ? [`${size.toFixed(1)} px: ${word?.textContent}`] : []
      }),
    SMALLEST_WORD,
  )
}

/** The beginnings of pieces of code that are wider than their frame. */
function sideways(page: Page): Promise<string[]> {
  return page
    .locator('.theme-code-block pre')
    .evaluateAll((blocks) =>
      blocks
        .filter((block) => block.scrollWidth > block.clientWidth + 1)
        .map((block) => block.textContent.slice(0, 60)),
    )
}

/**
 * What axe finds, as text: anything in what `within` names; in a page what is serious. Drawings are left out, for their
 * captions stand for them.
 */
export async function violations(page: Page, within?: string): Promise<string[]> {
  await glided(page)
  const axe = new AxeBuilder({ page })
    .include(within ?? 'body')
    .options({ resultTypes: ['violations'] })
    .setLegacyMode() // no page has frames, for which axe would open a page of its own
    .exclude('.figure__drawing')
  const found = await axe.analyze()
  return found.violations
    .filter(({ impact }) => within !== undefined || impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`))
}

/** Until every diagram and every widget is there, for which the page has to be read to its end: from then on nothing moves. */
export async function drawn(page: Page): Promise<void> {
  for (const drawing of await page.locator('.figure__drawing').all()) {
    await drawing.scrollIntoViewIfNeeded()
    await expect(drawing.locator('svg').first()).toBeVisible()
  }
  for (const widget of await page.locator('.widget').all()) {
    await widget.scrollIntoViewIfNeeded()
    await expect(widget.locator('.widget__poster')).toHaveCount(0)
    await expect(widget.locator('[data-stage][data-busy=true]')).toHaveCount(0)
  }
  await page.evaluate(() => scrollTo(0, 0))
}

/** Until no colour is on its way to another: links take a fifth of a second, and halfway they stand out from nothing. */
function glided(page: Page): Promise<unknown> {
  return page.evaluate(() => {
    const transitions = document.getAnimations().filter((animation) => animation instanceof CSSTransition)
    return Promise.allSettled(transitions.map(({ finished }) => finished))
  })
}

/** Until the page has seen what is in view, and has asked for what it needs there. */
function settled(page: Page): Promise<unknown> {
  return page.evaluate(
    () =>
      new Promise((idle) =>
        requestAnimationFrame(() => requestAnimationFrame(() => requestIdleCallback(idle))),
      ),
  )
}
