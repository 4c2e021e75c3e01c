/** What a module imports, read without running it. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'

export function importsOf(file: string): readonly string[] {
  return ts.preProcessFile(readFileSync(file, 'utf8')).importedFiles.map(({ fileName }) => fileName)
}

/** Every file that `file` leads to by relative imports, itself included. */
export function reachableFrom(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  for (const source of importsOf(file)) {
    if (source.startsWith('.')) reachableFrom(path.resolve(path.dirname(file), source), seen)
  }
  return seen
}
