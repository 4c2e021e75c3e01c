/**
 * The runtime, for any platform: terms, processes, nodes, and the carriers that need no machine. For nodes over TCP see
 * `pangpong/nodejs`.
 */

export type { FrameEvent } from './channel/events.ts'
export type { Allocate, Clock, Env, Log, LogLevel, Random, Timer } from './env/env.ts'
export { systemEnv } from './env/system_env.ts'
export { type AnyEvent, type Listener as TraceListener, Trace } from './env/trace.ts'
export { Stalled, VirtualClock, type VirtualEnv, virtualEnv } from './env/virtual_env.ts'
export { EpmdUnreachable, NameTaken, names, UnresolvedHost } from './epmd/client.ts'
export type { NodeEntry, RegisteredName } from './epmd/codec.ts'
export type {
  EpmdEvent,
  EpmdRegisteredEvent,
  EpmdRequestEvent,
  EpmdResponseEvent,
  EpmdUnregisteredEvent,
} from './epmd/events.ts'
export type { EpmdOptions } from './epmd/server.ts'
export { EpmdServer } from './epmd/server.ts'
export type { DecodeOptions } from './etf/decode.ts'
export { decode } from './etf/decode.ts'
export { encode } from './etf/encode.ts'
export { EtfError } from './etf/etf_error.ts'
export type { Caller, NodeName, Spawner } from './gen_server/caller.ts'
export { CallFailed, CallTimeout } from './gen_server/errors.ts'
export * as genServer from './gen_server/gen_server.ts'
export * as global from './global/global.ts'
export type { LockId } from './global/locks.ts'
export type { ResolveName } from './global/resolve.ts'
export type { GlobalOptions } from './global/state.ts'
export { HandshakeError, type HandshakeFailure } from './handshake/errors.ts'
export type { HandshakeEvent, HandshakeStep } from './handshake/events.ts'
export type { ReadLine } from './io/io_input.ts'
export { ioServer, putChars } from './io/io_server.ts'
export { kernel, kernelOn } from './kernel/kernel.ts'
export type { Memory, Platform, Traffic } from './kernel/platform.ts'
export { AlreadyStarted, type NamingOptions } from './node/alive.ts'
export { NotAllowed } from './node/allowed.ts'
export type { CookieTable, Files } from './node/auth.ts'
export { BadCookie, CookieFileError } from './node/auth.ts'
export { type DistAutoConnect, NoAutoConnect } from './node/auto_connect.ts'
export { UnknownNode } from './node/dial.ts'
export type { DistributionOptions, NetworkOptions } from './node/distribution.ts'
export type { ConnectFailedEvent, NodeDownEvent, NodeEvent, NodeUpEvent } from './node/events.ts'
export type { Advice, Language, StepText } from './node/explain_language.ts'
export type {
  Digests,
  Facts,
  Failed,
  FaultName,
  Faults,
  Passed,
  Step,
  StepName,
} from './node/explain_steps.ts'
export { stepText } from './node/explain_texts.ts'
export type { ConnectOptions } from './node/link.ts'
export type { ListenAt } from './node/listen.ts'
export { BadNodeName, type NameForm } from './node/names.ts'
export type { Service } from './node/node.ts'
export { Node, type NodeOptions } from './node/node.ts'
export type { MonitorNodesOptions } from './node/node_monitors.ts'
export type { TickTime } from './node/tick_time.ts'
export type { NodeInfo, NodesKind, NodeType } from './node/visibility.ts'
export { HostFileError, hostFile } from './node/world.ts'
export * as pg from './pg/pg.ts'
export type { SpawnOptions } from './process/call.ts'
export type { Destination } from './process/destination.ts'
export { ErlangError, type ExceptionClass } from './process/erlang_error.ts'
export { BadArg, NotAlive, ProcessEnded, SystemLimit } from './process/errors.ts'
export type {
  DeliverEvent,
  ExitEvent,
  LinkEvent,
  ProcessEvent,
  SendEvent,
  SpawnEvent,
  UnlinkEvent,
} from './process/events.ts'
export type { Callable, CallableModule, Modules } from './process/modules.ts'
export type { Runtime } from './process/runtime.ts'
export type { Body, Self } from './process/self.ts'
export * as erpc from './rpc/erpc_client.ts'
export * as rpc from './rpc/rpc.ts'
export { Shell, type ShellOptions } from './shell/shell.ts'
export type { SeqTrace, Token, TokenParts } from './signal/seq_trace.ts'
export type { Registered } from './signal/signal.ts'
export { Atom, AtomLimit, type AtomOf, atom, atomName, isAtom } from './term/atom.ts'
export { Binary, BitString, binary } from './term/binary.ts'
export { compare } from './term/compare.ts'
export { copy } from './term/copy.ts'
export { equals } from './term/equal.ts'
export { Float, float, isFloat, isInteger } from './term/float.ts'
export { type FormatOptions, format } from './term/format.ts'
export { Export, Fun } from './term/fun.ts'
export { type LocalIdentity, type NodeIdentity, Pid, Port, Reference } from './term/identifier.ts'
export { charlist, ImproperList, isList } from './term/list.ts'
export { ErlMap } from './term/map.ts'
export { any, type Matched, match, matches, Pattern } from './term/pattern.ts'
export type { Leaf, Term, TermInput, TermTuple } from './term/term.ts'
export { isTuple, type Tuple, t, tupleFrom } from './term/tuple.ts'
export type { TraceEvent } from './trace/event.ts'
export type {
  ConnectedEvent,
  DialEvent,
  DialFailedEvent,
  DisconnectedEvent,
  SegmentEndedEvent,
  SegmentSentEvent,
  TransportEvent,
} from './transport/events.ts'
export { SimulatedNetwork } from './transport/simulated_network.ts'
export type { LinkQuality, Segment } from './transport/simulated_wire.ts'
export type {
  Address,
  Connection,
  DialFailure,
  Listener,
  ListenFailure,
  Receiver,
  Transport,
} from './transport/transport.ts'
export { DialError, ListenError } from './transport/transport.ts'
