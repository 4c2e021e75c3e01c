/** The rules that the tests stand for, as a failing test states them. */
import type { Rule } from '../kit/kit.ts'

export const rule = {
  lookup: {
    en: 'A cache gives {ok, Value} for a key that it holds, and not_found for any other: so even not_found could be a value.',
    zh: '缓存里有的键，给出 {ok, Value}；没有的，给出 not_found。这样，就算存的值是 not_found 也分得清。',
  },
  entry: {
    en: 'An entry is {Key, Value, {Counter, Node}}, with the node that wrote it.',
    zh: '一个条目是 {Key, Value, {Counter, Node}}，其中的节点就是写它的那个。',
  },
  afterAllSeen: {
    en: 'Who writes knows all that has been seen here. So the new counter is one more than the highest seen in any stamp.',
    zh: '写的人，已经知道这里见过的一切。所以新计数要比所有戳记里见过的最大计数再大一。',
  },
  greaterWins: {
    en: 'The greater stamp wins, whichever came first: what is older than what is here is dropped.',
    zh: '戳记大的算数，与谁先到无关：比手里的还旧，就丢掉。',
  },
  tie: {
    en: 'Of two equal counters the greater node wins. It does not matter which, only that all nodes choose the same.',
    zh: '计数相同，节点名大的算数。选哪个都无所谓，要紧的是所有节点选的是同一个。',
  },
  numbers: {
    en: 'Counters are compared as numbers: 10 comes after 9.',
    zh: '计数按数字比较：10 在 9 之后。',
  },
  counterSeen: {
    en: 'A cache remembers the highest counter of all stamps it has seen, even of an entry that it did not keep.',
    zh: '缓存要记住见过的所有戳记里最大的计数，哪怕那个条目没有留下。',
  },
  snapshot: {
    en: 'Who joins gets all that is here, at once: {snapshot, Entries}, even if that is nothing.',
    zh: '有节点加入，立刻把手里的全部给它：{snapshot, Entries}，哪怕什么都没有。',
  },
  memberAtOnce: {
    en: 'A node is a member from nodeup on. If it were one only later, the writes between the snapshot and that moment would never reach it.',
    zh: '节点从 nodeup 那一刻起就是成员。晚一步，快照之后到那时之间的写入就永远到不了它那里。',
  },
  forgetTheDead: {
    en: 'Who is down is no member: nothing is sent there any more. (Sending would even try to connect.)',
    zh: '断开的节点不再是成员，什么都不再发给它。（发了，反而会去重新连接。）',
  },
  entriesOutlive: {
    en: 'What a node has written stays when the node goes: that everybody has it is the point of a copy.',
    zh: '节点走了，它写下的东西留着：人人都有一份，副本要的就是这个。',
  },
  got: {
    en: '{get, Caller, Ref, Key} is answered with {Ref, Answer}, to Caller.',
    zh: '收到 {get, Caller, Ref, Key}，就把 {Ref, Answer} 发给 Caller。',
  },
  forwarded: {
    en: 'Every member is told of a write once, by {update, Entry} with the stamp that it has here.',
    zh: '一次写入，向每个成员通知一次：{update, Entry}，戳记与这里的相同。',
  },
  noStorm: {
    en: 'Only who writes forwards. If everyone forwarded what they are told, two nodes would go on for ever.',
    zh: '只有写的人转发。要是人人都转发听来的，两个节点就能没完没了。',
  },
  snapshotMerges: {
    en: 'A snapshot is news of many entries, no more: for each of them the greater stamp wins.',
    zh: '快照不过是一批条目的消息：每一条仍是戳记大的算数。',
  },
  dropped: {
    en: 'Anyone may send a process anything. What it does not understand, it drops.',
    zh: '谁都可以给进程发任何东西。看不懂的，丢掉就是。',
  },
  agree: {
    en: 'Once all have heard everything, all have the same: whatever was written where, and however the news came.',
    zh: '等所有消息都到了，人人手里的都一样：不管是在哪里写的，消息又是怎么来的。',
  },
} as const satisfies { readonly [name: string]: Rule }
