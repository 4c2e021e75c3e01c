/** What the sandbox for names shows: both terminals, the machine that they are on, whether they have pinged each other. */
import type { Written } from '../calculator/use-shown.ts'
import type { Flag, Given, Pair } from './two-nodes.ts'

export const FLAGS: readonly Flag[] = ['-sname', '-name', 'none']

/** No name is longer than 255 characters; the screen is narrower still. */
export const LONGEST = 80

export interface Shown {
  readonly given: Pair<Given>
  /** The machine's own name has a domain: `h1.example.org`. */
  readonly domain: boolean
  readonly pinged: boolean
}

/** `-sname a / -name d@localhost / no domain / ping` */
export const written: Written<Shown> = {
  write({ given, domain, pinged }) {
    const nodes = given.map(({ flag, text }) => (flag === 'none' ? flag : `${flag} ${text}`))
    return [...nodes, ...(domain ? [] : ['no domain']), ...(pinged ? ['ping'] : [])].join(' / ')
  },
  parse(text) {
    const [a, b, ...rest] = text.split(' / ')
    const [first, second] = [parseGiven(a), parseGiven(b)]
    if (first === undefined || second === undefined) return undefined
    return { given: [first, second], domain: !rest.includes('no domain'), pinged: rest.includes('ping') }
  },
}

function parseGiven(text: string | undefined): Given | undefined {
  const [flagText, name = ''] = text?.split(/ (.*)/s) ?? []
  const flag = FLAGS.find((one) => one === flagText)
  return flag === undefined || name.length > LONGEST ? undefined : { flag, text: name }
}
