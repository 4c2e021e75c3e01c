/** Where things stand: nothing on anything else, and nothing out of the picture, on a phone too. */
import { describe, expect, it } from 'vitest'
import { pairKey, worldOf } from '../../worker/scene.ts'
import { castOf, type Place } from './cast.ts'
import { type Area, along, fitted, overlap, type Point } from './geometry.ts'
import { layOut, ROUNDED } from './layout.ts'
import { blank, type Picture } from './picture.ts'
import { placeParcels } from './placed.ts'
import { layRing } from './ring.ts'

const HOSTS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6']

function cluster(hosts: number, nodes: number, called = 'n'): Place[] {
  const names = Array.from({ length: nodes }, (_, index) => `${called}${index + 1}@${HOSTS[index % hosts]}`)
  const world = worldOf({
    hosts: HOSTS.slice(0, hosts),
    nodes: names.map((name) => ({ name, cookie: 'secret' })),
    latency: 50,
  })
  return castOf(blank, world)
}

const apart = (areas: readonly Area[]): boolean =>
  areas.every((one, index) => areas.slice(index + 1).every((other) => !overlap(one, other)))

it('in hardly any room, as while the page is being laid out, boxes keep their size', () => {
  const { hosts, nodes, epmds } = layOut(cluster(2, 2), 20)
  for (const { width } of [...hosts, ...nodes, ...epmds]) expect(width).toBeGreaterThan(0)
})

describe.each([288, 330, 700])('in %i pixels', (width) => {
  it.each([
    [1, 3],
    [2, 2],
    [3, 4],
    [5, 5],
    [6, 12],
  ])('%i hosts with %i nodes stand apart, and all is within the picture', (hosts, nodes) => {
    const places = cluster(hosts, nodes)
    const layout = layOut(places, width)
    expect(layout.nodes).toHaveLength(nodes)
    expect(apart(layout.hosts)).toBe(true)
    expect(apart([...layout.nodes, ...layout.epmds])).toBe(true)
    for (const { x, y, width: own, height } of [...layout.hosts, ...layout.nodes, ...layout.epmds]) {
      expect([x >= 0, y >= 0, x + own <= width, y + height <= layout.height]).toEqual([
        true,
        true,
        true,
        true,
      ])
    }
  })

  it('what goes between two hosts crosses no third', () => {
    const layout = layOut(cluster(6, 6), width)
    const names = layout.nodes.map(({ name }) => name)
    for (const from of names) {
      for (const to of names.filter((name) => name !== from)) {
        const way = layout.way(from, to)
        const others = layout.nodes.filter(({ name }) => name !== from && name !== to)
        for (const done of [0.1, 0.3, 0.5, 0.7, 0.9]) {
          const point = {
            ...along(way ?? { from: { x: 0, y: 0 }, to: { x: 0, y: 0 } }, done),
            width: 1,
            height: 1,
          }
          expect(others.filter((other) => overlap(other, point)).map(({ name }) => name)).toEqual([])
        }
      }
    }
  })

  it.each([
    [2, 2],
    [3, 3],
    [2, 5],
    [3, 7],
    [6, 12],
  ])('on a ring %i hosts with %i nodes stand apart, and no way runs across a node', (hosts, count) => {
    const { nodes, bands, radius, height, way } = layRing(cluster(hosts, count), width)
    expect(bands).toHaveLength(hosts)
    const circles = nodes.map(({ member, x, y }) => ({ name: member.name, x, y }))
    for (const { x, y } of circles) {
      expect([x >= radius, x <= width - radius, y >= radius, y <= height - radius]).not.toContain(false)
    }
    /** How near the ways between any two come to any third, and any two to each other. */
    let [nearest, closest] = [width, width]
    for (const one of circles) {
      for (const other of circles.filter((node) => node !== one)) {
        closest = Math.min(closest, Math.hypot(other.x - one.x, other.y - one.y))
        const path = way(one.name, other.name)
        if (path === undefined) throw new Error(`no way from ${one.name} to ${other.name}`)
        for (let done = 0; done <= 1; done += 0.05) {
          const { x, y } = along(path, done)
          for (const third of circles) {
            if (third !== one && third !== other)
              nearest = Math.min(nearest, Math.hypot(third.x - x, third.y - y))
          }
        }
      }
    }
    expect(closest).toBeGreaterThan(2 * radius)
    expect(nearest).toBeGreaterThan(radius)
  })

  it.each([
    [1, 2],
    [1, 3],
    [2, 6],
    [3, 9],
    [4, 12],
  ])("on a ring %i hosts with %i nodes keep their distance from the hosts' bands", (hosts, count) => {
    for (const called of ['n', 'longer']) {
      const { nodes, bands, radius } = layRing(cluster(hosts, count, called), width)
      const boxes = nodes.map(({ x, y, half }) => {
        return { name: '', x: x - half, y: y - radius, width: 2 * half, height: 2 * radius, radius }
      })
      const points = bands.flatMap(({ path }) => path.slice(1).split(' L'))
      const distances = points.flatMap((point) => {
        const [x = 0, y = 0] = point.split(',').map(Number)
        return boxes.map((box) => beyondRim({ x, y }, box))
      })
      // Half of a band is 10, and half of a line 1.
      expect(Math.min(...distances)).toBeGreaterThan(10 + 1 + 4)
    }
  })
})

