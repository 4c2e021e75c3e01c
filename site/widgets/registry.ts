/**
 * The widgets that a chapter can name with `<Widget name="…" />`. Each is loaded when it is first shown; its height is
 * kept free for it, so that nothing on the page jumps.
 */
import { type ComponentType, createElement } from 'react'
import type { Language } from '../components/use-text.ts'
import type { Play } from './stage/play.ts'

/** Pixels, on a wide screen and on a phone. */
interface Height {
  wide: number
  narrow: number
}

interface WidgetEntry {
  /** What a screen reader calls it. */
  label: Record<Language, string>
  load: () => Promise<{ default: ComponentType<WidgetProps> }>
  height: (props: WidgetProps) => Height
}

/** The attributes that a chapter gave to `<Widget>`, apart from its name. */
export type WidgetProps = Record<string, string>

/** A stage, and the play that is on it. */
const staged = (load: () => Promise<{ play: Play }>) => async () => {
  const [{ Stage }, { play }] = await Promise.all([import('./stage/Stage.tsx'), load()])
  return { default: () => createElement(Stage, { play }) }
}

export const widgets: Record<string, WidgetEntry> = {
  ping: {
    label: { en: 'Ping between two nodes', zh: '两个节点之间的 ping' },
    load: () => import('./ping.tsx'),
    height({ cookie, mode }) {
      const cookies = cookie === undefined ? { wide: 0, narrow: 0 } : { wide: 98, narrow: 117 }
      const rest = mode === 'compact' ? { wide: 380, narrow: 450 } : { wide: 721, narrow: 998 }
      return { wide: rest.wide + cookies.wide, narrow: rest.narrow + cookies.narrow }
    },
  },
  digest: {
    label: { en: 'Digest calculator', zh: '摘要计算器' },
    load: () => import('./digest.tsx'),
    height: () => ({ wide: 307, narrow: 512 }),
  },
  route: {
    label: { en: 'One line, two ways', zh: '同一行，两条路' },
    load: staged(() => import('./plays/route.ts')),
    height: () => ({ wide: 1200, narrow: 2000 }),
  },
  'why-pang': {
    label: { en: 'Why pang?', zh: '为什么是 pang？' },
    load: staged(() => import('./plays/why-pang.ts')),
    height: () => ({ wide: 1600, narrow: 2600 }),
  },
  epmd: {
    label: { en: 'EPMD, step by step', zh: 'EPMD，一步一步来' },
    load: staged(() => import('./plays/epmd.ts')),
    height: () => ({ wide: 1200, narrow: 2000 }),
  },
  handshake: {
    label: { en: 'The handshake, step by step', zh: '握手，一步一步来' },
    load: staged(() => import('./plays/handshake.ts')),
    height: () => ({ wide: 1200, narrow: 2000 }),
  },
  mesh: {
    label: { en: 'Two clusters become one', zh: '两个集群合成一个' },
    load: staged(() => import('./plays/mesh.ts')),
    height: () => ({ wide: 1320, narrow: 2130 }),
  },
}
