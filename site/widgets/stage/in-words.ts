/** The picture of a cluster in a sentence or two, for those who hear the page: who runs where, who is connected, what is cut. */
import type { Language } from '../../components/use-text.ts'
import { type Link, type Place, pairOf } from './cast.ts'

const texts = {
  en: {
    and: ', ',
    stop: '. ',
    host: ({ name, hasEpmd, resolves }: Place, nodes: string) =>
      `${name}: ${nodes || 'no node'}${hasEpmd ? '' : '; no EPMD'}${resolves ? '' : '; its name is not known'}`,
    hidden: (node: string) => `${node} (hidden)`,
    connected: (pairs: string) => `Connected: ${pairs}`,
    nobody: 'Nobody is connected',
    pair: (a: string, b: string) => `${a} with ${b}`,
    cut: (pairs: string) => `Cut: ${pairs}`,
  },
  zh: {
    and: '、',
    stop: '。',
    host: ({ name, hasEpmd, resolves }: Place, nodes: string) =>
      `${name}：${nodes || '没有节点'}${hasEpmd ? '' : '，EPMD 没在运行'}${resolves ? '' : '，主机名解析不了'}`,
    hidden: (node: string) => `${node}（隐藏）`,
    connected: (pairs: string) => `已连接：${pairs}`,
    nobody: '谁也没有连接谁',
    pair: (a: string, b: string) => `${a} 和 ${b}`,
    cut: (pairs: string) => `剪断了：${pairs}`,
  },
}

/** Connections between nodes; those with an EPMD come and go with each question. `cuts` are pairs as `pairKey` has them. */
export function inWords(
  cast: readonly Place[],
  links: readonly Link[],
  cuts: Iterable<string>,
  language: Language,
): string {
  const text = texts[language]
  const hosts = cast.map((place) => {
    const nodes = place.nodes.map(({ name, hidden }) => (hidden ? text.hidden(name) : name))
    return text.host(place, nodes.join(text.and))
  })
  const pairs = links
    .filter(
      ({ from, to, bond }) => bond !== 'connecting' && ![from, to].some((box) => box.startsWith('epmd@')),
    )
    .map(({ from, to }) => text.pair(from, to))
  const cut = [...cuts].map((key) => pairOf(key).join('–'))
  return [
    ...hosts,
    pairs.length > 0 ? text.connected(pairs.join(text.and)) : text.nobody,
    ...(cut.length > 0 ? [text.cut(cut.join(text.and))] : []),
  ]
    .map((sentence) => sentence + text.stop)
    .join('')
    .trim()
}
