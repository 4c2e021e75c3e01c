/** What is measured, the same for both kinds of pair; `bench_peer.erl` and `ts_peer.ts` each implement all of them. */

export interface Measure {
  readonly name: 'oneway' | 'outstanding' | 'pingpong' | 'binary'
  readonly title: string
  /** How many in one measurement. */
  readonly count: number
  readonly unit: string
  /** From microseconds for `count` to `unit`. */
  readonly figure: (microseconds: number) => number
  /** Whether more of the unit is better. */
  readonly moreIsBetter: boolean
  /** The ratio, TypeScript pair to BEAM pair, that is aimed at. */
  readonly aim: number
}

const perSecond = (count: number) => (microseconds: number) => count / (microseconds / 1e6)

export const measures: readonly Measure[] = [
  {
    name: 'oneway',
    title: 'one-way small messages',
    count: 100_000,
    unit: 'a second',
    figure: perSecond(100_000),
    moreIsBetter: true,
    aim: 2.0,
  },
  {
    name: 'outstanding',
    title: 'round trips, 64 outstanding',
    count: 50_000,
    unit: 'a second',
    figure: perSecond(50_000),
    moreIsBetter: true,
    aim: 2.5,
  },
  {
    name: 'pingpong',
    title: 'ping-pong, one outstanding',
    count: 5_000,
    unit: 'µs each, mean',
    figure: (microseconds) => microseconds / 5_000,
    moreIsBetter: false,
    aim: 1.3,
  },
  {
    name: 'binary',
    title: 'binaries of 1 MiB',
    count: 100,
    unit: 'MB/s',
    figure: (microseconds) => (100 * 1.048576) / (microseconds / 1e6),
    moreIsBetter: true,
    aim: 1.0,
  },
]
