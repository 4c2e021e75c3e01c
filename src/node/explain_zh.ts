/** `explain`，中文。 */
import type { Advice, Texts } from './explain_language.ts'
import type { Digests } from './explain_steps.ts'

const port = (at: { readonly host: string; readonly port: number }): string => `${at.host}:${at.port}`

/** 比对摘要，不必把 cookie 给任何人看。 */
function compareDigests(us: string, { challenge, ours, forPeerAlone }: Digests): Advice[] {
  return [
    {
      say: `到对方的 shell 里执行下面两行，结果应当是 <<"${ours}">>：`,
      code: `C = atom_to_list(erlang:get_cookie('${us}')).\nbinary:encode_hex(erlang:md5(C ++ "${challenge}")).`,
    },
    forPeerAlone
      ? { say: '本节点专门为对方设过一个 cookie，这次用的就是它。它和对方的 cookie 一致吗？' }
      : { say: '两边要用同一个 cookie：要么 ~/.erlang.cookie 的第一行相同，要么都用 -setcookie 指定。' },
    {
      say: '用 set_cookie(Node, Cookie) 设的 cookie，拨出、拨入都用它。所以两个节点各自设成对方的 cookie，还是对不上。',
    },
  ]
}

export const zh: Texts = {
  titles: {
    name: '节点名',
    host: '主机',
    epmd: 'EPMD',
    registered: '登记',
    port: '端口',
    status: '状态',
    identity: '身份',
    flags: '能力',
    cookie: 'cookie',
    connection: '连接',
    answer: 'pong',
  },

  passed: {
    name: ({ node, form }) => `${node} 写法正确，${form === 'short' ? '短名' : '长名'}节点可以拨它`,
    host: ({ host, address }) =>
      address === undefined || address === host ? `${host} 找得到` : `${host} 的地址是 ${address}`,
    epmd: ({ at }) => `${port(at)} 有 EPMD 应答`,
    registered: ({ name, port, hidden }) => `"${name}" 在端口 ${port} 监听${hidden ? '，是隐藏节点' : ''}`,
    port: ({ at }) => `${port(at)} 连得上`,
    status: ({ status }) => `对方答 ${status}，握手可以继续`,
    identity: ({ creation }) => `对方报的名字正是所拨的名字（creation ${creation}）`,
    flags: ({ flags }) => `${flags}，该有的能力都有`,
    cookie: () => '双方都证明了自己持有同一个 cookie',
    connection: ({ by }) => (by === 'before' ? '早已连上' : '同时还有另一次拨号，连接由它建立'),
    answer: ({ from }) => `${from} 的 net_kernel 有应答`,
  },

  failed: {
    bad_name: ({ given }) => ({
      says: `"${given}" 不是节点名。节点名写作 name@host：@ 有且只有一个，前面只能用字母、数字、_ 和 -，后面是主机。`,
      mend: [{ say: '到对方的 shell 里执行 node()，看它究竟叫什么。' }],
    }),
    long_from_short: ({ node, host }) => ({
      says: `主机名 ${host} 里有点，所以 ${node} 是长名，而本节点用的是短名。长名和短名从不混用。`,
      mend: [
        { say: '让拨号的节点也用长名启动（-name a@host.domain）；' },
        { say: '或者两边都用短名（-sname）。' },
      ],
    }),
    short_from_long: ({ node, host }) => ({
      says: `主机名 ${host} 里没有点，所以 ${node} 是短名，而本节点用的是长名。长名和短名从不混用。`,
      mend: [
        { say: '让拨号的节点也用短名启动（-sname a）；' },
        { say: '或者两边都用长名（-name a@host.domain）。' },
      ],
    }),
    unresolved: ({ host, meant }) => ({
      says: `主机名 ${host} 解析不出地址。`,
      mend: [
        ...(meant === undefined ? [] : [{ say: `是不是想写 ${meant}？` }]),
        { say: '把它加到 DNS 或 /etc/hosts 里，再看本机解析成什么：', code: `getent hosts ${host}` },
        { say: '没有域名可用的话，让对方用 IP 地址当主机名：-name b@192.0.2.1' },
      ],
    }),
    epmd_refused: ({ at }) => ({
      says: `主机在，但 ${port(at)} 没有程序监听：那里没有运行 Erlang 节点，或者它的 EPMD 用的是别的端口。`,
      mend: [
        {
          say: '在那台主机上启动节点，erl 会顺带启动 EPMD。EPMD 知道哪些节点，到那边查：',
          code: 'epmd -names',
        },
        { say: '如果那边的 EPMD 换了端口，两边都要用 ERL_EPMD_PORT 指明。' },
      ],
    }),
    epmd_unreachable: ({ at }) => ({
      says: `${port(at)} 毫无回音：主机没开，或者发给 EPMD 的数据被防火墙丢弃了。`,
      mend: [
        { say: '主机开着吗？', code: `ping -c 1 ${at.host}` },
        {
          say: `防火墙要放行 TCP 端口 ${at.port}，还要放行各节点自己的端口（inet_dist_listen_min、inet_dist_listen_max）。`,
        },
      ],
    }),
    epmd_silent: ({ at }) => ({
      says: `${port(at)} 连得上，却没有回答。真正的 EPMD 是会回答的。`,
      mend: [
        { say: '到那台主机上看看是哪个程序占着这个端口：', code: `ss -ltnp 'sport = :${at.port}'` },
        { say: '如果那边的 EPMD 换了端口，两边都要用 ERL_EPMD_PORT 指明。' },
      ],
    }),
    not_epmd: ({ at, why }) => ({
      says: `在 ${port(at)} 监听的不是 EPMD（${why}）。`,
      mend: [
        { say: '到那台主机上看看是哪个程序占着这个端口：', code: `ss -ltnp 'sport = :${at.port}'` },
        { say: '如果那边的 EPMD 换了端口，两边都要用 ERL_EPMD_PORT 指明。' },
      ],
    }),
    unknown_name: ({ name, host, names, meant }) => ({
      says:
        names.length === 0
          ? `${host} 的 EPMD 不认识 "${name}"，那里一个节点也没有登记。`
          : `${host} 的 EPMD 不认识 "${name}"，登记在册的有：${names.join('、')}。`,
      mend: [
        ...(meant === undefined ? [] : [{ say: `是不是想写 ${meant}@${host}？` }]),
        {
          say: '节点在那台主机上运行吗？启动时带 -sname 或 -name 了吗？在它的 shell 里执行 node() 就知道它叫什么。',
        },
        { say: '节点运行期间 EPMD 若重启过，有些节点不会自动重新登记，要重启节点才行。' },
      ],
    }),
    port_refused: ({ at }) => ({
      says: `节点本该在 ${port(at)} 监听，可那里没有程序监听。`,
      mend: [
        { say: '节点可能刚刚退出，再试一次。' },
        {
          say: '如果节点在容器里，除了 EPMD 的端口，节点自己的端口也要映射出来。可以把它固定下来：',
          code: 'erl -kernel inet_dist_listen_min 9100 inet_dist_listen_max 9100',
        },
        { say: '也可能是防火墙拒绝：只放行 EPMD 的端口不够，节点的端口也要放行。' },
      ],
    }),
    port_unreachable: ({ at }) => ({
      says: `节点自己的端口 ${port(at)} 毫无回音：多半是数据被防火墙丢弃了。只放行 EPMD 的端口是不够的。`,
      mend: [
        {
          say: '给节点划定一段端口，并在防火墙上放行：',
          code: 'erl -kernel inet_dist_listen_min 9100 inet_dist_listen_max 9105',
        },
      ],
    }),
    hung_up: ({ node }) => ({
      says: `握手还没完，${node} 就断开了连接。`,
      mend: [
        {
          say: '对方若是 Erlang 节点，日志里会写明原因。它是不是只接受 TLS（-proto_dist inet_tls）？那样的话，不用 TLS 就连不上。',
        },
      ],
    }),
    silent: ({ node, ms }) => ({
      says: `${node} 接受了连接，但 ${ms / 1000} 秒内没有完成握手。`,
      mend: [
        {
          say: '它可能卡住了、被挂起了（Ctrl-Z），或者负载过高；也可能端口已被别的程序占用，而 EPMD 还不知道。',
        },
      ],
    }),
    no_handshake: ({ why }) => ({
      says: `那里答话的程序，握手方式和 Erlang 节点不一样（${why}）。`,
      mend: [
        { say: '端口可能被别的程序占用；对方也可能早于 OTP 23，或者用的是 TLS（-proto_dist inet_tls）。' },
      ],
    }),
    not_allowed: ({ us, node }) => ({
      says: `${node} 不让 ${us} 进来。`,
      mend: [
        { say: '它只接纳指定的节点。到它的 shell 里执行：', code: `net_kernel:allow(['${us}']).` },
        { say: 'OTP 25 起的节点，对缺少必备能力的一方也会这样答复。' },
      ],
    }),
    nok: ({ node }) => ({
      says: `${node} 说它自己正在拨本节点，可一直没有拨过来。`,
      mend: [{ say: '再试一次。如果总是这样，看看从它那里能不能连到本机，以及本节点的端口。' }],
    }),
    alive: ({ node }) => ({
      says: `${node} 那边，和本节点的连接还在。`,
      mend: [{ say: '过一会儿再试：连接若已失效，对方在 net_ticktime（60 秒）前后会自己发觉。' }],
    }),
    wrong_name: ({ node, said }) => ({
      says: `那里的节点自称 ${said}。拨号必须用它自己的名字，${node} 不是它。`,
      mend: [
        { say: `如果从本机能解析那个主机名，就拨 ${said}；` },
        {
          say: '否则，用别人都认得的主机名重新启动它：',
          code: `erl ${node.includes('.') ? '-name' : '-sname'} ${node}`,
        },
      ],
    }),
    missing_flags: ({ missing }) => ({
      says: `对方缺少 OTP 25 起必备的能力：${missing.join('、')}。`,
      mend: [{ say: '请对方升级到 OTP 25 或更高版本；如果它不是 Erlang 节点，就是所用的库太旧。' }],
    }),
    digest_rejected: ({ node, us, ...digests }) => ({
      says: `${node} 看到我们的摘要后，一声不响就挂断了。cookie 不对，节点就是这样答复的。`,
      mend: compareDigests(us, digests),
    }),
    other_digest: ({ node, us, ...digests }) => ({
      says: `${node} 认可了我们的摘要，但它自己的摘要 ${digests.theirs} 和我们的 cookie 对不上。`,
      mend: compareDigests(us, digests),
    }),
    no_answer: ({ node, why }) => ({
      says: `两个节点已经连上，${node} 的 net_kernel 却没有应答（${why}）。`,
      mend: [{ say: '换成 Erlang 节点来 ping，会一直等下去。对方是不是被挂起了，或者负载过高？' }],
    }),
    given_up: ({ node, why }) => ({
      says: `连接 ${node} 的尝试中途作罢（${why}）。`,
      mend: [{ say: '再试一次。' }],
    }),
  },
}
