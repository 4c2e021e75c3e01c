/** How far the learner is, as this browser knows it, whichever tab it came from. */
import { useEffect, useState } from 'react'
import { mergeProgress, noProgress, type Progress } from '../../katas/kit/progress.ts'
import { onOtherTabs, readProgress, updateProgress } from './store.ts'

type Update = (change: (progress: Progress) => Progress) => void

/** None until the page has come to life: what was built knows no reader. */
export function useProgress(): [Progress, Update] {
  const [progress, setProgress] = useState(noProgress)
  useEffect(() => {
    const look = (): void => setProgress((seen) => mergeProgress(seen, readProgress()))
    look()
    return onOtherTabs(look)
  }, [])
  return [progress, (change) => setProgress(updateProgress(progress, change))]
}
