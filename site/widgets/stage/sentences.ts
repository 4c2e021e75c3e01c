/**
 * One sentence a beat, in the language of the page. Both languages stand side by side; the compiler refuses a beat that
 * lacks one.
 */
import type { Language } from '../../components/use-text.ts'
import type { Beat } from '../../worker/beat.ts'
import { type Action, EPMD_PORT } from '../../worker/scene.ts'

type Sentences = { readonly [K in Beat['kind']]: (beat: Beat & { readonly kind: K }) => string }

/** What a frame brings, if it brings a message. */
const bringing = (text: string, before: string): string => (text === '' ? '' : `${before}${text}`)

/** What a status means to the one who hears it. */
const meaning: Record<Language, Readonly<Record<string, string>>> = {
  en: {
    ok: 'Go on.',
    nok: 'I am dialling you too, and my name is the greater. Wait for my call.',
    ok_simultaneous: 'I was dialling you too, but your name is the greater. Go on.',
    alive: 'For me we are connected. Do you want a new connection?',
    not_allowed: 'Not with me.',
  },
  zh: {
    ok: '请继续。',
    nok: '我也在拨你，而且我的名字更大，等我的就好。',
    ok_simultaneous: '我也在拨你，不过你的名字更大，你继续。',
    alive: '我这边和你还连着，你要换一条新连接吗？',
    not_allowed: '恕不奉陪。',
  },
}

/** The part of a node's name that people say: `a` of `a@h1`. */
const short = (box: string): string => box.slice(0, Math.max(box.indexOf('@'), 0)) || box
const host = (box: string): string => box.slice(box.indexOf('@') + 1)

type Deeds = { readonly [D in Action['does']]?: (action: Action & { readonly does: D }) => string }

/** What a line does, its shell shows. */
function deed(action: Action, deeds: Deeds): string {
  const say = deeds[action.does] as ((action: Action) => string) | undefined
  return say?.(action) ?? ''
}

const deedsEn: Deeds = {
  start_node: ({ node }) => `${node.name} starts.`,
  kill_node: ({ node }) => `${node} is killed.`,
  start_epmd: ({ host }) => `The EPMD on ${host} is started.`,
  stop_epmd: ({ host }) => `The EPMD on ${host} is stopped.`,
  cut: ({ between: [a, b] }) => `The cable between ${a} and ${b} is cut.`,
  mend: ({ between: [a, b] }) => `The cable between ${a} and ${b} is mended.`,
  isolate: ({ host }) => `All cables between ${host} and the other hosts are cut.`,
  rejoin: ({ host }) => `All cables between ${host} and the other hosts are mended.`,
  drop: ({ between: [a, b] }) => `All connections between ${a} and ${b} are dropped.`,
  delay: ({ between: [a, b], latency }) => `Between ${a} and ${b} everything now takes ${latency} ms.`,
  hide_name: ({ host }) => `The name ${host} leads nowhere any more.`,
  show_name: ({ host }) => `The name ${host} leads to its host again.`,
  explain: ({ at, node }) => `${short(at)} walks the way to ${node}, to see how far it leads.`,
  wait: ({ ms }) => `You let ${ms / 1000} s pass.`,
}

const deedsZh: Deeds = {
  start_node: ({ node }) => `正在启动 ${node.name}。`,
  kill_node: ({ node }) => `杀掉了 ${node}。`,
  start_epmd: ({ host }) => `启动了 ${host} 上的 EPMD。`,
  stop_epmd: ({ host }) => `停掉了 ${host} 上的 EPMD。`,
  cut: ({ between: [a, b] }) => `${a} 与 ${b} 之间的网线断了。`,
  mend: ({ between: [a, b] }) => `${a} 与 ${b} 之间的网线接好了。`,
  isolate: ({ host }) => `${host} 与其他主机之间的网线全断了。`,
  rejoin: ({ host }) => `${host} 与其他主机之间的网线全接好了。`,
  drop: ({ between: [a, b] }) => `${a} 与 ${b} 之间的连接全部断开。`,
  delay: ({ between: [a, b], latency }) => `${a} 与 ${b} 之间，现在走一趟要 ${latency} ms。`,
  hide_name: ({ host }) => `${host} 这个名字解析不了了。`,
  show_name: ({ host }) => `${host} 这个名字又能解析了。`,
  explain: ({ at, node }) => `${short(at)} 沿着去 ${node} 的路走一遍，看走得通多远。`,
  wait: ({ ms }) => `让时间过 ${ms / 1000} 秒。`,
}

