/**
 * A pid and a reference of a real node, Erlang/OTP 25.2.3: `self()` and `make_ref()`, as that node prints them and as
 * `term_to_binary(Term, [{minor_version, 2}])` gives them there.
 */
import { fromHex } from '../kit/hex.ts'

const NODE = 'p1@127.0.0.1'
const CREATION = 0x6b0318c2

export const recorded = {
  node: NODE,
  creation: CREATION,
  pid: {
    text: '<0.9.0>',
    value: { node: NODE, id: 9, serial: 0, creation: CREATION },
    bytes: fromHex('8358770c7031403132372e302e302e3100000009000000006b0318c2'),
  },
  reference: {
    text: '#Ref<0.2100857457.3427008514.219088>',
    value: { node: NODE, creation: CREATION, words: [219088, 3427008514, 2100857457] },
    bytes: fromHex('835a0003770c7031403132372e302e302e316b0318c2000357d0cc4400027d388a71'),
  },
} as const
