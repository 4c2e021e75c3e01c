/** What the kit says, it says in both languages; who prints picks one. */
export interface Text {
  readonly en: string
  readonly zh: string
}

export type Lang = keyof Text
