/**
 * A line of the editor that is too long goes on below where its words began: behind the blanks, and behind the sign of a
 * comment. Code goes on two further in, so that what is above it stays its head.
 */
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view'

const FURTHER_IN = 2
/** A phone has some thirty-five characters beside its numbers: what begins far to the right goes on further to the left. */
const DEEP = 8

/** In characters, how far its second line on screen is set in. */
export function hang(line: string, tabSize: number): number {
  const [head = '', comment] = /^\s*(\/\*\*?|\*|\/\/)?\s*/.exec(line) ?? []
  const depth = [...head].reduce((at, sign) => at + (sign === '\t' ? tabSize - (at % tabSize) : 1), 0)
  return Math.min(comment === undefined ? depth + FURTHER_IN : depth, DEEP)
}

/** Only what is in sight is drawn, so only that is looked at. */
function inSight({ state, visibleRanges }: EditorView): DecorationSet {
  const hung = visibleRanges.flatMap(({ from, to }) => {
    const [first, last] = [state.doc.lineAt(from).number, state.doc.lineAt(to).number]
    return Array.from({ length: last - first + 1 }, (_, n) => {
      const line = state.doc.line(first + n)
      const style = `--hang: ${hang(line.text, state.tabSize)}ch`
      return Decoration.line({ attributes: { style } }).range(line.from)
    })
  })
  return Decoration.set(hung)
}

export const hangingLines = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet
    constructor(view: EditorView) {
      this.decorations = inSight(view)
    }
    update({ docChanged, viewportChanged, view }: ViewUpdate) {
      if (docChanged || viewportChanged) this.decorations = inSight(view)
    }
  },
  { decorations: ({ decorations }) => decorations },
)
