/** What keeps a learner's file from being loaded, told before anything runs and without the bundler's own frames. */
import { readFileSync } from 'node:fs'
import type { Report } from '../../katas/kit/report.ts'
import type { Text } from '../../katas/kit/text.ts'
import { missingExport, notGiven, notUtf8, onlyGiven } from '../../katas/kit/unloadable.ts'
import type { BundleError } from './bundle.ts'
import { importsOf } from './imports.ts'

export const brokenReport = (message: Text): Report => ({ tasks: [], broken: { message }, console: [] })

/** What can be seen in the file alone: that it is text, and imports nothing but what is given. */
export function troubleIn(file: string): Text | undefined {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file))
  } catch (error) {
    if (error instanceof TypeError) return notUtf8
    throw error
  }
  const foreign = importsOf(file).find((source) => source !== './given.ts')
  return foreign === undefined ? undefined : onlyGiven(foreign)
}

/** The bundler's message, unless it is about a name that one of the two files lacks. */
export function wordsOf({ message }: BundleError): Text {
  const [, name = '', file = ''] = /"([^"]+)" is not exported by "([^"]+)"/.exec(message) ?? []
  if (file.endsWith('given.ts')) return notGiven(name)
  if (file.endsWith('kata.ts')) return missingExport(name)
  return { en: message, zh: message }
}
