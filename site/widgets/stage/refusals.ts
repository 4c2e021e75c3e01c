/** Why something could not be done, in the language of the page. What `erl` itself would print stays in its own words. */
import type { Language } from '../../components/use-text.ts'
import type { Refusal } from '../../worker/refusal.ts'

type Texts = { readonly [W in Refusal['why']]: (refusal: Refusal & { readonly why: W }) => string }

const en: Texts = {
  no_node: ({ node }) => `No node ${node} runs here.`,
  no_host: ({ host }) => `There is no host ${host}.`,
  full: ({ most }) => `${most} nodes are all that fit here.`,
  runs: ({ node }) => `${node} runs already.`,
  registered: ({ node }) =>
    `${node} cannot start: the EPMD of its host has that name registered already. A name is free again when its node has ended.`,
  no_epmd: ({ host }) => `A node cannot start on ${host}: no EPMD answers there. Start the EPMD first.`,
  bad_name: ({ node }) =>
    `"${node}" is no name for a node here. Write NAME@HOST, without points, such as c@h3.`,
  bad_cookie: () => 'A cookie is 1 to 255 printable ASCII characters.',
  endless: () => 'It has not come to an end in ten minutes of its own time, and was given up.',
}

const zh: Texts = {
  no_node: ({ node }) => `这里没有节点 ${node} 在运行。`,
  no_host: ({ host }) => `没有主机 ${host}。`,
  full: ({ most }) => `这里最多放得下 ${most} 个节点。`,
  runs: ({ node }) => `${node} 已经在运行。`,
  registered: ({ node }) =>
    `${node} 启动不了：那台主机的 EPMD 已经登记过这个名字。等用着它的节点停了，名字才空出来。`,
  no_epmd: ({ host }) => `${host} 上启动不了节点：那里没有 EPMD 应答。先启动 EPMD。`,
  bad_name: ({ node }) => `“${node}”不能用作这里的节点名。写成 NAME@HOST，不带点，例如 c@h3。`,
  bad_cookie: () => 'cookie 是 1 到 255 个可打印的 ASCII 字符。',
  endless: () => '它自己的时间过了十分钟，还没有结束，不再等了。',
}

const texts: Record<Language, Texts> = { en, zh }

export function refusalText(refusal: Refusal, language: Language): string {
  const say = texts[language][refusal.why] as (refusal: Refusal) => string
  return say(refusal)
}
