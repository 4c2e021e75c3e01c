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
    height({ cookie, mode }) {
      const cookies = cookie === undefined ? { wide: 0, narrow: 0 } : { wide: 98, narrow: 117 }
      const rest = mode === 'compact' ? { wide: 380, narrow: 450 } : { wide: 721, narrow: 998 }
      return { wide: rest.wide + cookies.wide, narrow: rest.narrow + cookies.narrow }
    },
  },
  heaps: {
    label: { en: 'Two heaps', zh: '两个堆' },
    load: () => import('./heaps.tsx'),
    height: () => ({ wide: 1062, narrow: 1657 }),
  },
  names: {
    label: { en: 'Name sandbox', zh: '节点名试验台' },
    load: () => import('./names.tsx'),
    height: () => ({ wide: 1054, narrow: 1697 }),
  },
  term: {
    label: { en: 'A term and its bytes', zh: '数据项与它的字节' },
    load: () => import('./term.tsx'),
    height: () => ({ wide: 1163, narrow: 1321 }),
  },
  digest: {
    label: { en: 'Digest calculator', zh: '摘要计算器' },
    load: () => import('./digest.tsx'),
    height: () => ({ wide: 307, narrow: 512 }),
  },
}
