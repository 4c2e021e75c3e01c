/** Mends the Markdown that TypeDoc writes, where it would not be written so by hand. */
import { plainHeadings } from './headings.ts'

/** Characters of a signature that is not broken behind each parameter. */
const LINE = 80

export function asWritten(page: string): string {
  const parts = page.split(/(^```ts\n[\s\S]*?^```$)/m)
  const written = parts.map((part) => (part.startsWith('```') ? code(part) : text(part))).join('')
  return inOneType(plainHeadings(written))
}

/** The types of a namespace without quotes; a union begins with its first member, and has none that is empty. */
function code(block: string): string {
  const plain = block
    .replaceAll(/^type "([^"]+)"/gm, 'type $1')
    .replaceAll(/^ *\| *\n/gm, '')
    .replaceAll(/\bfalse \| true\b/g, 'boolean')
    .replaceAll(/ +$/gm, '')
  return plain.startsWith('```ts\ntype ') ? union(plain) : signature(plain)
}

/** A union that has a name is a line a member. */
function union(block: string): string {
  return block
    .replaceAll(/= ?\n {2}\| \{/g, '= {')
    .replaceAll(/= ?\n {2}\| /g, '=\n    ')
    .replaceAll(/^\| /gm, '  | ')
    .replaceAll(
      /^ {2}\| \{\n([^{}]*)\}/gm,
      (_, members: string) => `  | {\n${members.replaceAll(/^ */gm, '    ').trimEnd()}\n  }`,
    )
}

/** A type within a signature is written in one line, and each parameter on its own where all of them are too long. */
function signature(block: string): string {
  const flat = block
    .replaceAll(/\s*\n *\| */g, ' | ')
    .replaceAll(/(=>|[:<]) ?\| /g, (_, before: string) => (before === '<' ? '<' : `${before} `))
    .replaceAll(/([:>|<] ?)\{\n([^{}]*?);\s*\}/g, (_, before: string, members: string) => {
      return `${before}{ ${members.trim().replaceAll(/;\s*/g, '; ')} }`
    })
  return flat.replaceAll(
    /^([^(\n]+\()([^\n]+)(\): [^\n]+;)$/gm,
    (line, name: string, all: string, returned) => {
      const each = all.split(/, (?=[\w.]+\??: )(?![^(]*\) =>)/)
      return line.length <= LINE || each.length === 1
        ? line
        : `${name}\n   ${each.join(',\n   ')}\n${returned}`
    },
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
    .replaceAll('`false` \\| `true`', '`boolean`')
}

/** A type is one piece, with the links in it: TypeDoc makes code of its names, and text of what joins them. */
function inOneType(page: string): string {
  return page
    .replaceAll(
      /^(\| (?:<a id="[^"]*"><\/a> )?`[^`]+` \| )(.*?)(?= \|(?: |$))/gm,
      (_, name: string, type: string) => name + asCode(type),
    )
    .replaceAll(
      /^(\*\*Returns\*\* )(\S(?:.|\n(?!\n))*)/gm,
      (_, word: string, type: string) => word + asCode(type),
    )
}

const asCode = (type: string): string => {
  const plain = type
    .replaceAll(/\s*\n\s*/g, ' ')
    .replaceAll(/; \\\}/g, ' \\}')
    .replaceAll(/`([^`]*)`/g, (_, name: string) => name.replaceAll(/[\\*_{}[\]<>|~]/g, '\\$&'))
  return `<span class="type">${plain}</span>`
}
