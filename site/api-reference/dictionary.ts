/**
 * The Chinese of the docstrings: `i18n/zh-CN/api-reference/`, a file an area, in which every paragraph stands below its
 * English. So one that has changed, or is new, has no Chinese until somebody has written it.
 */
import { filesUnder } from '../files.ts'

/** Below the project's folder. */
export const DICTIONARY = 'i18n/zh-CN/api-reference'

export const dictionaryFiles = (folder: string): string[] => filesUnder(folder, /\.json$/)
