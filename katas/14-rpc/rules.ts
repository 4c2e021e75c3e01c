/** The rules of Erlang that the tests stand for, as a failing test states them. */
import type { Rule } from '../kit/kit.ts'

export const rule = {
  returned: {
    en: 'What the function returns is the value of the call, whatever term it is.',
    zh: '函数返回什么，调用的值就是什么，不管那是个什么数据项。',
  },
  argsAsTheyCame: {
    en: 'Args is the list of arguments: lists:reverse([a, b]) travels as [[a, b]], and is handed on as it came.',
    zh: 'Args 是参数的列表：lists:reverse([a, b]) 发过来就是 [[a, b]]，原样交下去即可。',
  },
  thrown: {
    en: 'rpc:call makes no difference between a throw and a return: the term that was thrown is the value.',
    zh: '在 rpc:call 看来，throw 和正常返回没有区别：抛出的数据项就是调用的值。',
  },
  exited: {
    en: "exit(Reason) in the function becomes the value {badrpc,{'EXIT',Reason}}.",
    zh: "函数里的 exit(Reason)，变成值 {badrpc,{'EXIT',Reason}}。",
  },
  raised: {
    en: "error(Reason) becomes {badrpc,{'EXIT',{Reason,StackTrace}}}: whoever asked learns where it went wrong, too.",
    zh: "error(Reason) 变成 {badrpc,{'EXIT',{Reason,StackTrace}}}：提问的一方连错在哪里都能知道。",
  },
  answered: {
    en: 'rex answers {Caller, {call, M, F, A, GroupLeader}} with {rex, Value}, sent to Caller.',
    zh: '收到 {Caller, {call, M, F, A, GroupLeader}}，rex 就把 {rex, Value} 发给 Caller。',
  },
  failuresAnswered: {
    en: 'A function that fails is an answer like any other. rex itself goes on.',
    zh: '函数失败了，也是一种回答。rex 自己照常工作。',
  },
  nobodyWaits: {
    en: 'rex calls each function in a process of its own, so that a slow one holds up nobody else.',
    zh: '每个函数，rex 都放在单独的进程里调用，慢的才不会耽误别人。',
  },
  castSilent: {
    en: 'A cast is not answered, and its result is dropped. The pid in it is the group leader: it says who prints.',
    zh: 'cast 没有回答，结果直接丢掉。里面的那个 pid 是 group leader，只管谁来打印。',
  },
  castCalled: {
    en: "{'$gen_cast', {cast, M, F, A, GroupLeader}} calls the function all the same.",
    zh: "收到 {'$gen_cast', {cast, M, F, A, GroupLeader}}，函数照样要调用。",
  },
  restDropped: {
    en: 'Anyone may send rex anything. What is no request is dropped, and the next request is served.',
    zh: '谁都可以给 rex 发任何东西。不是请求的就丢掉，下一个请求照常处理。',
  },
  request: {
    en: 'The request is {Caller, {call, Module, Function, Args, GroupLeader}}, with the arguments as one list.',
    zh: '请求的形状是 {Caller, {call, Module, Function, Args, GroupLeader}}，参数放在一个列表里。',
  },
  value: {
    en: 'The value in {rex, Value} is the value of the call, as it came.',
    zh: '{rex, Value} 里的 Value 就是调用的值，原样返回。',
  },
  nodeDown: {
    en: 'A caller monitors whom it asks. If that one is not there, or goes away, {badrpc,nodedown} is the value, at once.',
    zh: '发起调用的一方会监视对方。对方不在，或者中途没了，值就是 {badrpc,nodedown}，立刻得到。',
  },
  timeout: {
    en: 'Who has waited for the time given gives up: {badrpc,timeout}.',
    zh: '等够了给定的时间就放弃：{badrpc,timeout}。',
  },
  late: {
    en: '{rex, Value} does not say which call it answers. So an answer that comes too late must find nobody: each call waits in a process of its own.',
    zh: '{rex, Value} 没写明回答的是哪次调用。所以迟到的回答必须谁也找不到：每次调用都在单独的进程里等。',
  },
  clean: {
    en: 'A call leaves nothing behind in the mailbox of the process that made it.',
    zh: '一次调用结束后，不在发起它的进程的信箱里留下任何东西。',
  },
  inOrder: {
    en: 'Results stand in the order of the nodes, not in that of the answers.',
    zh: '结果按节点的顺序排列，不按回答到来的先后。',
  },
  badNodes: {
    en: 'Nodes that are down or do not answer in time are listed as bad. A function that failed did give an answer: it stands among the results.',
    zh: '连不上的、没按时回答的节点，列入 BadNodes。函数失败也是给了回答，仍放在结果里。',
  },
  atOnce: {
    en: 'All nodes are asked at once: two that keep silent cost one timeout, not two.',
    zh: '所有节点同时问：两个节点都不作声，也只等一个超时，而不是两个。',
  },
  executed: {
    en: 'The process ends for the reason {Ref, return, Value}: its monitor brings that to the caller.',
    zh: '进程以 {Ref, return, Value} 为原因终止，监视它的调用方就收到了结果。',
  },
  executedClass: {
    en: 'The atom after Ref says how the call ended: return, throw, exit or error; an error has its stack trace as a fourth element.',
    zh: 'Ref 后面的原子说明调用怎样结束：return、throw、exit 或 error；error 还带第四个元素，即调用栈。',
  },
} as const satisfies { readonly [name: string]: Rule }
