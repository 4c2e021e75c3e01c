import { describe, expect, it } from 'vitest'
import { virtualEnv } from '../env/virtual_env.ts'
import { Runtime } from '../process/runtime.ts'
import { atom } from '../term/atom.ts'
import { format } from '../term/format.ts'
import type { Pid } from '../term/identifier.ts'
import { NodeMonitors } from './node_monitors.ts'

/** What one subscriber is told when a visible and a hidden node come and go. */
class Lab {
  readonly env = virtualEnv()
  readonly runtime = new Runtime(this.env)
  readonly monitors = new NodeMonitors(this.runtime)
  readonly told: string[] = []
  readonly pid: Pid = this.runtime.spawn(async (self) => {
    for (;;) this.told.push(format(await self.receive()))
  })

  async comeAndGo(): Promise<string[]> {
    this.monitors.up({ node: 'v@h', hidden: false, connectionId: 1 })
    this.monitors.up({ node: 'h@h', hidden: true, connectionId: 2 })
    this.monitors.down({ node: 'v@h', hidden: false, connectionId: 1 }, 'connection_closed')
    this.monitors.down({ node: 'h@h', hidden: true, connectionId: 2 }, 'net_tick_timeout')
    await this.env.clock.advance(1)
    return this.told.splice(0)
  }
}

describe('monitor_nodes', () => {
  it('tells of visible nodes, in two elements', async () => {
    const lab = new Lab()
    lab.monitors.add(lab.pid, {})
    expect(await lab.comeAndGo()).toEqual([`{nodeup,v@h}`, `{nodedown,v@h}`])
  })

  it('tells of all nodes and their type, and why', async () => {
    const lab = new Lab()
    lab.monitors.add(lab.pid, { nodeType: 'all', nodedownReason: true })
    expect(await lab.comeAndGo()).toEqual([
      `{nodeup,v@h,[{node_type,visible}]}`,
      `{nodeup,h@h,[{node_type,hidden}]}`,
      `{nodedown,v@h,[{nodedown_reason,connection_closed},{node_type,visible}]}`,
      `{nodedown,h@h,[{nodedown_reason,net_tick_timeout},{node_type,hidden}]}`,
    ])
  })

  it('ends with the same options, or with the process', async () => {
    const lab = new Lab()
    lab.monitors.add(lab.pid, { nodeType: 'hidden' })
    expect(lab.monitors.remove(lab.pid, {})).toBe(false)
    expect(lab.monitors.remove(lab.pid, { nodeType: 'hidden' })).toBe(true)
    expect(await lab.comeAndGo()).toEqual([])
    lab.monitors.add(lab.pid, {})
    lab.runtime.exit(lab.pid, atom('kill'))
    expect(lab.monitors.remove(lab.pid, {})).toBe(true)
    lab.monitors.add(lab.pid, {})
    expect(await lab.comeAndGo()).toEqual([])
    expect(lab.monitors.remove(lab.pid, {})).toBe(false) // forgotten meanwhile
  })
})
