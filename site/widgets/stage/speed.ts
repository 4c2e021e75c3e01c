/** How fast virtual time passes. Who asked for less motion sees none: everything arrives at once. */
export type Speed = 'slow' | 'normal' | 'fast' | 'instant'

/** Virtual milliseconds in a real one. */
export const rates: Record<Speed, number> = {
  slow: 0.025,
  normal: 0.06,
  fast: 0.15,
  instant: Number.POSITIVE_INFINITY,
}

export function preferredSpeed(usual: Speed = 'normal'): Speed {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : usual
}
