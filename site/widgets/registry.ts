/**
 * The widgets that a chapter can name with `<Widget name="…" />`. Each is loaded when it is first shown; its height is
 * kept free for it, so that nothing on the page jumps.
 */
import type { ComponentType } from 'react'

/** Pixels, on a wide screen and on a phone. */
interface Height {
  wide: number
  narrow: number
}

interface WidgetEntry {
  load: () => Promise<{ default: ComponentType<WidgetProps> }>
  height: (props: WidgetProps) => Height
}

/** The attributes that a chapter gave to `<Widget>`, apart from its name. */
export type WidgetProps = Record<string, string>

export const widgets: Record<string, WidgetEntry> = {
  ping: {
    load: () => import('./ping.tsx'),
    height({ cookie, mode }) {
      const cookies = cookie === undefined ? { wide: 0, narrow: 0 } : { wide: 98, narrow: 134 }
      const rest = mode === 'compact' ? { wide: 380, narrow: 470 } : { wide: 715, narrow: 989 }
      return { wide: rest.wide + cookies.wide, narrow: rest.narrow + cookies.narrow }
    },
  },
  digest: { load: () => import('./digest.tsx'), height: () => ({ wide: 345, narrow: 500 }) },
}
