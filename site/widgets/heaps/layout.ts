/** Where boxes and pointers are drawn: the root on top, what it leads to below. */
import type { Box } from '../../worker/boxes.ts'

const CHARACTER = 7.9
const PADDING = 14
const CELL = 30
const GAP = 16
export const BOX_HEIGHT = 28
const LEVEL = 62

export interface PlacedCell {
  readonly text: string
  readonly place: string
  readonly x: number
  readonly width: number
}

export interface PlacedBox {
  readonly kind: Box['kind']
  readonly x: number
  readonly y: number
  readonly width: number
  readonly cells: readonly PlacedCell[]
}

export interface Pointer {
  readonly from: readonly [x: number, y: number]
  readonly to: readonly [x: number, y: number]
}

export interface Layout {
  readonly boxes: readonly PlacedBox[]
  readonly pointers: readonly Pointer[]
  readonly width: number
  readonly height: number
}

export function layOut(root: Box): Layout {
  const placed = new Map<Box, PlacedBox>()
  const pointers: Pointer[] = []

  /** Places `box` with all that it leads to and nobody has placed; returns how wide that is. */
  const place = (box: Box, x: number, y: number, path: string): number => {
    let width = 0
    const cells = box.cells.map(({ text, to }, index) => {
      const cell = { text, place: `${path}${index}`, x: width, width: widthOf(text, to !== undefined) }
      width += cell.width
      return cell
    })
    const below = new Set(box.cells.flatMap(({ to }) => (to === undefined || placed.has(to) ? [] : [to])))
    let right = x
    placed.set(box, { kind: box.kind, x, y, width, cells })
    for (const [index, { to }] of box.cells.entries()) {
      if (to === undefined || !below.delete(to)) continue
      right += place(to, right, y + LEVEL, `${path}${index}.`) + GAP
    }
    const all = Math.max(width, right - GAP - x)
    const middle = x + (all - width) / 2
    const here = { kind: box.kind, x: middle, y, width, cells }
    placed.set(box, here)
    for (const [index, { to }] of box.cells.entries()) {
      const target = to && placed.get(to)
      const cell = cells[index]
      if (target === undefined || cell === undefined) continue
      const from = [middle + cell.x + cell.width - CELL / 2, y + BOX_HEIGHT / 2] as const
      const landing = Math.min(Math.max(from[0], target.x + 12), target.x + target.width - 12)
      pointers.push({ from, to: [landing, target.y] })
    }
    return all
  }
  const width = place(root, 0, 0, '')
  const boxes = [...placed.values()]
  return { boxes, pointers, width, height: Math.max(...boxes.map(({ y }) => y)) + BOX_HEIGHT }
}

function widthOf(text: string, isPointer: boolean): number {
  return Math.max(CELL, text.length * CHARACTER + (isPointer ? CELL : PADDING))
}
