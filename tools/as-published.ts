/**
 * How the library's text and its types are written out. V8 keeps the text of a module in memory: one byte a character, but
 * two as soon as a single one needs them. So what is beyond Latin-1 is escaped; and what there is to read stands in the
 * types, and in the source.
 */
export const asPublished = {
  comments: { jsdoc: false },
  plugins: [{ name: 'as-published', generateBundle }],
}

/** As far as it matters here; an asset has no code. */
interface Chunk {
  code?: string
}

function generateBundle(_: unknown, bundle: { [fileName: string]: Chunk }): void {
  for (const [fileName, chunk] of Object.entries(bundle)) {
    if (chunk.code === undefined) continue
    chunk.code = fileName.endsWith('.d.ts') ? withItsLib(chunk.code) : inLatin1(chunk.code)
  }
}

const inLatin1 = (code: string): string => code.replace(/[^\0-\xff]/g, escaped)

/** A program for an older target does not know `Symbol.asyncDispose` of itself. */
function withItsLib(types: string): string {
  return types.includes('Symbol.asyncDispose') ? `/// <reference lib="esnext.disposable" />\n${types}` : types
}

const escaped = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
