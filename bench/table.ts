/** The table of results: how it is written, and how the last one is read again to tell a fall. */
import type { Measure } from './measures.ts'

export interface Row {
  readonly measure: Measure
  readonly theirs: readonly number[]
  readonly ours: readonly number[]
}

/** A ratio that is worse by more than this factor than the one on record is a fall. */
const FALL = 2

export function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] as number
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] as number)) / 2
}

/** Ours to theirs. */
const ratioOf = ({ ours, theirs }: Row): number => median(ours) / median(theirs)

/** At most 80 columns wide. */
export function table(rows: readonly Row[]): string {
  const cells = rows.map((row) => {
    const { title, beside, aim, moreIsBetter } = row.measure
    const theirs = row.theirs.length === 0 ? 'not installed' : spread(row.theirs)
    const ratio = row.theirs.length === 0 ? '' : ratioOf(row).toFixed(2)
    return [title, beside, theirs, spread(row.ours), ratio, `${moreIsBetter ? '≥' : '≤'} ${aim.toFixed(1)}`]
  })
  const heads = ['what', 'beside', 'it', 'ours', 'ratio', 'aim']
  const widths = heads.map((head, i) => Math.max(head.length, ...cells.map((row) => row[i]?.length ?? 0)))
  const line = (row: readonly string[]): string => row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('|')
  return [heads, widths.map((width) => '-'.repeat(width)), ...cells].map(line).join('\n')
}

/** The median, and the lowest and highest: `287 (242–482)`. */
function spread(figures: readonly number[]): string {
  return `${short(median(figures))} (${short(Math.min(...figures))}–${short(Math.max(...figures))})`
}

/** Three digits that count. */
function short(figure: number): string {
  const digits = Math.max(0, 2 - Math.floor(Math.log10(figure)))
  return figure.toFixed(Math.min(digits, 2))
}

/** The ratios in a table, by title. */
export function ratiosIn(text: string): Map<string, number> {
  const rows = text.split('\n').map((line) => line.split('|').map((cell) => cell.trim()))
  return new Map(rows.map(([title = '', , , , ratio]) => [title, Number(ratio)]))
}

/** What has fallen to less than half of what is `recorded`, a line each. */
export function falls(rows: readonly Row[], recorded: ReadonlyMap<string, number>): string[] {
  return rows.flatMap((row) => {
    const { title, moreIsBetter } = row.measure
    const before = recorded.get(title)
    const now = ratioOf(row)
    if (before === undefined || Number.isNaN(now)) return []
    const worseBy = moreIsBetter ? before / now : now / before
    return worseBy > FALL ? [`${title}: ${now.toFixed(2)} × now, ${before.toFixed(2)} × on record`] : []
  })
}