describe.each([288, 390, 700])('an arrow beside a way in %i pixels', (width) => {
  it.each(['hosts', 'ring'])('goes from rim to rim: %s', (view) => {
    const places = cluster(3, 6)
    const ring = layRing(places, width)
    const layout = layOut(places, width)
    const boxes: readonly (Area & { radius: number })[] =
      view === 'hosts'
        ? layout.nodes.map((box) => ({ ...box, radius: ROUNDED.node }))
        : ring.nodes.map(({ member, x, y, half }) => ({
            name: member.name,
            x: x - half,
            y: y - ring.radius,
            width: 2 * half,
            height: 2 * ring.radius,
            radius: ring.radius,
          }))
    const ground = view === 'hosts' ? layout : ring
    for (const from of boxes) {
      for (const to of boxes.filter((box) => box !== from)) {
        const arrow = ground.arrow(from.name, to.name)
        if (arrow === undefined) throw new Error(`no arrow from ${from.name} to ${to.name}`)
        expect(Math.abs(beyondRim(arrow.from, from))).toBeLessThan(0.1)
        expect(Math.abs(beyondRim(arrow.to, to))).toBeLessThan(0.1)
      }
    }
  })

  it('between a node and its EPMD stands beside the connection, not on it', () => {
    const layout = layOut(cluster(2, 2), width)
    const [way, arrow] = [layout.way('n1@h1', 'epmd@h1'), layout.arrow('n1@h1', 'epmd@h1')]
    expect(arrow?.to.y).toBeCloseTo(way?.to.y ?? 0, 1)
    expect(arrow?.to.x).toBe((way?.to.x ?? 0) + 10)
  })
})

/** How far a point is outside a rounded box; negative within it. */
function beyondRim({ x, y }: Point, box: Area & { radius: number }): number {
  const across = Math.abs(x - box.x - box.width / 2) - box.width / 2 + box.radius
  const up = Math.abs(y - box.y - box.height / 2) - box.height / 2 + box.radius
  return Math.hypot(Math.max(across, 0), Math.max(up, 0)) + Math.min(Math.max(across, up), 0) - box.radius
}

it('a ring of no nodes, and of one, is still a picture', () => {
  expect(layRing([], 400).nodes).toEqual([])
  const [only] = layRing(cluster(1, 1), 400).nodes
  expect([only?.x, Number.isFinite(only?.y)]).toEqual([200, true])
})

describe('what is under way', () => {
  const places = cluster(2, 2)
  const ground = layOut(places, 700)
  const segment = (id: number, at: number): Picture['flights'][number] => ({
    key: `segment ${id}`,
    id,
    from: { host: 'h1', port: 1 },
    to: { host: 'h2', port: 2 },
    protocol: 'distribution',
    label: 'REG_SEND',
    carried: [],
    at,
    due: at + 50,
  })
  const owners = new Map([
    ['h1:1', 'n1@h1'],
    ['h2:2', 'n2@h2'],
  ])
  const picture = (...flights: Picture['flights'][number][]): Picture => ({ ...blank, owners, flights })
  const sight = { ground, cuts: new Set<string>(), still: false, row: 30, each: 7, isCrowd: false }
  const way = ground.way('n1@h1', 'n2@h2')
  if (way === undefined) throw new Error('no way between the nodes')

  it('is as far on its way as time has passed', () => {
    const [parcel] = placeParcels({ ...sight, picture: picture(segment(1, 100)), now: 125 })
    expect(parcel).toMatchObject(along(way, 0.5))
  })

  it('stands still in the middle for who wants no motion', () => {
    const [parcel] = placeParcels({ ...sight, picture: picture(segment(1, 100)), now: 140, still: true })
    expect(parcel).toMatchObject(along(way, 0.5))
  })

  it('that a cut holds stands before it, one above the other, and labels do not overlap', () => {
    const cuts = new Set([pairKey(['h1', 'h2'])])
    const held = placeParcels({ ...sight, picture: picture(segment(1, 0), segment(2, 10)), now: 900, cuts })
    expect(held.map(({ x }) => x)).toEqual([held[0]?.x, held[0]?.x])
    expect(held[0]?.x).toBeLessThan(along(way, ground.cutAt('h1', 'h2')).x)
    expect((held[0]?.y ?? 0) - (held[1]?.y ?? 0)).toBe(30)
    const near = placeParcels({ ...sight, picture: picture(segment(1, 100), segment(2, 101)), now: 125 })
    expect(near.map(({ label }) => label)).toEqual(['REG_SEND', undefined])
  })
})

it('the cast is who the deeds have left, on hosts as they are', () => {
  const world = worldOf({
    hosts: ['h1', 'h2'],
    nodes: [{ name: 'a@h2', cookie: 'x', hidden: true }],
    latency: 1,
  })
  const cast = castOf(blank, { ...world, withoutEpmd: new Set(['h1']), hidden: new Set(['h2']) })
  expect(cast.map(({ name, nodes, hasEpmd, resolves }) => [name, nodes, hasEpmd, resolves])).toEqual([
    ['h1', [], false, true],
    ['h2', [{ name: 'a@h2', hidden: true, processes: [] }], true, false],
  ])
})

it('a text is cut to what fits', () => {
  expect(fitted('short', 100, 10)).toBe('short')
  expect(fitted('rather long', 60, 10)).toBe('rathe…')
})
