/** Moves the site's own theme components from src/theme, where Docusaurus looks for them, to site/theme. */

import path from 'node:path'
import type { LoadContext, Plugin } from '@docusaurus/types'

export default function themeFolder({ siteDir }: LoadContext): Plugin {
  const folder = path.join(siteDir, 'site/theme')
  return { name: 'theme-folder', getThemePath: () => folder, getTypeScriptThemePath: () => folder }
}
