/** The message diagrams of the plays: what is shown of them without being asked, and that it can be read. */
import { describe, expect, it } from 'vitest'
import { type Diagram, EACH, layDiagram } from '../stage/diagram.ts'
import { turnedOverlap } from '../stage/geometry.ts'
import { areaOf } from '../stage/labels.ts'
import type { Play } from '../stage/play.ts'
import { saidBy } from '../stage/said.ts'
import { play as call } from './call.ts'
import { play as handshake } from './handshake.ts'
import { play as hide } from './hide.ts'
import { play as mesh } from './mesh.ts'
import { Rehearsal } from './rehearsal.ts'

const WIDE = 660

/** Laid out as the stage does; `width` of a chapter's column, or of a phone. */
function diagramOf({ picture }: Rehearsal, { scene }: Play, asides = false, width = WIDE): Diagram {
  return layDiagram(picture.journeys, {
    nodes: scene.nodes.map(({ name }) => name),
    epmd: false,
    asides,
    width,
    says({ label, carried: [event] }) {
      const said = event?.type === 'frame' ? saidBy(event) : undefined
      return said === undefined ? [label] : [`${label} ${said}`, said]
    },
  })
}

/** Pairs of labels that are written over each other. */
function clashes({ arrows }: Diagram): string[] {
  const areas = arrows.map(({ label }) => areaOf(label, EACH))
  return arrows.flatMap(({ label }, index) =>
    areas
      .slice(0, index)
      .flatMap((area, other) =>
        turnedOverlap(area, areas[index] ?? area) ? `${label.text} / ${arrows[other]?.label.text}` : [],
      ),
  )
}

describe('the message diagram', () => {
  it('of a mesh tells who tells whom of whom, and the rest when asked', async () => {
    const stage = await Rehearsal.open(mesh)
    await stage.type('x@h1', "net_adm:ping('a@h1').")
    const labels = (asides: boolean): string[] =>
      diagramOf(stage, mesh, asides).arrows.map(({ journey: { label } }) => label)
    expect(labels(false)).not.toContain('challenge')
    expect(labels(false).length).toBeLessThan(30)
    expect(labels(true)).toContain('challenge')
    const introduced = diagramOf(stage, mesh).arrows.filter(({ label }) => label.text.includes('new_nodes'))
    expect(introduced.map(({ journey: { from, to } }) => `${from} ${to}`)).toEqual([
      'a@h1 b@h2',
      'a@h1 c@h3',
      'x@h1 y@h2',
    ])
    for (const asides of [false, true]) {
      const diagram = diagramOf(stage, mesh, asides)
      expect(clashes(diagram), 'asides').toEqual([])
    }
  })

  it('of two that speak in one moment has their words apart', async () => {
    const stage = await Rehearsal.open(handshake)
    await stage.atOnce(handshake.lines.slice(0, 2).map((line) => ({ does: 'type', ...line })))
    expect(clashes(diagramOf(stage, handshake))).toEqual([])
    expect(clashes(diagramOf(stage, handshake, false, 326))).toEqual([])
  })

  it('names a pid by its node, as the log does', async () => {
    const stage = await Rehearsal.open(hide)
    await stage.type('x@h2', "{glue, 'g@h3'} ! {pid, self()}.")
    const said = diagramOf(stage, hide).arrows.map(({ label }) => label.text)
    expect(said).toEqual([expect.stringMatching(/^\S+ {pid,<x@h2\./)])
    const told = stage.beats.map((beat) => (beat.kind === 'frame' ? beat.text : ''))
    expect(told).toEqual([expect.stringMatching(/^{pid,<x@h2\.\d+\.0>}$/)])
  })

  it('of a call shows no more of global than there is: nothing', async () => {
    const stage = await Rehearsal.open(call)
    await stage.type('a@h1', "gen_server:call({shop, 'b@h2'}, {price, milk}).")
    expect(stage.picture.journeys.journeys.some(({ aside }) => aside)).toBe(false)
    expect(clashes(diagramOf(stage, call))).toEqual([])
  })
})
