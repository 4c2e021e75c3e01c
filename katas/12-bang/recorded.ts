/**
 * The control messages under which a real node, Erlang/OTP 25.2.3, sent `hello` to a pid and to `{door, Node}`; recorded by
 * `tools/kata/record-frames.ts`.
 */
import { Pid, remoteIdentity } from '../../src/term/identifier.ts'
import { type Atom, atom, type Registered } from './given.ts'

const [REAL, KATA] = [atom('real@127.0.0.1') as Atom, atom('kata@127.0.0.1') as Atom]

const echo = (creation: number): Pid => new Pid(remoteIdentity(REAL, creation), 0x57, 0)
const ours = new Pid(remoteIdentity(KATA, 7), 1, 0)
const door: Registered = { name: atom('door') as Atom, node: KATA }

export const recorded: readonly {
  readonly from: Pid
  readonly to: Pid | Registered
  readonly takesSender: boolean
  /** With the version byte 131 before it. */
  readonly control: string
}[] = [
  {
    from: echo(0xcfcbbcbd),
    to: ours,
    takesSender: true,
    control:
      '836803611658770e7265616c403132372e302e302e310000005700000000cfcbbcbd58770e6b617461403132372e302e302e3100000001' +
      '0000000000000007',
  },
  {
    from: echo(0xcfcbbcbd),
    to: door,
    takesSender: true,
    control: '836804610658770e7265616c403132372e302e302e310000005700000000cfcbbcbd77007704646f6f72',
  },
  {
    from: echo(0x78d664a2),
    to: ours,
    takesSender: false,
    control: '8368036102770058770e6b617461403132372e302e302e31000000010000000000000007',
  },
  {
    from: echo(0x78d664a2),
    to: door,
    takesSender: false,
    control: '836804610658770e7265616c403132372e302e302e31000000570000000078d664a277007704646f6f72',
  },
]
