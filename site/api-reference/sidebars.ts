/** The sidebar of the API reference: the welcome page, then the areas in their order. */
import path from 'node:path'
import type { SidebarsConfig } from '@docusaurus/plugin-content-docs'
import { AREAS, pageOf } from './areas.ts'

const sidebars: SidebarsConfig = {
  api: [{ type: 'doc', id: 'index', label: 'API' }, ...AREAS.map((area) => path.parse(pageOf(area)).name)],
}

export default sidebars
