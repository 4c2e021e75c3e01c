/**
 * A situation in a link: seed, deeds and the moment, packed into letters that an address can hold. What comes in by a link
 * is a stranger's: nothing but well-formed deeds in bounds is taken.
 */
import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate'
import type { Action, Deed, HostPair, NodeSpec } from '../../worker/scene.ts'
import type { Situation } from './use-stage.ts'

const VERSION = 1

/** What a link may hold. */
const MAX_DEEDS = 200
const MAX_TEXT = 4000
const MAX_LINK = 16_000
const MAX_MS = 86_400_000

/** `undefined`, if more was done than a link may hold. */
export function pack({ seed, deeds, until }: Situation): string | undefined {
  if (deeds.length > MAX_DEEDS) return undefined
  const packed = deflateSync(strToU8(JSON.stringify([VERSION, seed, until, deeds])))
  if (packed.length > MAX_LINK) return undefined
  const base64 = btoa(String.fromCharCode(...packed))
  const text = base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
  return text.length > MAX_LINK ? undefined : text
}

/** The situation that was packed, if it is one. */
export function unpack(text: string | undefined): Situation | undefined {
  if (text === undefined || text.length > MAX_LINK) return undefined
  try {
    const base64 = text.replaceAll('-', '+').replaceAll('_', '/')
    const packed = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
    // A buffer of a given size: what does not fit is cut off, and then is no JSON.
    const json = strFromU8(inflateSync(packed, { out: new Uint8Array(MAX_DEEDS * MAX_TEXT) }))
    const [version, seed, until, deeds] = JSON.parse(json) as unknown[]
    if (version !== VERSION || !isSeed(seed) || !isTime(until) || !isDeeds(deeds)) return undefined
    return { seed, until, deeds }
  } catch {
    return undefined
  }
}

type Shape = Record<string, (value: unknown) => boolean>

const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= MAX_TEXT
const isTime = (value: unknown): value is number => typeof value === 'number' && value >= 0 && value <= MAX_MS
const isSeed = (value: unknown): value is number => Number.isInteger(value)
const isFlag = (value: unknown): boolean => value === undefined || typeof value === 'boolean'
const isForm = (value: unknown): boolean => [undefined, 'short', 'long'].includes(value as string | undefined)
const isPair = (value: unknown): value is HostPair =>
  Array.isArray(value) && value.length === 2 && value.every(isText)
const isNode = (value: unknown): value is NodeSpec =>
  fits(value, { name: isText, form: isForm, cookie: isText, hidden: isFlag, connectAll: isFlag })

const shapes: Record<Action['does'], Shape> = {
  type: { at: isText, text: isText },
  interrupt: { at: isText },
  set_cookie: { at: isText, cookie: isText },
  start_node: { node: isNode },
  kill_node: { node: isText },
  start_epmd: { host: isText },
  stop_epmd: { host: isText },
  cut: { between: isPair },
  mend: { between: isPair },
  isolate: { host: isText },
  rejoin: { host: isText },
  drop: { between: isPair },
  delay: { between: isPair, latency: isTime },
  hide_name: { host: isText },
  show_name: { host: isText },
  explain: { at: isText, node: isText },
  wait: { ms: isTime },
}

function isDeeds(value: unknown): value is Deed[] {
  if (!Array.isArray(value) || value.length > MAX_DEEDS) return false
  return value.every((deed) => fits(deed, { at: isTime, action: isAction }))
}

function isAction(value: unknown): boolean {
  const does = isRecord(value) ? value.does : undefined
  return (
    typeof does === 'string' && Object.hasOwn(shapes, does) && fits(value, shapes[does as Action['does']])
  )
}

function fits(value: unknown, shape: Shape): boolean {
  return isRecord(value) && Object.entries(shape).every(([key, isRight]) => isRight(value[key]))
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
