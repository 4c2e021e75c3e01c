/**
 * Where a text that the search quotes is to pause: it knows nothing of cells, or of answers that stand below each other,
 * and would run them together. Nobody else meets it.
 */
import type { ReactNode } from 'react'

export const Pause = (): ReactNode => <span hidden>{' · '}</span>