const en: Sentences = {
  port_please: ({ from, to, name }) =>
    `${short(from)} asks the EPMD on ${host(to)}: at which port does "${name}" listen?`,
  port: ({ from, name, port }) => `The EPMD on ${host(from)} looks it up: ${name} listens at port ${port}.`,
  no_port: ({ from, name }) =>
    `The EPMD on ${host(from)} answers: nobody called "${name}" is registered here.`,
  alive: ({ from, to }) => `${short(from)} tells the EPMD on ${host(to)} its name, and keeps the line open.`,
  registered: ({ from, name }) => `The EPMD on ${host(from)} writes it down: ${name}.`,
  alive_yes: ({ creation }) => `It says yes, and hands out a creation: ${creation}.`,
  alive_no: ({ from }) => `The EPMD on ${host(from)} says no: that name is taken.`,
  forgotten: ({ from, name }) =>
    `The line between ${name} and the EPMD on ${host(from)} is gone, and the name with it.`,
  names_asked: ({ from, to }) => `${short(from)} asks the EPMD on ${host(to)}: who is there?`,
  names: ({ from, nodes }) =>
    nodes.length === 0
      ? `The EPMD on ${host(from)} knows nobody.`
      : `The EPMD on ${host(from)} gives its list: ${nodes.map(({ name, port }) => `${name} at ${port}`).join(', ')}.`,
  dial: ({ to, port }) => `Now ${to} is dialled again, at port ${port}.`,
  dial_failed: ({ host, port, failure }) => {
    if (failure === 'unresolved') return `The name ${host} leads to no address, so there is nobody to ask.`
    if (failure !== 'refused') return `From ${host} comes nothing, neither yes nor no.`
    if (port === EPMD_PORT) return `${host} is there, but nothing listens at port ${port}: no EPMD.`
    return `${host} is there, but nothing listens at port ${port}.`
  },
  name: ({ from }) => `${short(from)} gives its name and says what it can do.`,
  status: ({ from, status }) => `${short(from)}: ${status}. ${meaning.en[status] ?? ''}`,
  challenge: ({ from, challenge }) => `${short(from)} gives its own name, and a challenge: ${challenge}.`,
  reply: ({ from, challenge }) =>
    `${short(from)} answers with the digest of cookie and challenge, and asks in turn: ${challenge}.`,
  ack: ({ from, to }) => `The digest is right. Now ${short(from)} answers what ${short(to)} has asked.`,
  other_step: ({ from }) => `${short(from)} goes on with the handshake.`,
  turned_away: ({ from }) => `${short(from)} has worked out another digest. It says nothing. It hangs up.`,
  not_connected: ({ from }) => `${short(from)} sees the connection end, and is not told why.`,
  unreached: ({ from, to }) => `So ${short(from)} has no connection with ${to}.`,
  not_dialled: ({ from, to }) =>
    `${short(from)} does not dial ${to}, and asks no EPMD for it: the form of the name is enough.`,
  connected: ({ from }) => `${short(from)} finds that digest right too. The connection stands.`,
  joined: ({ from, to, hidden }) =>
    `${short(from)} has connected with ${short(to)}${hidden ? '. The connection is hidden: neither tells anybody.' : '.'}`,
  disconnected: ({ from, to, reason }) => {
    if (reason === 'net_tick_timeout')
      return `${short(from)} has heard nothing of ${short(to)} for too long and gives it up: ${reason}.`
    if (reason === 'connection_closed')
      return `${short(from)} sees that the connection with ${short(to)} has ended.`
    return `${short(from)} is no longer connected with ${short(to)}.`
  },
  monitor: ({ from, to }) =>
    `${short(from)} monitors net_kernel on ${short(to)}, so as not to wait for the dead.`,
  is_auth: ({ from, to }) => `${short(from)} asks net_kernel on ${short(to)}: is_auth? Do you let me in?`,
  yes: ({ from }) => `net_kernel on ${short(from)} answers: yes.`,
  demonitor: ({ from }) => `${short(from)} has its answer and stops monitoring.`,
  tick: ({ from }) => `A tick from ${short(from)}: still here.`,
  knows: ({ from, to, nodes }) =>
    nodes.length === 0
      ? `global on ${short(from)} tells ${short(to)} that it knows nobody else.`
      : `global on ${short(from)} tells ${short(to)} whom it knows: ${nodes.join(', ')}.`,
  introduces: ({ from, to, nodes }) =>
    `global on ${short(from)} tells ${short(to)} who has come: ${nodes.join(', ')}.`,
  frame: ({ from, to, operation, text }) =>
    `${short(from)} sends ${operation} to ${short(to)}${bringing(text, ': ')}${text === '' ? '.' : ''}`,
  watches: ({ from, to, target }) =>
    `${short(from)} asks ${short(to)} to be told when ${target} ends: MONITOR_P.`,
  down: ({ from, to, target, reason }) =>
    `${short(from)} tells ${short(to)} that ${target} is no more: ${reason}.`,
  deed: ({ action }) => deed(action, deedsEn),
  send: ({ from, pid, receiver, text }) => `On ${short(from)}, ${pid} sends to ${receiver}: ${text}`,
  deliver: ({ from, pid, text }) => `Into the mailbox of ${pid} on ${short(from)}: ${text}`,
  exit: ({ from, pid, text }) => `${pid} on ${short(from)} ends: ${text}`,
}

