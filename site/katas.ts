/**
 * What the site tells about a kata, read from katas/<NN-slug>/kata.json at build time.
 */
import path from 'node:path'
import { readJson } from '../tools/read-json.ts'
import { filesUnder } from './files.ts'

/** A text in the two languages of the site. */
export interface Bilingual {
  en: string
  zh: string
}

export interface KataInfo {
  /** NN-slug, as the folder is called. */
  id: string
  title: Bilingual
  /** The tasks' titles, in order. */
  tasks: Bilingual[]
}

export function kataFiles(folder: string): string[] {
  return filesUnder(folder, /^kata\.json$/)
}

/** Every kata in `folder`, by number. A kata.json that lacks what a card shows stops the build. */
export function readKatas(folder: string): KataInfo[] {
  return kataFiles(folder).map((file) => {
    const id = path.basename(path.dirname(file))
    const kata = readJson(path.dirname(folder), `katas/${id}/kata.json`) as Partial<Record<string, unknown>>
    if (kata.id !== id) throw new Error(`${file}: "id" must be the name of its folder, ${id}`)
    const tasks = Array.isArray(kata.tasks) ? (kata.tasks as { title?: unknown }[]) : []
    if (tasks.length === 0) throw new Error(`${file}: "tasks" must list the tasks`)
    return {
      id,
      title: bilingual(kata.title, `${file}: "title"`),
      tasks: tasks.map(({ title }, index) => bilingual(title, `${file}: the title of task ${index + 1}`)),
    }
  })
}

function bilingual(text: unknown, where: string): Bilingual {
  const { en, zh } = (text ?? {}) as Partial<Bilingual>
  if (!en || !zh) throw new Error(`${where} must be there in "en" and in "zh"`)
  return { en, zh }
}
