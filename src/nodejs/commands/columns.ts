/**
 * Text for a terminal, where a Chinese character is two columns wide, and where a line may break after any of them but
 * not before a comma.
 */
const WIDE = '\\u2e80-\\ua4cf\\uac00-\\ud7a3\\uf900-\\ufaff\\ufe30-\\ufe4f\\uff00-\\uff60\\uffe0-\\uffe6'
const OPENING = '（《「'
const CLOSING = '，。：；、？！）》」'
/** A word or one wide character, with the punctuation that must not leave it; or the space between words. */
const PIECE = new RegExp(`[${OPENING}]*(?:[^\\s${WIDE}]+|[${WIDE}])[${CLOSING}]*|\\s+`, 'gu')
const WIDE_CHARACTER = new RegExp(`[${WIDE}]`, 'gu')

/** How many columns `text` takes. */
export function columns(text: string): number {
  return [...text].length + (text.match(WIDE_CHARACTER)?.length ?? 0)
}

export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - columns(text)))
}

/** Breaks `text` into lines of at most `width` columns; a word that is longer has a line of its own. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of text.match(PIECE) ?? []) {
    if (line !== '' && columns(line + piece.trimEnd()) > width) {
      lines.push(line.trimEnd())
      line = ''
    }
    line += line === '' ? piece.trimStart() : piece
  }
  return line.trim() === '' ? lines : [...lines, line.trimEnd()]
}
