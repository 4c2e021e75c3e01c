/** Chapter 13: a printer that is watched, a cable that is pulled, and a node that is killed. */
import type { Deed } from '../../worker/scene.ts'
import type { Play } from '../stage/play.ts'
import type { StageState } from '../stage/stage-state.ts'
import { node, nodes } from './scenes.ts'

/** The loop of the chapter's printer; `jam` ends it. */
const PRINTER =
  'register(printer, spawn(fun Loop() -> receive {print, Text} -> io:format("~s~n", [Text]), Loop(); jam -> exit(paper_jam) end end)).'

const INVOICE = 'invoice 2'

/** What comes of a cut; until then it is only a printer that prints. All that was sent has been printed, or given up. */
function hasShown({ consoles, deeds, picture }: StageState): boolean {
  const cut = deeds.findIndex(({ action }) => action.does === 'cut')
  const sends = ({ action }: Deed): boolean => action.does === 'type' && action.text.includes(INVOICE)
  const printed = consoles.get('b@h2')?.pieces.filter(({ text }) => text.startsWith(INVOICE)).length ?? 0
  const isPrinted = deeds.findLastIndex(sends) > cut && printed >= deeds.filter(sends).length
  return cut >= 0 && (isPrinted || !picture.up.has('a@h1 b@h2'))
}

export const play: Play = {
  id: 'cable',
  scene: {
    hosts: ['h1', 'h2'],
    nodes: nodes('a@h1', 'b@h2'),
    latency: 50,
    before: [
      { at: 'b@h2', text: PRINTER },
      { at: 'a@h1', text: "net_adm:ping('b@h2')." },
      { at: 'a@h1', text: 'net_kernel:monitor_nodes(true).' },
      { at: 'b@h2', text: 'net_kernel:monitor_nodes(true).' },
      { at: 'a@h1', text: "Printer = {printer, 'b@h2'}." },
      { at: 'a@h1', text: 'Printer ! {print, "invoice 1"}.' },
    ],
  },
  view: 'hosts',
  sequence: true,
  lines: [
    { at: 'a@h1', text: 'monitor(process, Printer).' },
    { at: 'a@h1', text: 'Printer ! {print, "invoice 2"}.' },
    { at: 'a@h1', text: 'flush().' },
    { at: 'a@h1', text: 'nodes().' },
    { at: 'b@h2', text: 'flush().' },
    { at: 'a@h1', text: 'Printer ! jam.' },
  ],
  faults: [
    { kind: 'cut', between: ['h1', 'h2'] },
    { kind: 'delay', between: ['h1', 'h2'], latency: 2000 },
    { kind: 'wait', ms: 20_000 },
    { kind: 'wait', ms: 75_000 },
    { kind: 'node', node: node('b@h2') },
  ],
  prediction: {
    played: hasShown,
    question: {
      en: '`a` watches the printer. The cable is cut, `a` sends `invoice 2`, and after 20 s the cable is mended. What comes of it?',
      zh: '`a` 监视着打印进程。剪断网线，`a` 发出 `invoice 2`，20 秒后把线接好。结果怎样？',
    },
    options: [
      {
        text: {
          en: "A `'DOWN'` with `noconnection`, and the invoice is lost",
          zh: "来一条 `noconnection` 的 `'DOWN'`，发票丢了",
        },
        because: {
          en: 'A node is given up after 45 to 75 s of silence. 20 s are only a slow moment.',
          zh: '沉默 45 到 75 秒，才会不再等那个节点。20 秒不过是卡了一会儿。',
        },
      },
      {
        text: { en: "No `'DOWN'`, but the invoice is lost", zh: "没有 `'DOWN'`，但发票丢了" },
        because: {
          en: 'As long as the connection stands, TCP sends again what was not acknowledged.',
          zh: '只要连接还在，没得到确认的数据，TCP 会重发。',
        },
      },
      {
        text: { en: "No `'DOWN'`, and the invoice is printed late", zh: "没有 `'DOWN'`，发票晚些打印出来" },
        right: true,
        because: {
          en: 'Neither node has given up, and TCP sends again what was not acknowledged.',
          zh: '两个节点都没有放弃；没得到确认的数据，TCP 会重发。',
        },
      },
    ],
  },
}
