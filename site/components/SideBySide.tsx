/** Two code blocks next to each other where there is room, the same thing said in two languages. */
import type { ReactNode } from 'react'

export function SideBySide({ children }: { children: ReactNode }): ReactNode {
  return (
    <div className="side-by-side">
      <div className="side-by-side__columns">{children}</div>
    </div>
  )
}
