/** How a text that was found is quoted. */

/** What ends something that is not quoted: it closes, or a space stands behind it, as behind no `.erlang.cookie`. */
const REST =
  /^(…?)(?:[\s。，、；：？！—）】」』”’》)\]}]|[,.;:?!](?=[\s)\]]|$)|(?:&#39;|&quot;|['"])(?=[)\]},.;:]))+/

/** HTML that the library cut out of a text: it begins with a word, not with the end of the sentence before. */
export const fromItsWords = (html: string): string => html.replace(REST, '$1')
