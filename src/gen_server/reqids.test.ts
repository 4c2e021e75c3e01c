import { describe, expect, it } from 'vitest'
import { virtualEnv } from '../env/virtual_env.ts'
import { Runtime } from '../process/runtime.ts'
import type { Self } from '../process/self.ts'
import { atom } from '../term/atom.ts'
import { format } from '../term/format.ts'
import type { Reference } from '../term/identifier.ts'
import * as genServer from './gen_server.ts'

/** Answers a number with itself after so many milliseconds; ends at `crash`, and never answers anything else. */
const slow: genServer.GenServer<null> = {
  init: () => ['ok', null],
  handleCall(request, from, state, self) {
    if (request === atom('crash')) return ['stop', atom('crashed'), state]
    if (typeof request === 'number')
      self.spawn(async (clerk) => {
        await clerk.receive(atom('never'), { after: request })
        genServer.reply(clerk, from, request)
      })
    return ['noreply', state]
  },
}

/** Runs `body` in a process, in virtual time, with a server called `slow`. */
function inside<T>(body: (self: Self) => Promise<T>): Promise<T> {
  const env = virtualEnv()
  const runtime = new Runtime(env)
  return env.clock.runUntilSettled(
    new Promise<T>((resolve, reject) => {
      runtime.spawn(async (self) => {
        await genServer.start(self, slow, { name: 'slow' })
        await body(self).then(resolve, reject)
      })
    }),
  )
}

type Asked = genServer.RequestIds<Reference, string>

const ask = (self: Self, request: number | string, label: string, asked: Asked): Asked =>
  genServer.sendRequest(self, 'slow', typeof request === 'string' ? atom(request) : request, label, asked)

/** `reply 20 of b, 1 left` */
function told(outcome: unknown): string {
  if (typeof outcome === 'string') return outcome
  const [[kind, said], label, left] = outcome as genServer.Collected<genServer.Response, Reference, string>
  return `${kind} ${format(said)} of ${label}, ${left.size} left`
}

describe('a collection of requests', () => {
  it('gives the responses as they come, each with its label, and what is left', async () => {
    const seen = await inside(async (self) => {
      let asked = ask(self, 30, 'a', ask(self, 20, 'b', genServer.reqidsNew<string>()))
      asked = genServer.reqidsAdd(genServer.sendRequest(self, 'nobody', 1), 'c', asked)
      const seen: string[] = [String(genServer.reqidsSize(asked))]
      seen.push(
        genServer
          .reqidsToList(asked)
          .map(([, label]) => label)
          .join(''),
      )
      for (;;) {
        const outcome = await genServer.receiveResponse(self, asked, 1000, true)
        seen.push(told(outcome))
        if (typeof outcome === 'string') return seen
        asked = outcome[2]
      }
    })
    expect(seen).toEqual([
      '3',
      'bac',
      'error noproc of c, 2 left',
      'reply 20 of b, 1 left',
      'reply 30 of a, 0 left',
      'no_request',
    ])
  })

  it('keeps what is not to be removed, and tells of a server that ended', async () => {
    const seen = await inside(async (self) => {
      const asked = ask(self, 'crash', 'a', genServer.reqidsNew<string>())
      return told(await genServer.waitResponse(self, asked, 1000, false))
    })
    expect(seen).toBe('error crashed of a, 1 left')
  })

  it('can be waited for again; who gives up hears nothing any more', async () => {
    const seen = await inside(async (self) => {
      const asked = ask(self, 50, 'a', genServer.reqidsNew<string>())
      const again = [
        await genServer.waitResponse(self, asked, 10, true),
        await genServer.waitResponse(self, asked, 100, true),
      ]
      const late = ask(self, 50, 'b', genServer.reqidsNew<string>())
      const given = await genServer.receiveResponse(self, late, 10, true)
      return [...again, given, await self.receive(undefined, { after: 1000 })].map((each) =>
        each === undefined ? 'nothing' : told(each),
      )
    })
    expect(seen).toEqual(['timeout', 'reply 50 of a, 0 left', 'timeout', 'nothing'])
  })

  it('says of any message whether it is a response', async () => {
    const seen = await inside(async (self) => {
      const asked = ask(self, 10, 'a', genServer.reqidsNew<string>())
      self.send(self.pid, atom('other'))
      const seen: string[] = [
        told(genServer.checkResponse(self, atom('x'), genServer.reqidsNew<string>(), true)),
      ]
      for (let i = 0; i < 2; i++)
        seen.push(told(genServer.checkResponse(self, await self.receive(), asked, true)))
      return seen
    })
    expect(seen).toEqual(['no_request', 'no_reply', 'reply 10 of a, 0 left'])
  })

  it('holds a request once', async () => {
    await inside(async (self) => {
      const request = genServer.sendRequest(self, 'slow', 1)
      const asked = genServer.reqidsAdd(request, 'a', genServer.reqidsNew<string>())
      expect(() => genServer.reqidsAdd(request, 'b', asked)).toThrow('already')
    })
  })
})
