/** What Node.js tells of the machine and of the program. */
import { homedir, hostname, machine, platform as osName, release } from 'node:os'
import { join } from 'node:path'
import { getHeapCodeStatistics } from 'node:v8'
import type { Platform } from '../kernel/platform.ts'
import { hostFile } from '../node/world.ts'
import { disk } from './disk.ts'
import { traffic } from './tcp.ts'

export const platform: Platform = {
  type: osName() === 'win32' ? ['win32', 'nt'] : ['unix', osName()],
  version: versionIn(release()),
  pid: process.pid,
  hostname: hostname(),
  architecture: `${machine()}-${osName()}`,
  memory() {
    const { heapUsed, external, arrayBuffers } = process.memoryUsage()
    const { code_and_metadata_size: code, bytecode_and_metadata_size: bytecode } = getHeapCodeStatistics()
    return { total: heapUsed + external, binary: arrayBuffers, code: code + bytecode }
  },
  traffic: () => ({ ...traffic }),
  runtime() {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1000
  },
  hosts: () =>
    hostFile(
      disk,
      [process.cwd(), homedir()].map((folder) => join(folder, '.hosts.erlang')),
    ),
}

/** The first three numbers of `6.1.0-13-amd64`. */
function versionIn(text: string): [number, number, number] {
  const [major = 0, minor = 0, patch = 0] = (text.match(/\d+/g) ?? []).map(Number)
  return [major, minor, patch]
}
