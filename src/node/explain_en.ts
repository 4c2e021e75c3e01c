/** `explain` in English. */
import type { Advice, Texts } from './explain_language.ts'
import type { Digests } from './explain_steps.ts'

const port = (at: { readonly host: string; readonly port: number }): string => `${at.host}:${at.port}`

/** The digest can be compared without showing anyone the cookie. */
function compareDigests(us: string, { challenge, ours, forPeerAlone }: Digests): Advice[] {
  return [
    {
      say: `In a shell of that node, this must print <<"${ours}">>:`,
      code: `C = atom_to_list(erlang:get_cookie('${us}')).\nbinary:encode_hex(erlang:md5(C ++ "${challenge}")).`,
    },
    forPeerAlone
      ? { say: 'A cookie was set here for that node alone, and it was used. Is it the cookie of that node?' }
      : { say: 'Give both the same: the first line of ~/.erlang.cookie, or -setcookie, on either side.' },
    {
      say: 'A cookie set with set_cookie(Node, Cookie) holds for dialling and for being dialled: two nodes that each set the cookie of the other still differ.',
    },
  ]
}

export const en: Texts = {
  titles: {
    name: 'name',
    host: 'host',
    epmd: 'EPMD',
    registered: 'registered',
    port: 'port',
    status: 'status',
    identity: 'identity',
    flags: 'flags',
    cookie: 'cookie',
    connection: 'connection',
    answer: 'pong',
  },

  passed: {
    name: ({ node, form }) => `${node} is a name that a node with a ${form} name may dial`,
    host: ({ host, address }) =>
      address === undefined || address === host ? `${host} is there` : `${host} is ${address}`,
    epmd: ({ at }) => `one answers at ${port(at)}`,
    registered: ({ name, port, hidden }) =>
      `"${name}" listens at port ${port}${hidden ? ', as a hidden node' : ''}`,
    port: ({ at }) => `${port(at)} takes connections`,
    status: ({ status }) => `it says ${status}: this node may go on`,
    identity: ({ creation }) => `it bears the name that was dialled (creation ${creation})`,
    flags: ({ flags }) => `${flags}: it can do all that is needed`,
    cookie: () => 'each side has proved to the other that it has the same',
    connection: ({ by }) =>
      by === 'before' ? 'it was up before' : 'another attempt, made at the same time, came first',
    answer: ({ from }) => `net_kernel of ${from} answered`,
  },

  failed: {
    bad_name: ({ why }) => ({
      says: why,
      mend: [{ say: 'A node is name@host, as its own node() says.' }],
    }),
    long_from_short: ({ node, host }) => ({
      says: `The host ${host} has a dot, so ${node} is a long name, and this node has a short one. The two never mix.`,
      mend: [
        { say: 'Start the node that dials with a long name too (-name a@host.domain),' },
        { say: 'or start both with short ones (-sname).' },
      ],
    }),
    short_from_long: ({ node, host }) => ({
      says: `The host ${host} has no dot, so ${node} is a short name, and this node has a long one. The two never mix.`,
      mend: [
        { say: 'Start the node that dials with a short name too (-sname a),' },
        { say: 'or start both with long ones (-name a@host.domain).' },
      ],
    }),
    unresolved: ({ host, meant }) => ({
      says: `The name ${host} leads to no address.`,
      mend: [
        ...(meant === undefined ? [] : [{ say: `Did you mean ${meant}?` }]),
        {
          say: 'Put it into the DNS or into /etc/hosts, and see what this machine makes of it:',
          code: `getent hosts ${host}`,
        },
        { say: 'Or let that node have its IP address as its host: -name b@192.0.2.1' },
      ],
    }),
    epmd_refused: ({ at }) => ({
      says: `The host is there, but nothing listens at ${port(at)}, so no Erlang node runs there, or its EPMD has another port.`,
      mend: [
        {
          say: 'Start the node there; erl starts EPMD with it. What EPMD knows, it says there itself:',
          code: 'epmd -names',
        },
        { say: 'If EPMD has another port there, give it to both sides: ERL_EPMD_PORT.' },
      ],
    }),
    epmd_unreachable: ({ at }) => ({
      says: `Nothing comes back from ${port(at)}: the host is down, or a firewall swallows what is sent to EPMD.`,
      mend: [
        { say: 'Is the host up?', code: `ping -c 1 ${at.host}` },
        {
          say: `Let TCP port ${at.port} through, and the ports of the nodes (inet_dist_listen_min, inet_dist_listen_max).`,
        },
      ],
    }),
    epmd_silent: ({ at }) => ({
      says: `Something took the connection at ${port(at)}, and does not answer. EPMD would.`,
      mend: [
        { say: 'Which program has that port? Ask on that host:', code: `ss -ltnp 'sport = :${at.port}'` },
        { say: 'If EPMD has another port, give it to both sides: ERL_EPMD_PORT.' },
      ],
    }),
    not_epmd: ({ at, why }) => ({
      says: `What listens at ${port(at)} is no EPMD: ${why}.`,
      mend: [
        { say: 'Which program has that port? Ask on that host:', code: `ss -ltnp 'sport = :${at.port}'` },
        { say: 'If EPMD has another port, give it to both sides: ERL_EPMD_PORT.' },
      ],
    }),
    unknown_name: ({ name, host, names, meant }) => ({
      says:
        names.length === 0
          ? `EPMD on ${host} knows no "${name}", nor any other node.`
          : `EPMD on ${host} knows no "${name}". It knows: ${names.join(', ')}.`,
      mend: [
        ...(meant === undefined ? [] : [{ say: `Did you mean ${meant}@${host}?` }]),
        {
          say: 'Is the node running, on that host and with -sname or -name? Its node() says under which name.',
        },
        { say: 'If EPMD was restarted while the node ran, some nodes stay unknown until they restart too.' },
      ],
    }),
    port_refused: ({ at }) => ({
      says: `The node should be listening at ${port(at)}, but nothing listens there.`,
      mend: [
        { say: 'The node may have died just now: try again.' },
        {
          say: 'In a container, the ports of nodes must be published as that of EPMD is. A fixed one:',
          code: 'erl -kernel inet_dist_listen_min 9100 inet_dist_listen_max 9100',
        },
        { say: 'A firewall may refuse it: let the ports of nodes through, not that of EPMD alone.' },
      ],
    }),
    port_unreachable: ({ at }) => ({
      says: `Nothing comes back from the node's own port, ${port(at)}: most likely a firewall swallows what is sent there. To let EPMD's port through is not enough.`,
      mend: [
        {
          say: 'Give the nodes a range of ports, and let it through:',
          code: 'erl -kernel inet_dist_listen_min 9100 inet_dist_listen_max 9105',
        },
      ],
    }),
    hung_up: ({ node }) => ({
      says: `${node} ended the connection during the handshake.`,
      mend: [
        {
          say: 'Its log says why, if it is an Erlang node. Does it speak TLS only (-proto_dist inet_tls)? Then it cannot be reached without.',
        },
      ],
    }),
    silent: ({ node, ms }) => ({
      says: `${node} takes the connection, but finishes no handshake within ${ms / 1000} s.`,
      mend: [
        {
          say: 'It may hang, be stopped (Ctrl-Z) or overloaded. Or another program has its port, and EPMD has not noticed.',
        },
      ],
    }),
    no_handshake: ({ why }) => ({
      says: `What answers there does not shake hands as Erlang nodes do. ${why}.`,
      mend: [
        {
          say: 'Another program may have its port, it may be older than OTP 23, or it speaks TLS (-proto_dist inet_tls).',
        },
      ],
    }),
    not_allowed: ({ us, node }) => ({
      says: `${node} does not let ${us} in.`,
      mend: [
        {
          say: 'It admits only certain nodes. In a shell of that node:',
          code: `net_kernel:allow(['${us}']).`,
        },
        { say: 'A node from OTP 25 on says the same to one that lacks a mandatory flag.' },
      ],
    }),
    nok: ({ node }) => ({
      says: `${node} said that it is dialling this node itself, and then never came.`,
      mend: [{ say: 'Try again. If it stays so: can it reach this host, and the port of this node?' }],
    }),
    alive: ({ node }) => ({
      says: `${node} holds a connection with this node already.`,
      mend: [{ say: 'Try again: it notices a dead connection by itself, within net_ticktime (60 s).' }],
    }),
    wrong_name: ({ node, said }) => ({
      says: `The node there says that it is ${said}. It must be called by that very name; ${node} is another.`,
      mend: [
        { say: `Dial ${said}, if that host's name leads there from here,` },
        {
          say: 'or start it under the name by which others know its host:',
          code: `erl ${node.includes('.') ? '-name' : '-sname'} ${node}`,
        },
      ],
    }),
    missing_flags: ({ missing }) => ({
      says: `It lacks what a node must be able to do from OTP 25 on: ${missing.join(', ')}.`,
      mend: [{ say: 'Let it run OTP 25 or later. If it is no Erlang node, its library is too old.' }],
    }),
    digest_rejected: ({ node, us, ...digests }) => ({
      says: `${node} hung up when it saw our digest, without a word. That is how a node answers a wrong cookie.`,
      mend: compareDigests(us, digests),
    }),
    other_digest: ({ node, us, ...digests }) => ({
      says: `${node} accepted our digest, but its own, ${digests.theirs}, does not fit our cookie.`,
      mend: compareDigests(us, digests),
    }),
    no_answer: ({ node, why }) => ({
      says: `The nodes are connected, but net_kernel of ${node} gives no answer: ${why}.`,
      mend: [{ say: 'Another node would wait for ever. Is it stopped or overloaded?' }],
    }),
    given_up: ({ node, why }) => ({
      says: `The attempt to reach ${node} ended before its time: ${why}.`,
      mend: [{ say: 'Try again.' }],
    }),
  },
}
