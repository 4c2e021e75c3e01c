/** What is wrong with bytes that should have been a term, and where. */
import * as tags from './tags.ts'

const names = new Map<number, string>(Object.entries(tags).map(([name, tag]) => [tag, name]))

/** `NEW_PID_EXT (88)`, or `tag 5` for a number that the format does not have. */
function tagName(tag: number): string {
  const name = names.get(tag)
  return name === undefined ? `tag ${tag}` : `${name} (${tag})`
}

/** Bytes that are no term of the external term format. The message names the tag at fault and where it stands. */
export class EtfError extends Error {
  override readonly name = 'EtfError'
  /** The tag of the term at fault; `undefined` where the input ended before it, or should have ended. */
  readonly tag: number | undefined
  /** Where that tag stands in the input, or should have stood. */
  readonly offset: number

  /**
   * @param what - What is wrong there.
   * @param tag - The tag of the term at fault.
   * @param offset - Where that tag stands in the input, in bytes.
   * @param options - `cause`: the error behind it.
   */
  constructor(what: string, tag: number | undefined, offset: number, options?: ErrorOptions) {
    super(`${tag === undefined ? '' : `${tagName(tag)} `}at offset ${offset}: ${what}`, options)
    this.tag = tag
    this.offset = offset
  }
}
