/** Mends the Markdown that TypeDoc writes, where it would not be written so by hand. */
import { plainHeadings } from './headings.ts'

export function asWritten(page: string): string {
  const parts = page.split(/(^```ts\n[\s\S]*?^```$)/m)
  return plainHeadings(parts.map((part) => (part.startsWith('```') ? code(part) : text(part))).join(''))
}

/** The types of a namespace without quotes; a union begins with its first member, and has none that is empty. */
function code(block: string): string {
  return block
    .replaceAll(/^type "([^"]+)"/gm, 'type $1')
    .replaceAll(/^ *\| *\n/gm, '')
    .replaceAll(/([=:<]) ?\n {2}\| \{/g, (_, before: string) => (before === '<' ? '<{' : `${before} {`))
    .replaceAll(/([=:<]) ?\n {2}\| /g, '$1\n    ')
    .replaceAll(/^\| /gm, '  | ')
    .replaceAll(
      /^ {2}\| \{\n([^{}]*)\}/gm,
      (_, members: string) => `  | {\n${members.replaceAll(/^ */gm, '    ').trimEnd()}\n  }`,
    )
}

/** Neither a default nor a description where there is none; a union begins with its first member here, too. */
function text(part: string): string {
  return part
    .replaceAll(/(?<!\\)\| (`undefined`|-) (?=\|)/g, '|  ')
    .replaceAll(/(?<!\\)\| \\\| /g, '| ')
    .replaceAll(/\( \\\| /g, '(')
    .replaceAll(/(=\\?>) +\\?\| /g, '$1 ')
    .replaceAll(/(\n\n|\\<)\n? *\\\| /g, '$1')
}
