/** Text in lines of a terminal's width. */
import wrapAnsi from 'wrap-ansi'

/** What closes something stands at the end of a line in Chinese, never at the beginning of the next. */
const CLOSES = /^[，。、；：？！）》】”’…]/

/** A Chinese character takes two columns. An indented line is a drawing or code: it goes on under its own beginning. */
export function wrap(line: string, width: number): string[] {
  const indent = /^\s*/.exec(line)?.[0] ?? ''
  const parts = cut(line.slice(indent.length), width - indent.length)
  // Where a word fills a line, the space behind it would be a line of its own.
  const words = parts.filter((part, i) => i === 0 || part.trim() !== '')
  return words.map((part) => indent + (indent === '' ? part.trim() : part))
}

/** Every character is still there, the spaces at which a line ends too. */
function cut(text: string, width: number): string[] {
  const lines = wrapAnsi(text, width, { hard: true, trim: false }).split('\n')
  const at = lines.findIndex((line, i) => i > 0 && CLOSES.test(line))
  if (at === -1) return lines
  const before = [...(lines[at - 1] ?? '')]
  let taken = ''
  do taken = (before.pop() ?? '') + taken
  while (CLOSES.test(taken) && before.length > 0)
  if (before.length === 0) return lines // so narrow that nothing can be mended
  return [...lines.slice(0, at - 1), before.join(''), ...cut(taken + lines.slice(at).join(''), width)]
}
