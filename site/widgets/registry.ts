/**
 * The widgets that a chapter can name with `<Widget name="…" />`. Each is loaded when it is first shown; its height is
 * kept free for it, so that nothing on the page jumps.
 */
import type { ComponentType } from 'react'
import type { Language } from '../components/use-text.ts'
import { staged } from './stage/staged.ts'

/** Pixels, on a wide screen and on a phone: of the language in which it is lower, before anything is chosen in it. */
interface Height {
  wide: number
  narrow: number
}

interface WidgetEntry {
  /** What a screen reader calls it. */
  label: Record<Language, string>
  load: () => Promise<{ default: ComponentType }>
  height: Height
}

export const widgets: Record<string, WidgetEntry> = {
  ping: {
    label: { en: 'Ping between two nodes', zh: '两个节点之间的 ping' },
    load: staged(() => import('./plays/ping.ts')),
    height: { wide: 1243, narrow: 1205 },
  },
  cookie: {
    label: { en: 'Two cookies', zh: '两个 cookie' },
    load: staged(() => import('./plays/cookie.ts')),
    height: { wide: 1265, narrow: 1203 },
  },
  opening: {
    label: { en: 'From pang to pong', zh: '从 pang 到 pong' },
    load: () => import('./opening.tsx'),
    height: { wide: 439, narrow: 480 },
  },
  heaps: {
    label: { en: 'Two heaps', zh: '两个堆' },
    load: () => import('./heaps.tsx'),
    height: { wide: 1537, narrow: 1880 },
  },
  names: {
    label: { en: 'Name sandbox', zh: '节点名试验台' },
    load: () => import('./names.tsx'),
    height: { wide: 1001, narrow: 1547 },
  },
  term: {
    label: { en: 'A term and its bytes', zh: '数据项与它的字节' },
    load: () => import('./term.tsx'),
    height: { wide: 2031, narrow: 2025 },
  },
  digest: {
    label: { en: 'Digest calculator', zh: '摘要计算器' },
    load: () => import('./digest.tsx'),
    height: { wide: 344, narrow: 531 },
  },
  route: {
    label: { en: 'One line, two ways', zh: '同一行，两条路' },
    load: staged(() => import('./plays/route.ts')),
    height: { wide: 1551, narrow: 1489 },
  },
  'why-pang': {
    label: { en: 'Why pang?', zh: '为什么是 pang？' },
    load: staged(() => import('./plays/why-pang.ts')),
    height: { wide: 1674, narrow: 1357 },
  },
  epmd: {
    label: { en: 'EPMD, step by step', zh: 'EPMD，一步一步来' },
    load: staged(() => import('./plays/epmd.ts')),
    height: { wide: 1257, narrow: 1212 },
  },
  handshake: {
    label: { en: 'The handshake, step by step', zh: '握手，一步一步来' },
    load: staged(() => import('./plays/handshake.ts')),
    height: { wide: 1429, narrow: 1272 },
  },
  mesh: {
    label: { en: 'Two clusters become one', zh: '两个集群合成一个' },
    load: staged(() => import('./plays/mesh.ts')),
    height: { wide: 1530, narrow: 1464 },
  },
  bang: {
    label: { en: 'Messages and what becomes of them', zh: '消息的去向' },
    load: staged(() => import('./plays/bang.ts')),
    height: { wide: 1459, narrow: 1272 },
  },
  rpc: {
    label: { en: 'Functions called elsewhere', zh: '调用别处的函数' },
    load: staged(() => import('./plays/rpc.ts')),
    height: { wide: 1534, narrow: 1361 },
  },
  call: {
    label: { en: 'Calls that fail', zh: '会失败的调用' },
    load: staged(() => import('./plays/call.ts')),
    height: { wide: 1534, narrow: 1374 },
  },
  cache: {
    label: { en: 'Two caches over a cluster', zh: '集群上的两种缓存' },
    load: staged(() => import('./plays/cache.ts')),
    height: { wide: 1886, narrow: 1538 },
  },
  playground: {
    label: { en: 'The free stage', zh: '自由舞台' },
    load: staged(() => import('./plays/playground.ts')),
    height: { wide: 1304, narrow: 1036 },
  },
  hide: {
    label: { en: 'Glue between two clusters, and a hidden node', zh: '两个集群之间的胶水，和一个隐藏节点' },
    load: staged(() => import('./plays/hide.ts')),
    height: { wide: 1599, narrow: 1470 },
  },
  cable: {
    label: { en: 'A cable is pulled', zh: '拔网线' },
    load: staged(() => import('./plays/cable.ts')),
    height: { wide: 1472, narrow: 1381 },
  },
  pids: {
    label: { en: 'One pid, seen from three nodes', zh: '从三个节点看同一个 pid' },
    load: staged(() => import('./plays/pids.ts')),
    height: { wide: 1553, narrow: 1528 },
  },
}
