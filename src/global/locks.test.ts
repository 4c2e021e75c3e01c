import { describe, expect, it } from 'vitest'
import { atom } from '../term/atom.ts'
import { LocalIdentity, Pid, Reference } from '../term/identifier.ts'
import { keyOf } from '../term/kind.ts'
import { t } from '../term/tuple.ts'
import { type LockId, Locks } from './locks.ts'
import { NamesTable } from './names_table.ts'

const home = new LocalIdentity()
const [p1, p2] = [new Pid(home, 1, 0), new Pid(home, 2, 0)]
const lock = (resource: string, requester: string): LockId => t(atom(resource), atom(requester))

/** Gives out references, and keeps whose are still watched. */
function watching() {
  const watched = new Map<string, { pid: Pid; reference: Reference }>()
  let last = 0
  return {
    watched,
    monitor(pid: Pid): Reference {
      const reference = new Reference(home, [++last])
      watched.set(keyOf(reference), { pid, reference })
      return reference
    },
    demonitor(reference: Reference): void {
      watched.delete(keyOf(reference))
    },
    of(pid: Pid): Reference[] {
      return [...watched.values()].filter((one) => one.pid === pid).map(({ reference }) => reference)
    },
  }
}

describe('a lock', () => {
  it('has one requester, and as many holders as ask in its name', () => {
    const watch = watching()
    const locks = new Locks(watch)
    expect(locks.set(lock('r', 'a'), p1)).toBe(true)
    expect(locks.set(lock('r', 'b'), p2)).toBe(false)
    expect(locks.set(lock('r', 'a'), p2)).toBe(true)
    expect(locks.set(lock('r', 'a'), p2)).toBe(true) // twice is once
    expect(watch.watched.size).toBe(2)
    expect(locks.set(lock('other', 'b'), p2)).toBe(true)
  })

  it('is free when its last holder has let go, and not for who does not hold it', () => {
    const watch = watching()
    const locks = new Locks(watch)
    locks.set(lock('r', 'a'), p1)
    locks.set(lock('r', 'a'), p2)
    expect(locks.delete(lock('r', 'b'), p1)).toBe(false)
    expect(locks.delete(lock('r', 'a'), p1)).toBe(false)
    expect(locks.canSet(lock('r', 'b'))).toBe(false)
    expect(locks.delete(lock('r', 'a'), p2)).toBe(true)
    expect(locks.canSet(lock('r', 'b'))).toBe(true)
    expect(watch.watched.size).toBe(0)
  })

  it('goes with its holder', () => {
    const watch = watching()
    const locks = new Locks(watch)
    locks.set(lock('r', 'a'), p1)
    locks.set(lock('s', 'a'), p1)
    const freed = watch.of(p1).flatMap((reference) => locks.holderDown(reference))
    expect(freed).toEqual([keyOf(atom('r')), keyOf(atom('s'))])
    expect(locks.requesterOf(atom('r'))).toBe(undefined)
  })
})

describe('the table of names', () => {
  it('has one process a name: the later one', () => {
    const watch = watching()
    const names = new NamesTable(watch)
    names.insert({ name: t(atom('a'), 1) as never, pid: p1, method: atom('m') })
    names.insert({ name: t(atom('a'), 1) as never, pid: p2, method: atom('m') })
    expect(names.get(t(atom('a'), 1) as never)?.pid).toBe(p2)
    expect([names.nameOf(p1), names.nameOf(p2)]).toEqual([undefined, t(atom('a'), 1)])
    expect(watch.of(p1)).toEqual([])
  })

  it('knows a process by any name that it still has', () => {
    const names = new NamesTable(watching())
    for (const name of ['a', 'b']) names.insert({ name: atom(name), pid: p1, method: atom('m') })
    names.delete(atom('b'))
    expect(names.nameOf(p1)).toBe(atom('a'))
    names.delete(atom('a'))
    expect(names.nameOf(p1)).toBe(undefined)
  })

  it('loses a name with its process, and keeps the others', () => {
    const watch = watching()
    const names = new NamesTable(watch)
    names.insert({ name: atom('a'), pid: p1, method: atom('m') })
    names.insert({ name: atom('b'), pid: p2, method: atom('m'), registeredAt: atom('x@h') })
    expect(names.externals()).toEqual([t(atom('b'), p2, atom('x@h'))])
    for (const reference of watch.of(p1)) names.processDown(reference)
    expect(names.names()).toEqual([atom('b')])
  })
})
