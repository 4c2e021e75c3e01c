/** What is measured. Each contender implements each by its name: `bench_peer.erl`, `ts_peer.ts`, `rivals.ts`. */

export type MeasureName =
  | 'oneway'
  | 'outstanding'
  | 'pingpong'
  | 'call'
  | 'calls'
  | 'rpc'
  | 'binary'
  | 'large'
  | 'connect'
  | 'mesh'
  | 'encode'
  | 'decode'
  | 'local'
  | 'memory'

export interface Measure {
  readonly name: MeasureName
  /** With its unit. */
  readonly title: string
  /** Beside whom our node stands. */
  readonly beside: 'erl' | 'erlpack' | 'nact'
  /** How many in one measurement. */
  readonly count: number
  /** From what a contender says, which is microseconds unless it says otherwise, to the unit. */
  readonly figure: (said: number) => number
  readonly moreIsBetter: boolean
  /** The ratio, ours to the other's, that is aimed at. */
  readonly aim: number
  /** The most rounds that are worth their time. */
  readonly rounds?: number
  /** Taken of nodes that are started for it. */
  readonly fresh?: true
}

/** Nodes of the mesh. */
export const MESH = 16

/** In thousands a second. */
const often = (count: number): Pick<Measure, 'count' | 'figure' | 'moreIsBetter'> => ({
  count,
  figure: (microseconds) => (1000 * count) / microseconds,
  moreIsBetter: true,
})

/** In gigabytes a second. */
const bytes = (count: number, size: number): Pick<Measure, 'count' | 'figure' | 'moreIsBetter'> => ({
  count,
  figure: (microseconds) => (count * size) / microseconds / 1000,
  moreIsBetter: true,
})

const inMilliseconds = (microseconds: number): number => microseconds / 1000
const MIB = 1024 * 1024

export const measures: readonly Measure[] = [
  { name: 'oneway', title: 'one-way, k/s', beside: 'erl', ...often(100_000), aim: 2.0 },
  { name: 'outstanding', title: '64 outstanding, k/s', beside: 'erl', ...often(50_000), aim: 2.5 },
  // The contender says the median of one round trip.
  {
    name: 'pingpong',
    title: 'ping-pong p50, µs',
    beside: 'erl',
    count: 5_000,
    figure: (median) => median,
    moreIsBetter: false,
    aim: 1.3,
  },
  { name: 'call', title: 'gen_server call, k/s', beside: 'erl', ...often(5_000), aim: 0.8 },
  { name: 'calls', title: '64 callers, k/s', beside: 'erl', ...often(32_000), aim: 1.5 },
  { name: 'rpc', title: 'rpc call, k/s', beside: 'erl', ...often(5_000), aim: 0.8 },
  { name: 'binary', title: 'of 1 MiB, GB/s', beside: 'erl', ...bytes(200, MIB), aim: 1.0 },
  { name: 'large', title: 'of 64 MiB, GB/s', beside: 'erl', ...bytes(8, 64 * MIB), aim: 1.0 },
  // The contender says the median of one connection.
  {
    name: 'connect',
    title: 'connect, ms',
    beside: 'erl',
    count: 20,
    figure: inMilliseconds,
    moreIsBetter: false,
    aim: 1.0,
  },
  {
    name: 'mesh',
    title: `mesh of ${MESH}, ms`,
    beside: 'erl',
    count: MESH - 1,
    figure: inMilliseconds,
    moreIsBetter: false,
    aim: 1.0,
    rounds: 3,
    fresh: true,
  },
  { name: 'encode', title: 'ETF encode, k/s', beside: 'erlpack', ...often(1_000), aim: 3.0 },
  { name: 'decode', title: 'ETF decode, k/s', beside: 'erlpack', ...often(1_000), aim: 3.0 },
  { name: 'local', title: 'local ping-pong, k/s', beside: 'nact', ...often(100_000), aim: 5.0 },
  // Resident, in KiB.
  {
    name: 'memory',
    title: 'idle memory, MB',
    beside: 'erl',
    count: 1,
    figure: (kib) => (kib * 1024) / 1e6,
    moreIsBetter: false,
    aim: 1.6,
    rounds: 3,
    fresh: true,
  },
]
