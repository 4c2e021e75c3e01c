/** What is encoded and decoded beside erlpack: about 20 KB, nested, of values that both take as they are. */
export const payload = {
  id: 4_200_000_000,
  channel: 'general',
  members: Array.from({ length: 80 }, (_, n) => ({
    id: 1_000_000 + n,
    name: `member number ${n}`,
    online: n % 3 === 0,
    score: n + 0.25,
    roles: [n, n + 1, n + 300],
    place: { city: 'Älvsjö', zone: ['eu', 'north', n] },
  })),
  history: Array.from({ length: 60 }, (_, n) => [
    n,
    'said',
    'the quick brown fox jumps over the lazy dog'.repeat(2),
  ]),
}
