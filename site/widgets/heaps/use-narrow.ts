/** Whether the screen is as narrow as a phone: what stood side by side then stands one below the other. */
import { useSyncExternalStore } from 'react'

const NARROW = '(width <= 640px)'

export function useNarrow(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const query = matchMedia(NARROW)
      query.addEventListener('change', changed)
      return () => query.removeEventListener('change', changed)
    },
    () => matchMedia(NARROW).matches,
  )
}
