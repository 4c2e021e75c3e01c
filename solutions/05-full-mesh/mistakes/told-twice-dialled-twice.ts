// task 2: who is told of twice is connected with twice
export * from '../kata.ts'

export function newcomers(me: string, known: readonly string[], told: readonly string[]): readonly string[] {
  return told.filter((node) => node !== me && !known.includes(node))
}
