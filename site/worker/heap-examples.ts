/** What the shopper can send: a JavaScript value, and what it does to it afterwards. */
import { atom, type TermInput, t } from '../../src/mod.ts'

/** The value itself, and what changes it. */
export interface Begun {
  readonly value: TermInput
  readonly change: () => void
}

export interface Example {
  readonly id: string
  /** The variable that holds the value. */
  readonly name: string
  /** The lines that the shopper runs: to make it, and to change it. */
  readonly make: readonly string[]
  readonly change: string
  /** Does what those lines say. */
  begin(): Begun
}

export const examples: readonly Example[] = [
  {
    id: 'cart',
    name: 'cart',
    make: ["const cart = [{ item: atom('book'), amount: 2 }]"],
    change: 'cart[0].amount = 3',
    begin() {
      const book = { item: atom('book'), amount: 2 }
      const change = (): void => {
        book.amount = 3
      }
      return { value: [book], change }
    },
  },
  {
    id: 'order',
    name: 'order',
    make: ["const order = t(atom('placed'), [2, 5])"],
    change: 'order[1].push(7)',
    begin() {
      const numbers = [2, 5]
      return { value: t(atom('placed'), numbers), change: () => numbers.push(7) }
    },
  },
  {
    id: 'board',
    name: 'board',
    make: ['const row = [0, 0]', 'const board = [row, row]'],
    change: 'row[0] = 1',
    begin() {
      const row = [0, 0]
      const change = (): void => {
        row[0] = 1
      }
      return { value: [row, row], change }
    },
  },
  {
    id: 'bytes',
    name: 'photo',
    make: ['const photo = Uint8Array.of(137, 80, 78, 71)'],
    change: 'photo[0] = 0',
    begin() {
      const photo = Uint8Array.of(137, 80, 78, 71)
      const change = (): void => {
        photo[0] = 0
      }
      return { value: photo, change }
    },
  },
]
