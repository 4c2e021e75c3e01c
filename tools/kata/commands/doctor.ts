/** `doctor`: what this machine has and lacks for the katas. */
import { lookup } from 'node:dns/promises'
import { access, constants } from 'node:fs/promises'
import { hostname } from 'node:os'
import type { Text } from '../../../katas/kit/text.ts'
import { systemEnv } from '../../../src/env/system_env.ts'
import { names } from '../../../src/epmd/client.ts'
import { epmdPortFromEnvironment } from '../../../src/nodejs/start_node.ts'
import { tcpTransport } from '../../../src/nodejs/tcp.ts'
import { DialError } from '../../../src/transport/transport.ts'
import type { Context } from '../context.ts'
import { findErl } from '../find-erl.ts'
import { UsageError } from '../usage-error.ts'

interface Finding {
  /** `false` is to be mended; a lack that one can do without is `true`, with a text that says what follows from it. */
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

/** Nothing in the tests uses it, but whoever plays with `erl` by hand will. A real EPMD answers with its own port. */
export async function epmdPort(): Promise<Finding> {
  let port: number
  try {
    port = epmdPortFromEnvironment()
  } catch (error) {
    const { message } = error as RangeError
    return { ok: false, text: { en: message, zh: `ERL_EPMD_PORT 有误：${message}` } }
  }
  const caller = { env: systemEnv(), transport: tcpTransport, where: 'doctor' }
  const at = { host: '127.0.0.1', port }
  try {
    const { epmdPort, nodes } = await names(caller, at, AbortSignal.timeout(PATIENCE))
    if (epmdPort === port) return { ok: true, text: serves(port, nodes.length) }
  } catch (error) {
    if (error instanceof Error && error.cause instanceof DialError)
      return {
        ok: true,
        text: {
          en: `port ${port}: free; the first node will start epmd there`,
          zh: `端口 ${port}：空闲，第一个节点会在那里启动 epmd`,
        },
      }
  }
  return {
    ok: false,
    text: {
      en: `port ${port}: a program listens there that is no epmd, so no node can start: end it, or set ERL_EPMD_PORT to a free port here and for erl`,
      zh: `端口 ${port}：在那里监听的程序不是 epmd，节点都启动不了：请结束它，或者在这里和 erl 那边都把 ERL_EPMD_PORT 设成空闲的端口`,
    },
  }
}

/** How long an EPMD on this machine may take, in milliseconds. */
const PATIENCE = 2_000

const serves = (port: number, nodes: number): Text => ({
  en: `port ${port}: epmd serves there; nodes registered: ${nodes}`,
  zh: `端口 ${port}：epmd 正在服务，登记的节点数：${nodes}`,
})

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
  let file: string | undefined
  try {
    file = findErl()
  } catch (error) {
    if (error instanceof UsageError) return { ok: false, text: error.text }
    throw error
  }
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
