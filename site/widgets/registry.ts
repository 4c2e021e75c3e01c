/**
 * The widgets that a chapter can name with `<Widget name="…" />`. Each is loaded when it is first shown; its height is
 * kept free for it, so that nothing on the page jumps.
 */
import type { ComponentType } from 'react'
import type { Language } from '../components/use-text.ts'

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

export const widgets: Record<string, WidgetEntry> = {
  ping: {
    label: { en: 'Ping between two nodes', zh: '两个节点之间的 ping' },
    load: () => import('./ping.tsx'),
    height: ({ cookie }) => (cookie === undefined ? { wide: 721, narrow: 998 } : { wide: 819, narrow: 1115 }),
  },
  opening: {
    label: { en: 'From pang to pong', zh: '从 pang 到 pong' },
    load: () => import('./opening.tsx'),
    height: () => ({ wide: 455, narrow: 590 }),
  },
  digest: {
    label: { en: 'Digest calculator', zh: '摘要计算器' },
    load: () => import('./digest.tsx'),
    height: () => ({ wide: 307, narrow: 512 }),
  },
  mesh: {
    label: { en: 'Two clusters become one', zh: '两个集群合成一个' },
    load: () => import('./plays/mesh.tsx'),
    height: () => ({ wide: 1100, narrow: 1400 }),
  },
  playground: {
    label: { en: 'The free stage', zh: '自由舞台' },
    load: () => import('./playground.tsx'),
    height: () => ({ wide: 1120, narrow: 1980 }),
  },
}
