/** Breaks `text` between words, so that no terminal breaks it inside one. What is no terminal gets it in one line. */
export function wrap(text: string, to: NodeJS.WriteStream): string {
  if (!to.isTTY) return text
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > to.columns) {
      lines.push(line)
      line = word
    } else {
      line = line === '' ? word : `${line} ${word}`
    }
  }
  return [...lines, line].join('\n')
}
