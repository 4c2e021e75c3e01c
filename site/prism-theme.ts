/**
 * The colours of code, for paper and for the dark. Few on purpose: what is quoted, what is named, what is said
 * about it. Every pair has a contrast of at least 4.5 : 1 with its background.
 */
import type { PrismTheme } from 'prism-react-renderer'

interface Palette {
  text: string
  paper: string
  comment: string
  string: string
  keyword: string
  name: string
}

function theme({ text, paper, comment, string, keyword, name }: Palette): PrismTheme {
  return {
    plain: { color: text, backgroundColor: paper },
    styles: [
      { types: ['comment', 'prolog', 'doctype', 'cdata'], style: { color: comment } },
      { types: ['string', 'char', 'attr-value', 'regex', 'template-string'], style: { color: string } },
      { types: ['atom', 'constant', 'boolean', 'number', 'symbol'], style: { color: string } },
      { types: ['keyword', 'tag', 'builtin', 'important'], style: { color: keyword } },
      { types: ['function', 'class-name', 'attr-name'], style: { color: name } },
      { types: ['deleted'], style: { color: keyword } },
      { types: ['inserted'], style: { color: string } },
    ],
  }
}

export const lightCode = theme({
  text: '#2a2f38',
  paper: '#f3f1ea',
  comment: '#65655e',
  string: '#1f6b47',
  keyword: '#a13419',
  name: '#24548a',
})

export const darkCode = theme({
  text: '#dfe3ea',
  paper: '#242a34',
  comment: '#9aa3b0',
  string: '#8fd0a8',
  keyword: '#ff9e75',
  name: '#9cc4f5',
})
