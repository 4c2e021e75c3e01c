/** Stands in for `src/node/names.ts`: under which names the runtime starts, and whom it dials, is the learner's choice. */
import { BadNodeName, type NameForm, type NodeName } from '../../src/node/names.ts'
import { fullName, mayDial, splitName } from './kata.ts'

export * from '../../src/node/names.ts'

const NO_DOMAIN = { host: 'localhost', domain: undefined }

export function parseNodeName(full: string): NodeName {
  const parts = splitName(full)
  if (parts === 'no name') throw new BadNodeName(full, "is no node's name")
  return { ...parts, full }
}

export function ownName(full: string, form: NameForm): NodeName {
  const own = fullName(form === 'short' ? '-sname' : '-name', full, NO_DOMAIN)
  if ('error' in own) throw new BadNodeName(full, `is no name for this node: ${own.error}`)
  return parseNodeName(own.full)
}

export function nameToDial(full: string, form: NameForm): NodeName {
  const verdict = mayDial(form, full)
  if (verdict !== 'ok') throw new BadNodeName(full, `cannot be dialled: ${verdict.error}`)
  return parseNodeName(full)
}
