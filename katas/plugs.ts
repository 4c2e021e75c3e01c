/**
 * What stands in for a module of `src/` must have everything that the module has, or the runtime breaks only when the
 * part is played: here the compiler looks.
 */
import type * as channelMessageControl from '../src/channel/message_control.ts'
import type * as channelTicker from '../src/channel/ticker.ts'
import type * as epmdCodec from '../src/epmd/codec.ts'
import type * as epmdNames from '../src/epmd/names.ts'
import type * as etfDecode from '../src/etf/decode.ts'
import type * as etfDecodeIdentifier from '../src/etf/decode_identifier.ts'
import type * as etfEncode from '../src/etf/encode.ts'
import type * as etfEncodeIdentifier from '../src/etf/encode_identifier.ts'
import type * as genServerGen from '../src/gen_server/gen.ts'
import type * as globalMesh from '../src/global/mesh.ts'
import type * as handshakeDigest from '../src/handshake/digest.ts'
import type * as handshakeOtherStarted from '../src/handshake/other_started.ts'
import type * as handshakePending from '../src/handshake/pending.ts'
import type * as handshakeWeStarted from '../src/handshake/we_started.ts'
import type * as nodeDial from '../src/node/dial.ts'
import type * as nodeNames from '../src/node/names.ts'
import type * as nodeNetAdm from '../src/node/net_adm.ts'
import type * as nodeVisibility from '../src/node/visibility.ts'
import type * as processDestination from '../src/process/destination.ts'
import type * as processExits from '../src/process/exits.ts'
import type * as processMonitors from '../src/process/monitors.ts'
import type * as processRouter from '../src/process/router.ts'
import type * as rpcErpc from '../src/rpc/erpc.ts'
import type * as rpcRex from '../src/rpc/rex.ts'
import type * as termCopy from '../src/term/copy.ts'
import type * as plug01 from './01-copy-on-send/plug.ts'
import type * as plug02 from './02-location-transparency/plug.ts'
import type * as plug03 from './03-node-names/plug.ts'
import type * as plug04 from './04-ping/plug.ts'
import type * as plug05 from './05-full-mesh/plug.ts'
import type * as plug06 from './06-hidden-nodes/plug.ts'
import type * as plug07 from './07-epmd/plug.ts'
import type * as plug08 from './08-magic-cookie/plug.ts'
import type * as plug09 from './09-handshake/plug.ts'
import type * as plug10 from './10-terms-on-the-wire/plug.ts'
import type * as plug11 from './11-pids/plug.ts'
import type * as plug12 from './12-bang/plug.ts'
import type * as plug13 from './13-when-nodes-fail/plug.ts'
import type * as plug14 from './14-rpc/plug.ts'
import type * as plug15 from './15-gen-server/plug.ts'

/** A module as others see it: of a class, what is public. */
type Seen<Module> = {
  [Name in keyof Module]: Module[Name] extends new (
    ...args: infer Args
  ) => infer Instance
    ? new (
        ...args: Args
      ) => Pick<Instance, keyof Instance>
    : Module[Name]
}

type StandsIn<Original, Plug extends Seen<Original>> = Plug

export type Plugs = [
  StandsIn<typeof termCopy, typeof plug01>,
  StandsIn<typeof processRouter, typeof plug02>,
  StandsIn<typeof nodeNames, typeof plug03>,
  StandsIn<typeof nodeDial, typeof plug04>,
  StandsIn<typeof nodeNetAdm, typeof plug04>,
  StandsIn<typeof globalMesh, typeof plug05>,
  StandsIn<typeof nodeVisibility, typeof plug06>,
  StandsIn<typeof epmdCodec, typeof plug07>,
  StandsIn<typeof epmdNames, typeof plug07>,
  StandsIn<typeof handshakeDigest, typeof plug08>,
  StandsIn<typeof handshakeWeStarted, typeof plug09>,
  StandsIn<typeof handshakeOtherStarted, typeof plug09>,
  StandsIn<typeof handshakePending, typeof plug09>,
  StandsIn<typeof etfEncode, typeof plug10>,
  StandsIn<typeof etfDecode, typeof plug10>,
  StandsIn<typeof etfEncodeIdentifier, typeof plug11>,
  StandsIn<typeof etfDecodeIdentifier, typeof plug11>,
  StandsIn<typeof processDestination, typeof plug12>,
  StandsIn<typeof channelMessageControl, typeof plug12>,
  StandsIn<typeof processMonitors, typeof plug13>,
  StandsIn<typeof processExits, typeof plug13>,
  StandsIn<typeof channelTicker, typeof plug13>,
  StandsIn<typeof rpcRex, typeof plug14>,
  StandsIn<typeof rpcErpc, typeof plug14>,
  StandsIn<typeof genServerGen, typeof plug15>,
]
