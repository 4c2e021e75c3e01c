/** The rules of Erlang that the tests stand for, as a failing test states them. */
import type { Rule } from '../kit/kit.ts'

export const rule = {
  request: {
    en: "A call is the message {'$gen_call', {Caller, [alias|Ref]}, Request}, where Ref is made anew for each call.",
    zh: "一次 call 就是消息 {'$gen_call', {Caller, [alias|Ref]}, Request}，每次 call 的 Ref 都是新的。",
  },
  monitored: {
    en: 'Ref is a monitor of the server: if it ends before it has answered, its DOWN message comes instead of an answer.',
    zh: 'Ref 是对服务器的监视：服务器没回答就终止了，来的就是 DOWN 消息，而不是回答。',
  },
  address: {
    en: 'Ref is an alias: what is sent to it reaches the caller, until the monitor ends.',
    zh: 'Ref 还是个别名：在监视结束之前，发给它的消息都会到调用方那里。',
  },
  answer: {
    en: 'The answer is {[alias|Ref], Reply}, with the reference of this very call. The value of the call is Reply.',
    zh: '回答是 {[alias|Ref], Reply}，其中的引用正是这次 call 的。call 的值就是 Reply。',
  },
  othersStay: {
    en: 'receive takes what fits and leaves the rest: messages that are not about this call stay where they are, in their order.',
    zh: 'receive 只取走匹配的，别的都留下：与这次 call 无关的消息原地不动，顺序也不变。',
  },
  notMine: {
    en: 'The tag tells answers apart, by its value. An answer with another reference is the answer to another call.',
    zh: '靠标签的值来区分回答。引用不同，那就是对别的 call 的回答。',
  },
  ended: {
    en: 'If the server ends, or was not there, the call fails with the reason in the DOWN message: noproc for who was not there.',
    zh: '服务器终止了，或者本来就不在，call 就失败，原因取自 DOWN 消息；本来就不在的，原因是 noproc。',
    erl: '** exception exit: {noproc,{gen_server,call,[...]}}',
  },
  nodeDown: {
    en: 'A DOWN with the reason noconnection only says that the connection is gone. The call fails with {nodedown, Node}.',
    zh: '原因为 noconnection 的 DOWN，只说明连接断了。这时 call 失败的原因是 {nodedown, Node}。',
    erl: '** exception exit: {{nodedown,b@h2},{gen_server,call,[...]}}',
  },
  timeout: {
    en: 'If nothing comes in time, the call fails. The server may be at work on it all the same.',
    zh: '没有按时等到任何东西，call 就失败。而服务器也许还在为它忙着。',
    erl: '** exception exit: {timeout,{gen_server,call,[...]}}',
  },
  late: {
    en: 'Who gives up ends the monitor, and the alias with it: an answer that comes later reaches nobody.',
    zh: '放弃的时候要结束监视，别名也随之失效：之后才来的回答，谁也到不了。',
  },
  nothingStays: {
    en: 'After the answer the monitor is of no use any more. It is ended, or else the end of the server is heard some day.',
    zh: '拿到回答，监视就没用了，要把它结束掉；不然哪天服务器终止，还会听到一声。',
  },
  toAlias: {
    en: 'A tag [alias|Ref] says where to answer, too: at Ref, which is gone when the caller has given up.',
    zh: '标签 [alias|Ref] 同时说明了回答往哪里发：发给 Ref。调用方放弃之后，它就不存在了。',
  },
  wholeTag: {
    en: 'The answer is {Tag, Reply}, with the whole tag as it came: the caller waits for just that.',
    zh: '回答是 {Tag, Reply}，整个标签原样带回：调用方等的就是它。',
  },
  toCaller: {
    en: 'Any other tag, a bare reference or {Ref, Node}, is no address. The answer goes to Caller.',
    zh: '别的标签，比如单独一个引用，或者 {Ref, Node}，都不是地址。回答发给 Caller。',
  },
  cast: {
    en: "A cast is the message {'$gen_cast', Request}, and no more: no monitor, no answer, no error.",
    zh: "cast 就是消息 {'$gen_cast', Request}，仅此而已：没有监视，没有回答，也没有错误。",
  },
  serveCall: {
    en: "For {'$gen_call', From, Request} handle_call is called; with {reply, Reply, State} the server answers From, and goes on with State.",
    zh: "收到 {'$gen_call', From, Request} 就调用 handle_call；若给出 {reply, Reply, State}，服务器就回答 From，并带着 State 继续。",
  },
  noReply: {
    en: 'With {noreply, State} nobody is answered now. From is kept by who wants to answer later.',
    zh: '给出 {noreply, State}，现在就谁也不回答。想以后再答的，自己留着 From。',
  },
  serveCast: {
    en: "For {'$gen_cast', Request} handle_cast is called, with the request alone.",
    zh: "收到 {'$gen_cast', Request} 就调用 handle_cast，只把请求交给它。",
  },
  serveInfo: {
    en: 'Every other message goes to handle_info, whole: a server gets messages like any process.',
    zh: '其他消息一律整条交给 handle_info：服务器和别的进程一样，什么消息都可能收到。',
  },
} as const satisfies { readonly [name: string]: Rule }
