/**
 * Tells the bundler which sources a chapter quotes (remark/quote.ts puts them in), so that the live server shows a change
 * in them at once. A loader is loaded as plain JavaScript.
 */
import path from 'node:path'

/** @this {{ addDependency(file: string): void }} */
export default function quotedFiles(chapter) {
  for (const [, file] of chapter.matchAll(/\bquote="([^"#]+)/g)) this.addDependency(path.resolve(file))
  return chapter
}
