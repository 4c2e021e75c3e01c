import { describe, expect, it } from 'vitest'
import { shape } from './shape.ts'

describe('the shape of a diagram', () => {
  it('of messages is who speaks to whom', () => {
    const diagram = `sequenceDiagram
  participant a as dialler a@h1
  a->>b: name: a@h1, flags
  alt in time
    b--xa: FIN
  else nothing for 5 s
    Note over a,b: timeout
  end`
    expect(shape(diagram)).toBe(`sequenceDiagram
  participant a as
  a->>b:
  alt
    b--xa:
  else
    Note over a,b:
  end`)
  })

  it('of boxes is which lead to which', () => {
    const diagram = `flowchart TB
  d["dial b@host"] -- yes: a port --> n{"am I<br/>a node?"}
  n -- "no, it: is" --> p
  r -. network .-> q2("there")
  h -. hidden .- a`
    expect(shape(diagram)).toBe(`flowchart TB
  d[""] -- --> n{""}
  n -- --> p
  r -. .-> q2("")
  h -. .- a`)
  })

  it('is another one when an arrow is', () => {
    expect(shape('a->>b: x')).not.toBe(shape('b->>a: x'))
    expect(shape('a -- yes --> b')).not.toBe(shape('a -- yes --> c'))
  })
})
