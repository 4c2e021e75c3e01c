/**
 * The term and its bytes, part for part. Whatever is pointed at, or reached by keyboard in the list, lights up everywhere:
 * in the term, among the bytes, in the list of tags.
 */
import { type PointerEvent, type ReactNode, useState } from 'react'
import { useText } from '../../components/use-text.ts'
import { hex } from '../stage/hex.ts'
import type { Field, Part, Role } from './parts.ts'
import styles from './term.module.css'

const texts = {
  en: {
    parts: 'The parts of the term',
    version: 'version',
    roles: { element: '', key: 'key', value: 'value', tail: 'tail' } satisfies Record<Role, string>,
  },
  zh: {
    parts: '数据项的各个部分',
    version: '版本号',
    roles: { element: '', key: '键', value: '值', tail: '表尾' } satisfies Record<Role, string>,
  },
}

/** The version, which belongs to no part. */
const VERSION = 0

interface AnatomyProps {
  readonly bytes: Uint8Array
  readonly root: Part | undefined
  /** The byte at which the decoder gave up. */
  readonly wrong: number | undefined
}

export function Anatomy({ bytes, root, wrong }: AnatomyProps): ReactNode {
  const text = useText(texts)
  const [active, setActive] = useState<number>()
  const all = root === undefined ? [] : flat(root)
  const lit = all.find(({ from }) => from === active)
  const follow = (event: PointerEvent): void => {
    const part = (event.target as Element).closest<HTMLElement>('[data-part]')?.dataset.part
    if (part !== undefined) setActive(Number(part))
  }
  const owner = new Map(
    all.flatMap((part) =>
      part.fields.flatMap(({ from, to }) => range(from, to).map((at) => [at, part] as const)),
    ),
  )
  const isLit = (at: number): boolean =>
    lit === undefined ? active === VERSION && at === 0 : at >= lit.from && at < lit.to
  const row = (part: Part): ReactNode => (
    <li key={part.from}>
      <button
        aria-pressed={part.from === active}
        className={styles.part}
        data-part={part.from}
        onClick={() => setActive(part.from)}
        onFocus={() => setActive(part.from)}
        style={{ '--depth': Math.min(part.depth, 6) } as React.CSSProperties}
        type="button"
      >
        <span className={styles.offset}>{part.from}</span>
        <span className={styles.name}>{part.name}</span>
        <span className={styles.text}>
          {part.role && text.roles[part.role] && (
            <span className={styles.role}>{text.roles[part.role]} </span>
          )}
          {part.text}
        </span>
        <Fields bytes={bytes} fields={part.fields} />
      </button>
    </li>
  )
  return (
    <div className={styles.anatomy} onPointerOver={follow}>
      {/* The list below says the same, and can be read aloud. */}
      <div aria-hidden="true" className={styles.term}>
        {root && <TermText active={active} part={root} />}
      </div>
      <div aria-hidden="true" className={styles.bytes}>
        {Array.from(bytes, (byte, at) => (
          <span
            data-lit={isLit(at)}
            data-part={owner.get(at)?.from ?? VERSION}
            data-tag={at === 0 || owner.get(at)?.from === at}
            data-wrong={at === wrong}
            // biome-ignore lint/suspicious/noArrayIndexKey: a byte is known by its place
            key={at}
          >
            {hex(Uint8Array.of(byte))}
          </span>
        ))}
        {wrong === bytes.length && <span data-wrong="true">··</span>}
      </div>
      <ol aria-label={text.parts} className={styles.parts}>
        {root && (
          <li>
            <button
              aria-pressed={active === VERSION}
              className={styles.part}
              data-part={VERSION}
              onClick={() => setActive(VERSION)}
              onFocus={() => setActive(VERSION)}
              type="button"
            >
              <span className={styles.offset}>0</span>
              <span className={styles.name}>VERSION_MAGIC</span>
              <span className={styles.text}>{text.version}</span>
              <span className={styles.fields}>
                <span className={styles.tag}>83</span>
              </span>
            </button>
          </li>
        )}
        {all.map(row)}
      </ol>
    </div>
  )
}

/** Each field with its name, the tag in decimal too, and what a number says. */
function Fields({ bytes, fields }: { bytes: Uint8Array; fields: readonly Field[] }): ReactNode {
  return (
    <span className={styles.fields}>
      {fields.map(({ name, from, to }, index) => (
        <span className={index === 0 ? styles.tag : undefined} key={from}>
          {hex(bytes.subarray(from, Math.min(to, from + 24)))}
          {to > from + 24 && ' …'} <span className={styles.field}>{index === 0 ? bytes[from] : name}</span>
        </span>
      ))}
    </span>
  )
}

/** The term as Erlang writes it, each part to be pointed at; the tail of a list, which Erlang leaves out, is shown. */
function TermText({ part, active }: { part: Part; active: number | undefined }): ReactNode {
  const inner = (one: Part): ReactNode => <TermText active={active} key={one.from} part={one} />
  const joined = (parts: readonly Part[]): ReactNode[] =>
    parts.flatMap((one, index) => (index === 0 ? [inner(one)] : [',', inner(one)]))
  const [open, close] = part.role === undefined && part.parts.length === 0 ? ['', ''] : brackets(part)
  return (
    <span data-lit={part.from === active} data-part={part.from}>
      {part.parts.length === 0 ? (
        part.text
      ) : (
        <>
          {open}
          {part.name === 'MAP_EXT' ? pairs(part.parts, inner) : joined(part.parts.filter(isNoTail))}
          {part.parts
            .filter((one) => !isNoTail(one))
            .map((tail) => (
              <span className={tail.name === 'NIL_EXT' ? styles.nil : undefined} key={tail.from}>
                |{inner(tail)}
              </span>
            ))}
          {close}
        </>
      )}
    </span>
  )
}

const isNoTail = ({ role }: Part): boolean => role !== 'tail'

function brackets({ name }: Part): [string, string] {
  if (name === 'MAP_EXT') return ['#{', '}']
  return name === 'LIST_EXT' ? ['[', ']'] : ['{', '}']
}

function pairs(parts: readonly Part[], inner: (part: Part) => ReactNode): ReactNode[] {
  return parts.flatMap((part, index) => {
    if (index === 0) return [inner(part)]
    return [part.role === 'value' ? ' => ' : ',', inner(part)]
  })
}

function flat(part: Part): Part[] {
  return [part, ...part.parts.flatMap(flat)]
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index)
}
