/** How a text that was found is quoted. */

/** What ends something that is not quoted: it closes, or a space stands behind it, as behind no `.erlang.cookie`. */
const REST =
  /^(…?)(?:[\s。，、；：？！—）】」』”’》)\]}]|[,.;:?!](?=[\s)\]]|$)|(?:&#39;|&quot;|['"])(?=[)\]},.;:]))+/

/** What would go on, where something goes on that is not quoted. */
const ON = /(?:[\s·。，、；：—（【「『“‘《([{,.;:])+(?=…$)|\s*·\s*$/

/** HTML that the library cut out of a text: from word to word, without the end of one sentence and the start of another. */
export const fromWordToWord = (html: string): string => html.replace(REST, '$1').replace(ON, '')
