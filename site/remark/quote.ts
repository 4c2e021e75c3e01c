/**
 * Code in the chapters is quoted, never pasted, so that the text cannot drift from what runs.
 *
 * An empty fence names a file and a region in it:
 *
 *     ```ts quote="src/handshake/digest.ts#digest"
 *     ```
 *
 * It is filled with what stands between `// #region digest` and `// #endregion` there, without the common
 * indent, under a caption that names the file. Without `#region` the whole file is quoted.
 * A file or region that is not there stops the build and says where it was asked for.
 */

import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Code, Root } from 'mdast'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'

const QUOTE = /\bquote="([^"#]+)(?:#([^"]+))?"/

/** The project's root: what quoted paths are relative to. Docusaurus runs there. */
const ROOT = process.cwd()

export default function quote() {
  return (tree: Root, file: VFile) => {
    visit(tree, 'code', (fence) => {
      const [, source, region] = QUOTE.exec(fence.meta ?? '') ?? []
      if (source !== undefined) fill(fence, source, region, file)
    })
  }
}

/** The files that a chapter's text quotes, as it names them. */
export function quotedFiles(text: string): string[] {
  return [...text.matchAll(new RegExp(QUOTE, 'g'))].map((match) => match[1] as string)
}

function fill(fence: Code, source: string, region: string | undefined, file: VFile): void {
  const refuse = (reason: string) => file.fail(reason, fence.position, 'pangpong:quote')
  if (fence.value.trim() !== '') refuse(`this fence quotes ${source}, so it must be empty`)
  const target = path.join(ROOT, source)
  if (!existsSync(target)) refuse(`quoted file not found: ${source}`)
  const text = readFileSync(target, 'utf8')
  const quoted = region === undefined ? text.trimEnd() : findRegion(text, region)
  if (quoted === undefined) refuse(`no "// #region ${region}" in ${source}`)
  fence.value = quoted as string
  fence.meta = `${fence.meta?.replace(QUOTE, '')} title="${source}"`.trim()
}

/** The lines of a named region without their common indent, or undefined if the text has no such region. */
export function findRegion(text: string, name: string): string | undefined {
  const lines = text.split('\n')
  const start = lines.findIndex((line) => line.trim() === `// #region ${name}`)
  if (start < 0) return undefined
  let depth = 1
  const end = lines.findIndex((line, index) => {
    if (index <= start) return false
    if (/^\s*\/\/ #region\b/.test(line)) depth++
    if (/^\s*\/\/ #endregion\b/.test(line)) depth--
    return depth === 0
  })
  if (end < 0) return undefined
  const inner = lines.slice(start + 1, end).filter((line) => !/^\s*\/\/ #(end)?region\b/.test(line))
  const indents = inner.filter((line) => line.trim()).map((line) => line.length - line.trimStart().length)
  const common = Math.min(...indents)
  return inner
    .map((line) => line.slice(common))
    .join('\n')
    .trim()
}
