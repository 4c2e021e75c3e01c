/** What a stranger said, fit to stand in a log or on a terminal. */

/** Controls, and the marks that turn a line around: with them a name could rewrite what stands before it. */
const UNFIT = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu

/** `text` with a `?` for each control character, cut after `longest`. */
export function printable(text: string, longest = 1000): string {
  const shown = text.slice(0, longest).replace(UNFIT, '?')
  return text.length > longest ? `${shown}...` : shown
}
