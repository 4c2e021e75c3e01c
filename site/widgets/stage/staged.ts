/** A widget that is a stage with a play on it. */
import { type ComponentType, createElement } from 'react'
import type { Play } from './play.ts'

/** Loads the stage and the play, as `registry.ts` wants it. */
export function staged(load: () => Promise<{ readonly play: Play }>) {
  return async (): Promise<{ default: ComponentType }> => {
    const [{ play }, { Stage }] = await Promise.all([load(), import('./Stage.tsx')])
    return { default: () => createElement(Stage, { play }) }
  }
}
