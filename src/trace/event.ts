/** All that a trace can tell: the events of every floor, united. */
import type { FrameEvent } from '../channel/events.ts'
import type { EpmdEvent } from '../epmd/events.ts'
import type { HandshakeEvent } from '../handshake/events.ts'
import type { NodeEvent } from '../node/events.ts'
import type { ProcessEvent } from '../process/events.ts'
import type { TransportEvent } from '../transport/events.ts'

/** Every event that a runtime tells. */
export type TraceEvent = TransportEvent | EpmdEvent | HandshakeEvent | FrameEvent | ProcessEvent | NodeEvent
