/**
 * What each signal does when it arrives at its receiver, when it cannot be brought there, and what the end of a
 * connection stands for. Messages, the many, have a way of their own in the runtime.
 * OTP: Reference Manual, "Processes", "Receiving Signals".
 */
import type { Message, Signal } from '../signal/signal.ts'
import type { Atom } from '../term/atom.ts'
import { breakLinks, exitReceived, linkReceived, unlinkReceived } from './links.ts'
import { breakMonitors, demonitorReceived, down, monitorExitReceived, monitorReceived } from './monitors.ts'
import { nodeLost } from './node_monitors.ts'
import type { Post } from './post.ts'
import { failed, failRequests, spawnReplied, spawnRequested } from './spawning.ts'

/** A signal for a process of this runtime. Whom it names may be long gone; that is no error. */
export function arrived(post: Post, signal: Exclude<Signal, Message>): void {
  switch (signal.type) {
    case 'monitor':
      monitorReceived(post, signal)
      break
    case 'demonitor':
      demonitorReceived(post, signal)
      break
    case 'monitor_exit':
      monitorExitReceived(post, signal)
      break
    case 'link':
      linkReceived(post, signal)
      break
    case 'unlink':
      unlinkReceived(post, signal)
      break
    case 'unlink_ack':
      post.processes.find(signal.to)?.links.unlinkAcknowledged(signal.from, signal.id)
      break
    case 'exit':
    case 'exit2':
      exitReceived(post, signal)
      break
    case 'spawn_request':
      spawnRequested(post, signal)
      break
    case 'spawn_reply':
      spawnReplied(post, signal)
      break
    case 'group_leader': {
      const process = post.processes.find(signal.to)
      if (process !== undefined) process.groupLeader = signal.from
    }
  }
}

/** `signal` cannot be brought to its node. Who waits for an answer learns of it. */
export function unreachable(post: Post, signal: Signal, reason: Atom): void {
  switch (signal.type) {
    case 'monitor': {
      const { from, target, reference } = signal
      down(post, { type: 'monitor_exit', from: target, to: from, reference, reason })
      break
    }
    case 'link':
      exitReceived(post, { type: 'exit', from: signal.to, to: signal.from, reason })
      break
    case 'spawn_request':
      spawnReplied(post, failed(signal, reason))
  }
}

/** The connection to `node` is gone: whoever had to do with somebody there is told `noconnection`. */
export function nodeDown(post: Post, node: Atom): void {
  for (const process of [...post.processes]) {
    failRequests(post, process, node)
    breakMonitors(post, process, node)
    breakLinks(post, process, node)
    nodeLost(process, node)
  }
}
