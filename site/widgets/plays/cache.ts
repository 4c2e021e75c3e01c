/** Chapter 16: a cache that believes whatever it hears last, and one that looks at stamps. */
import type { Play } from '../stage/play.ts'
import { conversation } from './scenes.ts'

const CACHE = `Cache = fun Cache(Table) ->
  receive
    {put, K, V} ->
      [{cache, N} ! {update, K, V} || N <- nodes()],
      Cache(Table#{K => V});
    {update, K, V} -> Cache(Table#{K => V});
    {get, K, From} -> From ! {node(), maps:get(K, Table)}, Cache(Table)
  end
end,
register(cache, spawn(fun() -> Cache(#{}) end)).`

export const play: Play = {
  id: 'cache',
  scene: {
    ...conversation('a@h1', 'b@h2', 'c@h3'),
    before: [
      { at: 'a@h1', text: CACHE },
      { at: 'a@h1', text: 'simple_cache:start().' },
      { at: 'b@h2', text: CACHE },
      { at: 'b@h2', text: 'simple_cache:start().' },
      { at: 'a@h1', text: "net_adm:ping('b@h2')." },
      { at: 'c@h3', text: "[net_adm:ping(N) || N <- ['a@h1', 'b@h2']]." },
    ],
  },
  view: 'hosts',
  sequence: true,
  lines: [
    {
      at: 'c@h3',
      text: "{cache, 'a@h1'} ! {put, tea, 5}, {cache, 'b@h2'} ! {put, tea, 6}, ok.",
    },
    { at: 'c@h3', text: '[{cache, N} ! {get, tea, self()} || N <- nodes()], ok.' },
    { at: 'c@h3', text: 'flush().' },
    {
      at: 'c@h3',
      text: "{simple_cache, 'a@h1'} ! {put, tea, 5}, {simple_cache, 'b@h2'} ! {put, tea, 6}, ok.",
    },
    { at: 'c@h3', text: '[{simple_cache, N} ! {get, self(), N, tea} || N <- nodes()], ok.' },
    { at: 'a@h1', text: 'simple_cache ! {put, tea, 7}.' },
    { at: 'b@h2', text: 'simple_cache ! {put, tea, 9}.' },
    { at: 'a@h1', text: "net_adm:ping('b@h2')." },
  ],
  builder: true,
  prediction: {
    question: {
      en: 'In one moment `c` tells `a` that tea costs 5, and `b` that it costs 6. Each `cache` tells the other. What do they say afterwards?',
      zh: '`c` 同时告诉 `a` 茶 5 块，告诉 `b` 茶 6 块。两边的 `cache` 再告诉对方。之后它们怎么说？',
    },
    options: [
      {
        text: { en: 'Both say 6: it was sent last', zh: '都说 6：它是后发的' },
        because: {
          en: 'Each believes what it hears last, and each heard the price of the other last.',
          zh: '谁都只信最后听到的，而各自最后听到的都是对方的价钱。',
        },
      },
      {
        text: { en: '`a` says 5, `b` says 6', zh: '`a` 说 5，`b` 说 6' },
        because: {
          en: 'That they said for a moment. Then the price of the other came.',
          zh: '那只是一瞬间。接着对方的价钱就到了。',
        },
      },
      {
        text: { en: '`a` says 6, `b` says 5', zh: '`a` 说 6，`b` 说 5' },
        right: true,
        because: {
          en: 'Their messages cross, and each believes what it heard last. `simple_cache` goes by stamps: try the same with it.',
          zh: '两条消息在路上交错，各自都信了最后听到的。`simple_cache` 看的是戳记：用它再试一遍。',
        },
      },
    ],
    played: ({ consoles }) =>
      (consoles.get('c@h3')?.pieces ?? []).some(({ text }) => text.includes('Shell got')),
  },
}
