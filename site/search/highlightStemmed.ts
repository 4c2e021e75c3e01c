/** The library's excerpts for the box and for the page of results: from word to word. */
import { highlightStemmed as cut } from '@easyops-cn/docusaurus-search-local/dist/client/client/utils/highlightStemmed'
import { fromWordToWord } from './excerpt.ts'

export const highlightStemmed: typeof cut = (...text) => fromWordToWord(cut(...text))
