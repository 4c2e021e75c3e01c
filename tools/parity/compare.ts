/**
 * Compares a page with its twin in the other language. Symmetric: neither language is the original.
 */
import type { Kind, Outline, Part, Section } from './outline.ts'
import type { Problem } from './problem.ts'

export interface Side {
  file: string
  outline: Outline
}

/** Parts whose order tells the story, and so is the same in both languages. */
const IN_ORDER: Kind[] = ['heading', 'code block', 'widget', 'quiz', 'kata']

export function compare(a: Side, b: Side): Problem[] {
  const of = (side: Side, kind: Kind) => side.outline.parts.filter((part) => part.kind === kind)
  const inOrder = IN_ORDER.flatMap((kind) => firstDifference(kind, of(a, kind), of(b, kind), a.file, b.file))
  return [
    ...inOrder,
    // Where a part is missing, what stands around it is only the echo of that.
    ...(inOrder.length > 0 ? [] : differingSections(a, b)),
    // Sentences may bring the same links in another order.
    ...missing(of(a, 'link'), of(b, 'link'), a.file, b.file),
    ...missing(of(b, 'link'), of(a, 'link'), b.file, a.file),
  ]
}

/** Only the first difference of a kind: the ones after it are mostly its echo. */
function firstDifference(kind: Kind, a: Part[], b: Part[], fileA: string, fileB: string): Problem[] {
  const at = Array.from({ length: Math.max(a.length, b.length) }, (_, index) => index)
  const index = at.find((index) => a[index]?.value !== b[index]?.value)
  if (index === undefined) return []
  const [here, there] = [a[index], b[index]]
  if (here && there) {
    const message = `${kind} ${index + 1} differs from ${fileB}:${there.line}:\n${quoted(here)}\n${quoted(there)}`
    return [{ file: fileA, line: here.line, message }]
  }
  return here ? [absent(here, fileA, fileB)] : there ? [absent(there, fileB, fileA)] : []
}

/** Sections in which one side has a paragraph, an item or a row that the other lacks. */
function differingSections(a: Side, b: Side): Problem[] {
  return a.outline.sections.flatMap((here, index) => {
    const there = b.outline.sections[index]
    if (there === undefined || here.value === there.value) return []
    const where = `${b.file}:${there.line}`
    const message = `this section is not made like that of ${where}:\n${quoted(here)}\n${quoted(there)}`
    return [{ file: a.file, line: here.line, message }]
  })
}

/** The parts that the other side lacks, counting repetitions. */
function missing(here: Part[], there: Part[], file: string, other: string): Problem[] {
  const left = there.map((part) => part.value)
  return here.flatMap((part) => {
    const index = left.indexOf(part.value)
    if (index < 0) return [absent(part, file, other)]
    left.splice(index, 1)
    return []
  })
}

function absent(part: Part, file: string, other: string): Problem {
  return {
    file,
    line: part.line,
    message: `this ${part.kind} has no counterpart in ${other}:\n${quoted(part)}`,
  }
}

function quoted(part: Section): string {
  return part.value.replace(/^/gm, '    | ')
}
