/** Puts the Chinese of the docstrings, from their dictionary, into what TypeDoc has read. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Comment, CommentDisplayPart, ProjectReflection, Reflection } from 'typedoc'
import { dictionaryFiles } from './dictionary.ts'

export type Dictionary = ReadonlyMap<string, string>

export function readDictionary(folder: string): Dictionary {
  const entries = dictionaryFiles(folder).flatMap((file) =>
    Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>),
  )
  return new Map(entries)
}

export interface Untranslated {
  readonly paragraph: string
  readonly of: Reflection
}

/** Puts the Chinese in place of the English; tells what has none, and what stands for nothing any more. */
export function translate(project: ProjectReflection, dictionary: Dictionary) {
  const missing: Untranslated[] = []
  const unused = new Set(dictionary.keys())
  const done = new Set<CommentDisplayPart[]>()
  for (const reflection of Object.values(project.reflections)) {
    for (const parts of partsOf(reflection.comment)) {
      if (done.has(parts)) continue
      const chinese = paragraphs(written(parts)).map((paragraph) => {
        const key = inOneLine(paragraph)
        unused.delete(key)
        const found = dictionary.get(key)
        if (!found && !isCode(paragraph)) missing.push({ paragraph: key, of: reflection })
        return found ?? paragraph
      })
      parts.splice(0, parts.length, ...partsFrom(chinese.join('\n\n'), parts))
      done.add(parts)
    }
  }
  return { missing, unused: [...unused] }
}

const partsOf = (comment: Comment | undefined): CommentDisplayPart[][] =>
  comment ? [comment.summary, ...comment.blockTags.map(({ content }) => content)] : []

const written = (parts: readonly CommentDisplayPart[]): string => parts.map(textOf).join('')

const textOf = (part: CommentDisplayPart): string =>
  part.kind === 'inline-tag' ? `{${part.tag} ${part.text}}` : part.text

/** What stands between blank lines; code in a fence is one, whatever is in it. */
function paragraphs(text: string): string[] {
  return text
    .trim()
    .split(/(^```[\s\S]*?^```$)/m)
    .flatMap((part) => (isCode(part) ? [part] : part.split('\n\n')))
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
}

/** A line break within a paragraph is only where the source's line was full; an item of a list begins a line. */
const inOneLine = (paragraph: string): string =>
  isCode(paragraph) ? paragraph : paragraph.replaceAll(/ *\n *(?!- )/g, ' ')

const isCode = (paragraph: string): boolean => paragraph.startsWith('```')

/** `text` in parts again: what was a link in the English is the same link. */
function partsFrom(text: string, english: readonly CommentDisplayPart[]): CommentDisplayPart[] {
  const links = new Map(
    english.filter(({ kind }) => kind === 'inline-tag').map((part) => [textOf(part), part]),
  )
  return text.split(/(\{@\w+ [^}]*\}|`[^`]+`)/).map((piece) => {
    const link = links.get(piece)
    if (link) return link
    return { kind: piece.startsWith('`') ? 'code' : 'text', text: piece }
  })
}

/** Where in the source a paragraph stands: the place of its first words. */
export function placeOf(paragraph: string, file: string, root: string): string {
  const words = paragraph.split(/\s+/)
  const lines = readFileSync(file, 'utf8').split('\n')
  const begins = (line: string) => {
    const [, text = ''] = /^[\s/*]*(?:@\w+ (?:\w+ )?)?(.*?)[\s/*]*$/.exec(line) ?? []
    return text !== '' && words.slice(0, text.split(' ').length).join(' ') === text
  }
  const line = lines.findIndex(begins) + 1
  return `${path.relative(root, file)}:${line || 1}`
}
