/** The built site that is tested, as files. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { BUILD as DEFAULT_BUILD } from '../../tools/serve.ts'

export const ROOT = path.join(import.meta.dirname, '../..')
export const BUILD = process.env.SITE_BUILD ?? DEFAULT_BUILD

/** What the sitemaps of both languages list, as addresses below the site's base path: `/zh-CN/learn/ping`. */
export function builtPages(): string[] {
  const base = new URL(process.env.SITE_ADDRESS ?? 'http://localhost/').pathname
  return ['', 'zh-CN']
    .flatMap((locale) => [
      ...readFileSync(path.join(BUILD, locale, 'sitemap.xml'), 'utf8').matchAll(/<loc>([^<]*)<\/loc>/g),
    ])
    .map(([, address]) => `/${new URL(address as string).pathname.slice(base.length)}`)
    .filter((page) => !page.endsWith('/search'))
}

const sizes = new Map<string, number>()

/** How many bytes a file of the site is on its way, given its address. */
export function gzipped(address: string): number {
  const file = address.slice((process.env.SITE_ADDRESS ?? '').length).replace(/[?#].*/, '')
  const size = sizes.get(file) ?? gzipSync(readFileSync(path.join(BUILD, file))).length
  sizes.set(file, size)
  return size
}
