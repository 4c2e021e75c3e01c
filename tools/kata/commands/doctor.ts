/** `doctor`: what this machine has and lacks for the katas. */
import { lookup } from 'node:dns/promises'
import { access, constants } from 'node:fs/promises'
import { connect } from 'node:net'
import { hostname } from 'node:os'
import type { Text } from '../../../katas/kit/text.ts'
import { epmdPortFromEnvironment } from '../../../src/nodejs/start_node.ts'
import type { Context } from '../context.ts'
import { findErl } from '../find-erl.ts'

interface Finding {
  /** `false` stops the katas; a lack that they can do without is `true` with a text that says what follows from it. */
  readonly ok: boolean
  readonly text: Text
}

export async function run({ root, out, options }: Context): Promise<number> {
  const findings = [node(), await epmdPort(), await hostName(), erl(), await folder(root)]
  if (options.json) out.plain(JSON.stringify(findings, null, 2))
  else for (const { ok, text } of findings) out.say(`${ok ? '✓' : '✗'} ${text[out.lang]}`)
  return findings.every(({ ok }) => ok) ? 0 : 1
}

function node(): Finding {
  const { node: version } = process.versions
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const ok = major > 20 || (major === 20 && minor >= 19)
  return {
    ok,
    text: ok
      ? { en: `Node ${version}`, zh: `Node ${version}` }
      : {
          en: `Node ${version} is too old: install 20.19 or newer`,
          zh: `Node ${version} 太旧：请安装 20.19 或更新的版本`,
        },
  }
}

/** Nothing in the tests uses it, but whoever plays with `erl` by hand will. */
async function epmdPort(): Promise<Finding> {
  const port = epmdPortFromEnvironment()
  const taken = await new Promise<boolean>((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: 1000 })
    const settle = (answer: boolean) => () => {
      socket.destroy()
      resolve(answer)
    }
    socket.once('connect', settle(true)).once('error', settle(false)).once('timeout', settle(false))
  })
  return {
    ok: true,
    text: taken
      ? {
          en: `port ${port}: somebody listens there, most likely epmd`,
          zh: `端口 ${port}：已有程序在监听，多半是 epmd`,
        }
      : {
          en: `port ${port}: free; the first node will start epmd there`,
          zh: `端口 ${port}：空闲，第一个节点会在那里启动 epmd`,
        },
  }
}

/** A short-named node dials its own host by this name. */
async function hostName(): Promise<Finding> {
  const short = hostname().split('.')[0] as string
  try {
    const { address } = await lookup(short)
    return {
      ok: true,
      text: { en: `host name ${short} resolves to ${address}`, zh: `主机名 ${short} 解析为 ${address}` },
    }
  } catch {
    return {
      ok: false,
      text: {
        en: `host name ${short} does not resolve: add the line "127.0.0.1 ${short}" to your hosts file`,
        zh: `主机名 ${short} 无法解析：请在 hosts 文件里加一行“127.0.0.1 ${short}”`,
      },
    }
  }
}

function erl(): Finding {
  const file = findErl()
  return {
    ok: true,
    text:
      file === undefined
        ? {
            en: 'no erl: recorded bytes of a real one take its place (Debian: apt-get install erlang-base)',
            zh: '没有 erl：由录自真正 erl 的字节代劳（Debian：apt-get install erlang-base）',
          }
        : { en: `erl: ${file}`, zh: `erl：${file}` },
  }
}

async function folder(root: string): Promise<Finding> {
  try {
    await access(root, constants.W_OK)
    return { ok: true, text: { en: 'your files go to my/', zh: '你的文件放在 my/' } }
  } catch {
    return { ok: false, text: { en: 'my/ cannot be written here', zh: '这里无法写入 my/' } }
  }
}
