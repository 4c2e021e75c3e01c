/** What stands around the docstrings on a page of the API reference, in both languages. */
export type Language = 'en' | 'zh'

const TITLES: Readonly<Record<string, string>> = {
  'Nodes over TCP': 'TCP 上的节点',
  Nodes: '节点',
  Processes: '进程',
  'Standard modules': '标准模块',
  Terms: '数据项',
  'Term format': '外部数据格式',
  Handshake: '握手',
  Trace: '跟踪',
  Carriers: '传输',
  Environment: '环境',
  Shell: 'shell',
}

/** An area with no title of its own is named as the module that it is of. */
export const titleOf = (area: string, language: Language): string =>
  language === 'zh' ? (TITLES[area] ?? area) : area

const LABELS: Readonly<Record<string, string>> = {
  Parameter: '参数',
  Property: '属性',
  Type: '类型',
  'Type Parameter': '类型参数',
  'Default value': '默认值',
  'Default type': '默认类型',
  Description: '说明',
  Returns: '返回',
  Extends: '继承自',
  'Extended by': '派生出',
  Implements: '实现',
  'Inherited from': '来自',
  Overrides: '覆盖',
}

/** The heads of tables, and the words that begin a line. */
export function labelled(page: string, language: Language): string {
  if (language === 'en') return page
  const label = (word: string): string => {
    const chinese = LABELS[word]
    if (chinese === undefined) throw new Error(`site/api-reference/labels.ts has no Chinese of "${word}"`)
    return chinese
  }
  return page
    .replaceAll(
      /^\| (.+) \|(?=\n\| -)/gm,
      (_, cells: string) => `| ${cells.split(' | ').map(label).join(' | ')} |`,
    )
    .replaceAll(/^\*\*(?:Extends|Extended by|Implements)\*\* .*/gm, (line) =>
      line.replaceAll(/, (?=\[)/g, '、'),
    )
    .replaceAll(/^\*\*([A-Z][A-Za-z ]+)\*\*(?= )/gm, (_, word: string) => `**${label(word)}**`)
}
