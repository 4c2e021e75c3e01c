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
  mesh: {
    label: { en: 'Two clusters become one', zh: '两个集群合成一个' },
    load: staged(() => import('./plays/mesh.ts')),
    height: () => ({ wide: 1607, narrow: 2115 }),
  },
  hide: {
    label: { en: 'Glue between two clusters, and a hidden node', zh: '两个集群之间的胶水，和一个隐藏节点' },
    load: staged(() => import('./plays/hide.ts')),
    height: () => ({ wide: 1755, narrow: 2195 }),
  },
  cable: {
    label: { en: 'A cable is pulled', zh: '拔网线' },
    load: staged(() => import('./plays/cable.ts')),
    height: () => ({ wide: 1588, narrow: 2064 }),
  },
  pids: {
    label: { en: 'One pid, seen from three nodes', zh: '从三个节点看同一个 pid' },
    load: staged(() => import('./plays/pids.ts')),
    height: () => ({ wide: 1649, narrow: 2193 }),
  },
}
