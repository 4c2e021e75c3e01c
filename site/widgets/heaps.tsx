/** Chapter 01: two processes on the stage, near or far, and what lies in the heap of each. */
import type { ReactNode } from 'react'
import { TwoHeaps } from './heaps/TwoHeaps.tsx'
import { play } from './plays/heaps.ts'
import { Stage } from './stage/Stage.tsx'

export default function HeapsWidget(): ReactNode {
  return <Stage head={(stage) => <TwoHeaps stage={stage} />} play={play} />
}
