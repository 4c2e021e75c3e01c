/** Keeps the place of the in-page kata. */
import type { ReactNode } from 'react'

export default function Kata({ id }: { id: string }): ReactNode {
  return <p>{id}</p>
}
