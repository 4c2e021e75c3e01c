import { describe, expect, it } from 'vitest'
import { atom } from '../../src/term/atom.ts'
import { t } from '../../src/term/tuple.ts'
import { inLab } from './lab.ts'
import { Lesson } from './lesson.ts'
import { renderFailure } from './render.ts'
import { NotStarted, todo } from './todo.ts'

const rule = { en: 'a rule', zh: '规则' }

/** What comes out of a test whose body is `body`. */
const outcomeOf = (body: Parameters<typeof inLab>[0]): Promise<unknown> =>
  inLab(body)().catch((error: unknown) => error)

describe('a lab', () => {
  it('joins nodes, in virtual time', async () => {
    const outcome = await outcomeOf(async (lab) => {
      const [a] = [await lab.node('a@h1'), await lab.node('b@h2')]
      expect(await lab.settled(rule, a.ping('b@h2'))).toBe(atom('pong'))
      const pause = await lab.run(a, rule, (self) => self.receive(atom('never'), { after: 50_000 }))
      expect(pause).toBeUndefined()
    })
    expect(outcome).toBeUndefined()
  })

  it('brings out what is thrown in a process, as a lesson with what was said before', async () => {
    const outcome = await outcomeOf(async (lab) => {
      const node = await lab.node('a@h1')
      const deaf = lab.spawn(node, async (self) => {
        await self.receive()
        throw new TypeError('not in the mood')
      })
      await lab.run(node, rule, async (self) => {
        self.send(deaf, t(atom('hello'), 1))
        await self.receive()
      })
    })
    expect(outcome).toBeInstanceOf(Lesson)
    const { failure } = outcome as Lesson
    expect(failure).toMatchObject({ rule, message: { en: 'TypeError: not in the mood' } })
    expect(failure.timeline?.join()).toMatch(/0 ms {2}a@h1 <0\.\d+\.0> says <0\.\d+\.0> ! \{hello,1\}/)
    expect(renderFailure(failure, 'en').find(({ kind }) => kind === 'timeline')?.text).toContain(
      'What happened',
    )
  })

  it('says of what waits for ever that it does', async () => {
    const outcome = await outcomeOf(async (lab) => {
      await lab.run(await lab.node('a@h1'), rule, (self) => self.receive())
    })
    expect((outcome as Lesson).failure.message?.en).toContain('waits for ever')
  })

  it('leaves a task that is not started what it is', async () => {
    const outcome = await outcomeOf(async (lab) => {
      const node = await lab.node('a@h1')
      lab.spawn(node, () => todo(2))
      await lab.pass(rule, 1)
    })
    expect(outcome).toBeInstanceOf(NotStarted)
  })
})
