// task 3: who is down stays a member, and each write dials it again
export * from '../kata.ts'

export function nodeDown(): void {}
