/** The rules of Erlang that the tests stand for, as a failing test states them. */
import type { Rule } from '../kit/kit.ts'

export const rule = {
  setUp: {
    en: 'A monitor on a living process gets no answer yet. It is written down, and answered when the process ends.',
    zh: '被监视的进程还活着，就先不回答，只记下来，等它终止时再说。',
  },
  noproc: {
    en: 'Who watches a process that is not there is told at once, with the reason noproc. Otherwise it would wait for ever.',
    zh: '要监视的进程不在，就立刻告诉对方，原因是 noproc，否则它会永远等下去。',
  },
  eachReference: {
    en: 'Each call of monitor is a monitor of its own, with a reference of its own. Who watches twice is told twice.',
    zh: '每调用一次 monitor 就是一个独立的监视，各有各的引用。监视两次，就会得到两次通知。',
  },
  toldAll: {
    en: 'When a process ends, every monitor on it is answered, with the reason for which the process ended.',
    zh: '进程一终止，对它的每个监视都要回答，原因就是它终止的原因。',
  },
  toldOnce: {
    en: 'A monitor is answered once. After that it does not exist.',
    zh: '一个监视只回答一次，答完就不存在了。',
  },
  down: {
    en: "The message is {'DOWN', Reference, process, Target, Reason}: the same reference that monitor gave, the target as it was named.",
    zh: "消息是 {'DOWN', Reference, process, Target, Reason}：引用就是当初 monitor 给出的那个，目标当初怎么写，这里就怎么写。",
  },
  exactlyOne: {
    en: "A monitor ends with exactly one 'DOWN' message, whatever happens afterwards.",
    zh: "一个监视以恰好一条 'DOWN' 消息告终，不管后来又发生什么。",
  },
  byValue: {
    en: 'References are compared by what they say. The one that comes from another node is a new object.',
    zh: '比较引用，看的是它写了什么。从别的节点来的引用是新的对象。',
  },
  notWanted: {
    en: "After demonitor no 'DOWN' comes for that reference, though the news of the end may be on its way already.",
    zh: "demonitor 之后，那个引用不会再有 'DOWN'，哪怕终止的消息已经在路上。",
  },
  noFlush: {
    en: "demonitor takes nothing out of the mailbox, a 'DOWN' neither. (demonitor(Reference, [flush]) would take that one.)",
    zh: "demonitor 不从信箱里取走任何东西，'DOWN' 也不取。（demonitor(Reference, [flush]) 才会取走那一条。）",
  },
  otherMonitors: {
    en: 'demonitor ends the one monitor that it names, and no other.',
    zh: 'demonitor 只取消它指明的那一个监视。',
  },
  onlyOnesOwn: {
    en: 'demonitor gives up a monitor that the process itself has set. Who watches the process goes on watching it.',
    zh: 'demonitor 取消的是自己设下的监视。别人对自己的监视照旧。',
  },
  noconnection: {
    en: 'When the connection is lost, whoever was watched over it is gone as far as anyone can tell: the reason is noconnection.',
    zh: '连接一断，对面被监视的进程，谁也说不准还在不在：一律按不在算，原因是 noconnection。',
  },
  thatNode: {
    en: 'A lost connection concerns the processes of that one node. All others are as reachable as before.',
    zh: '断的是哪个节点的连接，就只关那个节点上的进程的事，其余的照样连得上。',
  },
  nodedown: {
    en: '{nodedown, Node} goes to whoever watches the node, once.',
    zh: '谁监视这个节点，谁就收到 {nodedown, Node}，只有一次。',
  },
  strangersForgotten: {
    en: 'Monitors that came over a connection end with it: there is nobody left to answer.',
    zh: '从这条连接过来的监视，随连接一起结束：已经没有人可以回答了。',
  },
  tickIfQuiet: {
    en: 'A quarter of net_ticktime in which nothing was said ends with a tick. Any other traffic does as well as a tick.',
    zh: '四分之一个 net_ticktime 里什么都没说，就发一次心跳。有别的数据发出去，就等于发过心跳。',
  },
  fullTicktime: {
    en: 'A peer is given up after a net_ticktime of silence, between 45 and 75 seconds by default, and not before: one lost quarter is no death.',
    zh: '对端沉默满一个 net_ticktime 才算死，默认是 45 到 75 秒，不能提前：错过一次心跳，不等于死了。',
    erl: '** Node b@h2 not responding **',
  },
  heardIsAlive: {
    en: 'Whatever is heard of the peer, a tick or a message, begins the count of silence anew.',
    zh: '只要听到对端的声音，不管是心跳还是消息，沉默就从头数起。',
  },
  saysAndHears: {
    en: 'What we say and what we hear are two things. A peer that we talk to can still be dead.',
    zh: '我们说了什么，和我们听到什么，是两回事。我们一直在说，对端也可能早就死了。',
  },
} as const satisfies { readonly [name: string]: Rule }
