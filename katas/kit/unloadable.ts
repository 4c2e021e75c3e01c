/** Why a learner's file cannot even be loaded, in words that say what to do. The command and the page say the same. */
import type { Text } from './text.ts'

/** Thrown where the page finds out; the command finds out before it runs anything. */
export class Unloadable extends Error {
  override readonly name = 'Unloadable'
  readonly text: Text

  constructor(text: Text) {
    super(text.en)
    this.text = text
  }
}

export const onlyGiven = (source: string): Text => ({
  en: `A kata can import only './given.ts', not '${source}'. What is in there is all it needs.`,
  zh: `kata 里只能导入 './given.ts'，不能导入 '${source}'。需要的东西里面都有。`,
})

export const missingExport = (name: string): Text => ({
  en: `kata.ts does not export \`${name}\`, which the tests call. Did its name change, or its \`export\` go?`,
  zh: `kata.ts 没有导出 \`${name}\`，而测试要调用它。是改了名字，还是少了 \`export\`？`,
})

export const notGiven = (name: string): Text => ({
  en: `given.ts has no \`${name}\` to import.`,
  zh: `given.ts 里没有可以导入的 \`${name}\`。`,
})

export const notUtf8: Text = {
  en: 'kata.ts is no text in UTF-8. Save it again from an editor.',
  zh: 'kata.ts 不是 UTF-8 文本。请用编辑器重新保存。',
}
