/** Chapter 03: two nodes with short names and one with a long name; who dials whom, and what is said of those who are not. */
import type { Play } from '../stage/play.ts'
import type { StageState } from '../stage/stage-state.ts'
import { node } from './scenes.ts'

const LONG = 'c@h3.example.org'

/** Both were to be seen: a node that was reached, and one that was not even dialled. */
function hasBoth({ consoles }: StageState): boolean {
  const printed = [...consoles.values()].flatMap(({ pieces }) =>
    pieces.flatMap(({ prompt, text }) => (prompt === undefined ? text : [])),
  )
  return ['pong', 'is illegal **'].every((what) => printed.some((text) => text.includes(what)))
}

export const play: Play = {
  id: 'names-stage',
  scene: {
    hosts: ['h1', 'h2', 'h3.example.org'],
    nodes: [node('a@h1'), node('b@h2'), node(LONG, { form: 'long' })],
    latency: 50,
  },
  view: 'hosts',
  lines: [
    { at: 'a@h1', text: "net_adm:ping('b@h2')." },
    { at: 'a@h1', text: `net_adm:ping('${LONG}').` },
    { at: LONG, text: "net_adm:ping('a@h1')." },
    { at: LONG, text: 'nodes().' },
    { at: 'a@h1', text: 'nodes().' },
  ],
  prediction: {
    played: hasBoth,
    question: {
      en: 'Three machines: `a@h1` and `b@h2` were started with `-sname`, `c@h3.example.org` with `-name`. All have the same cookie, and every host resolves. `a` pings `c`, and `c` pings `a`. Who gets `pong`?',
      zh: '三台机器：`a@h1` 和 `b@h2` 用 `-sname` 启动，`c@h3.example.org` 用 `-name` 启动。cookie 都一样，主机名也都解析得了。`a` ping `c`，`c` ping `a`，谁会得到 `pong`？',
    },
    options: [
      {
        text: { en: 'Both', zh: '两个都能' },
        because: {
          en: 'Cookie and hosts would do. But each dialler looks at the form of the name before it asks EPMD, and refuses.',
          zh: 'cookie 和主机都没问题。可是拨的一方不等问 EPMD，先看名字的形式，结果两边都不肯拨。',
        },
      },
      {
        text: { en: 'Only `a`: a full name can be looked up by anyone', zh: '只有 `a`：全名谁都查得到' },
        because: {
          en: 'The host is easy to find, but that does not help: with its short name `a` dials no host with a dot.',
          zh: '主机不难查到，可这没用：`a` 用的是短名，不拨带点的主机。',
        },
      },
      {
        text: { en: 'Neither', zh: '谁也得不到' },
        right: true,
        because: {
          en: '`a` dials no host with a dot, `c` none without. Neither has even asked an EPMD.',
          zh: '`a` 不拨带点的主机，`c` 不拨不带点的。两边连 EPMD 都没问。',
        },
      },
    ],
  },
}
