/** The chapters of the API reference, by the folder of `src/` in which an export stands. */
const AREA_OF_FOLDER: Readonly<Record<string, string>> = {
  nodejs: 'Nodes over TCP',
  node: 'Nodes',
  process: 'Processes',
  mailbox: 'Processes',
  signal: 'Processes',
  gen_server: 'gen_server',
  rpc: 'rpc',
  global: 'global',
  pg: 'pg',
  kernel: 'Standard modules',
  io: 'Standard modules',
  term: 'Terms',
  etf: 'Term format',
  epmd: 'EPMD',
  handshake: 'Handshake',
  channel: 'Trace',
  trace: 'Trace',
  transport: 'Carriers',
  env: 'Environment',
  shell: 'Shell',
}

export const AREAS: readonly string[] = [...new Set(Object.values(AREA_OF_FOLDER))]

/** `file` is relative to `src/`. */
export function areaOf(file: string): string {
  const folder = file.split(/[\\/]/)[0] ?? ''
  const area = AREA_OF_FOLDER[folder]
  if (area === undefined) throw new Error(`site/api-reference/areas.ts has no area for src/${folder}`)
  return area
}

/** The file of an area's page. */
export const pageOf = (area: string): string => `${area.replaceAll(' ', '-')}.md`
