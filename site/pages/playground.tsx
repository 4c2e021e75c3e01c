/** The free stage: hosts, nodes and faults as the visitor likes them. */
import Link from '@docusaurus/Link'
import Heading from '@theme/Heading'
import Layout from '@theme/Layout'
import type { ReactNode } from 'react'
import { InlineCode } from '../components/InlineCode.tsx'
import { useText } from '../components/use-text.ts'
import { Widget } from '../components/Widget.tsx'
import styles from './playground.module.css'

const texts = {
  en: {
    title: 'Playground',
    description:
      'A cluster of Erlang nodes in your browser: start them, type into their shells, break the network.',
    lead: 'Up to twelve nodes on hosts of your own, each host with its EPMD. Type into any shell, pull any cable, and send somebody the link: it brings back the very same moment.',
    about:
      'The shells know a small Erlang: what the chapters show, and more (`help().` says what). Beside the standard modules there are `counter:start()` and `shop:start()`, which chapters 02 and 15 speak of.',
    begin: 'New to this? Begin with chapter 00',
  },
  zh: {
    title: '自由舞台',
    description: '浏览器里的一个 Erlang 集群：启动节点，在 shell 里输入，把网络弄坏。',
    lead: '最多十二个节点，主机由你安排，每台主机各有一个 EPMD。随便在哪个 shell 里输入，随便拔哪根网线；把链接发给别人，对方打开，看到的就是此刻的样子。',
    about:
      'shell 认得一小部分 Erlang：章节里出现的都认得，还不止（`help().` 会列出来）。除了标准模块，还有 `counter:start()` 和 `shop:start()`，分别在第 02 章和第 15 章讲到。',
    begin: '第一次来？从第 00 章开始',
  },
}

export default function Playground(): ReactNode {
  const text = useText(texts)
  return (
    <Layout description={text.description} title={text.title}>
      <main className={styles.playground}>
        <Heading as="h1">{text.title}</Heading>
        <p className={styles.lead}>{text.lead}</p>
        <Widget name="playground" />
        <p>
          <InlineCode text={text.about} />
        </p>
        <p>
          <Link to="/learn/from-pang-to-pong">{text.begin}</Link>
        </p>
      </main>
    </Layout>
  )
}