const zh: Sentences = {
  port_please: ({ from, to, name }) => `${short(from)} 问 ${host(to)} 上的 EPMD：“${name}”在哪个端口监听？`,
  port: ({ from, name, port }) => `${host(from)} 上的 EPMD 一查：${name} 在端口 ${port} 监听。`,
  no_port: ({ from, name }) => `${host(from)} 上的 EPMD 回答：这里没有登记过“${name}”。`,
  alive: ({ from, to }) => `${short(from)} 把名字报给 ${host(to)} 上的 EPMD，这条连接一直留着。`,
  registered: ({ from, name }) => `${host(from)} 上的 EPMD 记下：${name}。`,
  alive_yes: ({ creation }) => `它答应了，并发给一个 creation：${creation}。`,
  alive_no: ({ from }) => `${host(from)} 上的 EPMD 不答应：这个名字有人用了。`,
  forgotten: ({ from, name }) => `${name} 与 ${host(from)} 上 EPMD 之间的连接没了，名字也随之消失。`,
  names_asked: ({ from, to }) => `${short(from)} 问 ${host(to)} 上的 EPMD：都有谁？`,
  names: ({ from, nodes }) =>
    nodes.length === 0
      ? `${host(from)} 上的 EPMD 一个节点也不认识。`
      : `${host(from)} 上的 EPMD 交出名单：${nodes.map(({ name, port }) => `${name} 在 ${port}`).join('，')}。`,
  dial: ({ to, port }) => `再拨一次 ${to}，这回拨端口 ${port}。`,
  dial_failed: ({ host, port, failure }) => {
    if (failure === 'unresolved') return `${host} 这个名字解析不出地址，没处可问。`
    if (failure !== 'refused') return `${host} 那边毫无回音，既不答应，也不拒绝。`
    if (port === EPMD_PORT) return `${host} 在，但端口 ${port} 没有程序监听：那里没有 EPMD。`
    return `${host} 在，但端口 ${port} 没有程序监听。`
  },
  name: ({ from }) => `${short(from)} 报上名字，并说明自己会些什么。`,
  status: ({ from, status }) => `${short(from)}：${status}。${meaning.zh[status] ?? ''}`,
  challenge: ({ from, challenge }) => `${short(from)} 也报上名字，并提出质询：${challenge}。`,
  reply: ({ from, challenge }) => `${short(from)} 交出 cookie 与质询的摘要，并提出自己的质询：${challenge}。`,
  ack: ({ from, to }) => `摘要正确。轮到 ${short(from)} 回答 ${short(to)} 的质询。`,
  other_step: ({ from }) => `${short(from)} 继续握手。`,
  turned_away: ({ from }) => `${short(from)} 自己算出的摘要与此不同。它什么也不说，直接挂断。`,
  not_connected: ({ from }) => `${short(from)} 只看到连接断了，没人告诉它原因。`,
  unreached: ({ from, to }) => `于是 ${short(from)} 没能连上 ${to}。`,
  not_dialled: ({ from, to }) => `${short(from)} 不去拨 ${to}，连 EPMD 也没问：光看名字的形式就不行。`,
  connected: ({ from, to }) => `${short(from)} 核对了 ${short(to)} 的摘要，也正确。连接建立。`,
  joined: ({ from, to, hidden }) =>
    `${short(from)} 连上了 ${short(to)}${hidden ? '。这是隐藏的连接，双方都不声张。' : '。'}`,
  disconnected: ({ from, to, reason }) => {
    if (reason === 'net_tick_timeout')
      return `${short(from)} 太久没听到 ${short(to)} 的声音，不再等它：${reason}。`
    if (reason === 'connection_closed') return `${short(from)} 发现与 ${short(to)} 的连接已经断开。`
    return `${short(from)} 与 ${short(to)} 断开了连接。`
  },
  monitor: ({ from, to }) => `${short(from)} 监视 ${short(to)} 的 net_kernel，以免对方没了还在干等。`,
  is_auth: ({ from, to }) => `${short(from)} 问 ${short(to)} 的 net_kernel：is_auth？让我进吗？`,
  yes: ({ from }) => `${short(from)} 的 net_kernel 回答：yes。`,
  demonitor: ({ from }) => `${short(from)} 得到了答案，不再监视。`,
  tick: ({ from }) => `${short(from)} 的一次心跳：还在。`,
  knows: ({ from, to, nodes }) =>
    nodes.length === 0
      ? `${short(from)} 的 global 告诉 ${short(to)}：别的节点它一个也不认识。`
      : `${short(from)} 的 global 告诉 ${short(to)} 它认识谁：${nodes.join('、')}。`,
  introduces: ({ from, to, nodes }) =>
    `${short(from)} 的 global 告诉 ${short(to)} 来了谁：${nodes.join('、')}。`,
  frame: ({ from, to, operation, text }) =>
    `${short(from)} 向 ${short(to)} 发送 ${operation}${bringing(text, '：')}${text === '' ? '。' : ''}`,
  watches: ({ from, to, target }) =>
    `${short(from)} 请 ${short(to)} 在 ${target} 终止时通知一声：MONITOR_P。`,
  down: ({ from, to, target, reason }) => `${short(from)} 告诉 ${short(to)}，${target} 没了：${reason}。`,
  deed: ({ action }) => deed(action, deedsZh),
  send: ({ from, pid, receiver, text }) => `在 ${short(from)} 上，${pid} 发给 ${receiver}：${text}`,
  deliver: ({ from, pid, text }) => `进了 ${short(from)} 上 ${pid} 的信箱：${text}`,
  exit: ({ from, pid, text }) => `${short(from)} 上的 ${pid} 结束了：${text}`,
}

const sentences: Record<Language, Sentences> = { en, zh }

export function sentence(beat: Beat, language: Language): string {
  const say = sentences[language][beat.kind] as (beat: Beat) => string
  return say(beat)
}
