/**
 * Diagrams in the colours of the page. Mermaid draws them into the page itself, so the variables of
 * css/custom.css hold there, and follow the colour mode.
 */
export const diagramColours = `
  .actor { fill: var(--pp-sunken); stroke: var(--pp-node) }
  text.actor > tspan { fill: var(--pp-ink); font-size: 14px }
  .actor-line { stroke: var(--pp-line) }
  .messageLine0, .messageLine1 { stroke: var(--pp-quiet) }
  #arrowhead path, [id$=-arrowhead] path, [id$=-crosshead] path { fill: var(--pp-quiet); stroke: var(--pp-quiet) }
  .messageText, .loopText, .loopText > tspan, .labelText, .labelText > tspan { fill: var(--pp-ink) }
  .messageText { stroke: var(--pp-paper); stroke-width: 5px; stroke-linejoin: round; paint-order: stroke }
  .note { fill: var(--pp-raised); stroke: var(--pp-ball) }
  .noteText, .noteText > tspan { fill: var(--pp-ink) }
  .loopLine { stroke: var(--pp-quiet); stroke-width: 1px }
  .labelBox { fill: var(--pp-sunken); stroke: var(--pp-quiet) }
  .node rect, .node circle, .node polygon, .cluster rect { fill: var(--pp-sunken); stroke: var(--pp-node) }
  .nodeLabel, .edgeLabel, .label { color: var(--pp-ink); fill: var(--pp-ink) }
  .edgeLabel, .edgeLabel p, .labelBkg { background-color: var(--pp-paper) }
  .edgeLabel foreignObject { overflow: visible }
  .edgeLabel p { box-shadow: 0 0 0 3px var(--pp-paper) }
  .flowchart-link { stroke: var(--pp-quiet) }
  .cluster text, .cluster span { color: var(--pp-ink); fill: var(--pp-ink) }
  .marker { fill: var(--pp-quiet); stroke: var(--pp-quiet) }
`
