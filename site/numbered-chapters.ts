/**
 * Gives every chapter in the sidebar its number: the one that begins its file name.
 *
 * The number is shown since `npm run kata -- run 08` goes by it; the URL does without.
 */

import path from 'node:path'
import type { PluginOptions } from '@docusaurus/plugin-content-docs'

type SidebarItemsGenerator = NonNullable<PluginOptions['sidebarItemsGenerator']>

export const numberedChapters: SidebarItemsGenerator = async ({ defaultSidebarItemsGenerator, ...args }) => {
  const items = await defaultSidebarItemsGenerator(args)
  return items.map((item) => {
    if (item.type !== 'doc') return item
    const source = args.docs.find(({ id }) => id === item.id)?.source ?? ''
    const number = /^\d\d(?=-)/.exec(path.basename(source))?.[0]
    return number === undefined ? item : { ...item, customProps: { number } }
  })
}
