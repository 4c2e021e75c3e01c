/** The library's excerpts for the box and for the page of results: from their first word on. */
import { highlightStemmed as cut } from '@easyops-cn/docusaurus-search-local/dist/client/client/utils/highlightStemmed'
import { fromItsWords } from './excerpt.ts'

export const highlightStemmed: typeof cut = (...text) => fromItsWords(cut(...text))
