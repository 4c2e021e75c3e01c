/** The landing page: what this is, a ping to press, and three ways in. */
import Link from '@docusaurus/Link'
import CodeBlock from '@theme/CodeBlock'
import Heading from '@theme/Heading'
import Layout from '@theme/Layout'
import type { ReactNode } from 'react'
import { InlineCode } from '../components/InlineCode.tsx'
import { useText } from '../components/use-text.ts'
import { Widget } from '../components/Widget.tsx'
import styles from './index.module.css'

const texts = {
  en: {
    title: 'Distributed Erlang, learned by kata',
    headline: ['From', 'to'],
    lead: 'How do Erlang nodes find, trust and talk to each other? Read how, write it yourself, one failing test at a time, and watch a real Erlang node answer you.',
    begin: 'Begin with chapter 00',
    playground: 'Play on the free stage',
    play: 'Two nodes. Press ping.',
    playNote:
      'Two complete nodes run in this page, over a simulated network. The bytes they send are those of real ones.',
    ways: 'Three ways to use it',
    read: {
      title: 'Read',
      text: 'Short chapters, in English and Chinese at equal depth. Each starts with something that fails.',
      sample: "(a@h1)1> net_adm:ping('b@h2').\npang",
      language: 'erlang',
    },
    solve: {
      title: 'Solve',
      text: 'One kata a chapter, in your editor or right here in the browser. In the end your code shakes hands with a real erl.',
      sample: 'npm install\nnpm run kata',
      language: 'sh',
    },
    reuse: {
      title: 'Reuse',
      text: 'The runtime that the chapters quote is a library: a TypeScript node that joins an Erlang/OTP cluster.',
      sample: "await node.ping('b@host') // pong\nnode.nodes() // ['b@host']",
      language: 'ts',
    },
    name: 'The name',
    nameText:
      '`net_adm:ping/1` answers `pang` until everything is right, then `pong`; so does every kata here. And 乒乓, table tennis, is read pīng pāng.',
  },
  zh: {
    title: '一道道 kata，练会分布式 Erlang',
    headline: ['从', '到'],
    lead: 'Erlang 节点怎样找到对方、信任对方、跟对方说话？先读懂，再动手写，让失败的测试一个接一个通过，直到真正的 Erlang 节点应答你。',
    begin: '从第 00 章开始',
    playground: '到自由舞台上玩',
    play: '两个节点，按下 ping。',
    playNote: '这个页面里跑着两个完整的节点，网络是模拟的，发出的字节却和真节点一模一样。',
    ways: '三种用法',
    read: {
      title: '读',
      text: '每章都不长，中文和英文一样详尽。每一章都从一件办不成的事讲起。',
      sample: "(a@h1)1> net_adm:ping('b@h2').\npang",
      language: 'erlang',
    },
    solve: {
      title: '练',
      text: '一章一道 kata，用自己的编辑器做，或者就在浏览器里做。做到最后，你的代码会跟真正的 erl 握手。',
      sample: 'npm install\nnpm run kata',
      language: 'sh',
    },
    reuse: {
      title: '用',
      text: '章节里引用的运行时本身就是一个库：一个能加入 Erlang/OTP 集群的 TypeScript 节点。',
      sample: "await node.ping('b@host') // pong\nnode.nodes() // ['b@host']",
      language: 'ts',
    },
    name: '名字的由来',
    nameText:
      '`net_adm:ping/1` 在一切就绪之前答 `pang`，就绪之后答 `pong`；这里的每道 kata 也是如此。而“乒乓”二字，恰好读作 pīng pāng。',
  },
}

export default function Landing(): ReactNode {
  const text = useText(texts)
  const [from, to] = text.headline
  return (
    <Layout description={text.lead} title={text.title}>
      <main className={styles.landing}>
        <div className={styles.hero}>
          <header>
            <Heading as="h1" className={styles.headline}>
              {from} <span className={styles.pang}>pang</span> {to} <span className={styles.pong}>pong</span>
            </Heading>
            <p className={styles.subtitle}>{text.title}</p>
            <p className={styles.lead}>{text.lead}</p>
            <p className={styles.begin}>
              <Link className="button button--primary button--lg" to="/learn/from-pang-to-pong">
                {text.begin}
              </Link>
              <Link className="button button--secondary button--lg" to="/playground">
                {text.playground}
              </Link>
            </p>
          </header>
          <section className={styles.play}>
            <Heading as="h2">{text.play}</Heading>
            <Widget name="opening" />
            <p>{text.playNote}</p>
          </section>
        </div>

        <section>
          <Heading as="h2">{text.ways}</Heading>
          <div className={styles.ways}>
            {[text.read, text.solve, text.reuse].map((way) => (
              <article className={styles.way} key={way.title}>
                <Heading as="h3">{way.title}</Heading>
                <p>{way.text}</p>
                <CodeBlock language={way.language}>{way.sample}</CodeBlock>
              </article>
            ))}
          </div>
        </section>

        <section className={styles.name}>
          <Heading as="h2">{text.name}</Heading>
          <p>
            <InlineCode text={text.nameText} />
          </p>
        </section>
      </main>
    </Layout>
  )
}
