/**
 * Scenes between a process of a real `erl`, who speaks here, and `P` on the node `Us`, who obeys: what comes of each must
 * be the same whoever `Us` is. `alike.test.ts` says what `Start`, `Tell`, `Do` and `Took` are.
 */

const TRAP = 'process_flag(trap_exit, true)'
/** A process beside the speaker that ends for what it is told. */
const Q = 'Q = spawn(fun() -> receive R -> exit(R) end end)'

/** More than goes in one frame. */
const BIG = 'B = binary:copy(<<7, 8, 9>>, 400000)'

/** Options that only a BEAM heeds, at the borders of what they may be. */
const ODD_OPTIONS = `[{max_heap_size, 232}, {max_heap_size, 233}, {max_heap_size, 0}, {max_heap_size, 1 bsl 59}, {max_heap_size, #{size => 1}},
  {max_heap_size, #{kill => true}}, {max_heap_size, #{size => 0, kill => 1}}, {max_heap_size, #{size => 0, error_logger => x}},
  {max_heap_size, #{size => 0, other => 1}}, {min_heap_size, -1}, {min_heap_size, 1 bsl 59}, {min_heap_size, 1.0}, {min_bin_vheap_size, 1 bsl 70},
  {fullsweep_after, 1 bsl 70}, {fullsweep_after, 65535}, {scheduler, 0}, {scheduler, 1}, {scheduler, -1}, {scheduler, 1000000}, {scheduler, a},
  {priority, urgent}, {message_queue_data, mixed}, {async_dist, x}, {link, x}, {}, [], 1, {a, b, c}]`

/** Options of `spawn_request`, and how many messages come of them: a reply, an exit signal, a `'DOWN'`. */
const requests: readonly (readonly [options: string, messages: number])[] = [
  ['link', 2],
  ['monitor', 2],
  ['link, monitor, link', 3],
  ['{monitor, []}', 2],
  ['{monitor, [{tag, mine}]}', 2],
  ['{monitor, [{alias, reply_demonitor}]}', 2],
  ['{reply_tag, {t, 1}}', 1],
  ['{reply, yes}', 1],
  ['{reply, no}', 0],
  ['{reply, error_only}', 0],
  ['{reply, success_only}, monitor', 2],
  ['sideways', 1],
  ['monitor, sideways', 1],
  ['{link, true}', 1],
  ['{a, b, c}', 1],
  ['{reply, no}, sideways', 0],
  ['{reply, error_only}, sideways', 1],
  ['{reply, success_only}, sideways', 0],
  ['{priority, low}', 1],
  ['{priority, nonsense}', 1],
  ['{min_heap_size, 1000}', 1],
  ['{min_heap_size, -1}', 1],
  ['{min_bin_vheap_size, 1000}', 1],
  ['{fullsweep_after, 0}', 1],
  ['{fullsweep_after, x}', 1],
  ['{max_heap_size, 0}', 1],
  ['{max_heap_size, #{size => 0, kill => false}}', 1],
  ['{max_heap_size, #{kill => false}}', 1],
  ['{message_queue_data, off_heap}', 1],
  ['{message_queue_data, sideways}', 1],
  ['{async_dist, 1}', 1],
]

/** Kinds of aliases, and how many messages come of two answers and an end: the first answer may take both back. */
const aliases = { explicit_unalias: 3, demonitor: 3, reply_demonitor: 1 }

export const scenes: readonly (readonly [name: string, erlang: string])[] = [
  [
    'a link made by both',
    `${TRAP}, P = Start(Us), link(P), Do(P, {link, self()}), Tell(P, {die, x}), Took(Us, 1)`,
  ],
  [
    'and given up by one',
    `${TRAP}, P = Start(Us), link(P), Do(P, {link, self()}), unlink(P), Do(P, {exit, self(), y}), Tell(P, {die, x}), Took(Us, 1)`,
  ],
  [
    'or by the other',
    `${TRAP}, P = Start(Us), link(P), Do(P, {unlink, self()}), Do(P, {exit, self(), y}), Tell(P, {die, x}), Took(Us, 1)`,
  ],
  [
    'or by both at once',
    `${TRAP}, P = Start(Us), link(P), Tell(P, {unlink, self()}), unlink(P), monitor(process, P), Tell(P, {die, x}), Took(Us, 1)`,
  ],
  [
    'unlink crosses an exit',
    `${TRAP}, P = Start(Us), link(P), monitor(process, P), Tell(P, {die, x}), unlink(P), Took(Us, 1)`,
  ],
  [
    'unlink, and link again at once',
    `${TRAP}, P = Start(Us), link(P), Tell(P, {unlink, self()}), unlink(P), link(P), Do(P, {link, self()}), Tell(P, {die, x}), Took(Us, 1)`,
  ],
  [
    'a link from there, and our end',
    `P = Start(Us), Do(P, trap), ${Q}, Do(P, {link, Q}), Q ! {r, 1}, Do(P, {take, 1})`,
  ],
  [
    'a link from there with the dead',
    `P = Start(Us), Do(P, trap), {Q, R} = spawn_monitor(fun() -> ok end), receive {'DOWN', R, _, _, _} -> ok end, Do(P, {link, Q}), Do(P, {take, 1})`,
  ],
  [
    'killed by a link',
    `P = Start(Us), monitor(process, P), ${Q}, Do(P, {link, Q}), exit(Q, kill), Took(Us, 1)`,
  ],
  [
    'the reason kill by a link',
    `P = Start(Us), monitor(process, P), ${Q}, Do(P, {link, Q}), Q ! kill, Took(Us, 1)`,
  ],
  ['the same, trapped', `P = Start(Us), Do(P, trap), ${Q}, Do(P, {link, Q}), Q ! kill, Do(P, {take, 1})`],
  [
    'exit/2 from there',
    `${TRAP}, P = Start(Us), [Do(P, {exit, self(), X}) || X <- [normal, x, {a, "b"}]], Took(Us, 3)`,
  ],
  [
    'exit(self(), normal) there',
    `P = Start(Us), monitor(process, P), Tell(P, {exit, P, normal}), Took(Us, 1)`,
  ],
  [
    'a parent that ends',
    `Me = self(), Q = spawn(fun() -> Me ! {c, spawn_link(Us, obey, loop, [])}, receive R -> exit(R) end end), receive {c, C} -> monitor(process, C) end, Q ! {r, 1}, Took(Us, 1)`,
  ],

  [
    'a monitor by name, twice',
    `P = Start(Us), Do(P, {register, it}), [monitor(process, {it, Us}) || _ <- [1, 2]], Do(P, {unregister, it}), Tell(P, {die, x}), Took(Us, 2)`,
  ],
  ['of nobody', `monitor(process, {nobody, Us}), Took(Us, 1)`],
  [
    'taken back when the name is gone',
    `P = Start(Us), Do(P, {register, it}), R = monitor(process, {it, Us}), monitor(process, P), Do(P, {unregister, it}), D = demonitor(R, [info]), Tell(P, {die, x}), {D, Took(Us, 1)}`,
  ],
  ['with a tag', `P = Start(Us), monitor(process, P, [{tag, {my, tag}}]), Tell(P, {die, x}), Took(Us, 1)`],
  [
    'from there by name',
    `P = Start(Us), Me = self(), Q = spawn(fun() -> register(it, self()), Me ! ready, receive R -> exit(R) end end), receive ready -> ok end, Do(P, {monitor, {it, node()}}), Do(P, {monitor, {nobody, node()}}), Q ! {r, 1}, Do(P, {take, 2})`,
  ],
  [
    'from there, taken back',
    `P = Start(Us), ${Q}, R = Do(P, {monitor, Q}), Do(P, {demonitor, R}), Do(P, {monitor, Q}), Q ! x, length(Do(P, {take, 1}))`,
  ],

  ...Object.entries(aliases).flatMap(([mode, messages]): [string, string][] => [
    [
      `an alias, ${mode}`,
      `P = Start(Us), R = monitor(process, P, [{alias, ${mode}}]), [Do(P, {send, R, {n, N}}) || N <- [1, 2]], Tell(P, {die, x}), Took(Us, ${messages})`,
    ],
    [
      `${mode}, after demonitor`,
      `P = Start(Us), R = monitor(process, P, [{alias, ${mode}}]), demonitor(R), Do(P, {send, R, {n, 1}}), U = unalias(R), Do(P, {send, R, {n, 2}}), {U, Took(Us, 0)}`,
    ],
    [
      `${mode}, from there`,
      `P = Start(Us), ${Q}, monitor(process, Q), A = Do(P, {monitor, Q, ${mode}}), A ! {n, 1}, A ! {n, 2}, B = Do(P, {take, 1}), Q ! x, receive {'DOWN', _, _, _, _} -> ok end, A ! {n, 3}, {B, Do(P, {demonitor, A}), Do(P, {unalias, A})}`,
    ],
    [
      `${mode}, from there after demonitor`,
      `P = Start(Us), ${Q}, A = Do(P, {monitor, Q, ${mode}}), Do(P, {demonitor, A}), A ! {n, 1}, {Do(P, {take, 0}), Do(P, {unalias, A})}`,
    ],
  ]),
  [
    'alias([reply]) from there',
    `P = Start(Us), A = Do(P, {alias, reply}), A ! {n, 1}, A ! {n, 2}, {Do(P, {take, 1}), Do(P, {unalias, A})}`,
  ],
  [
    'alias() from there',
    `P = Start(Us), A = Do(P, {alias, explicit_unalias}), A ! {n, 1}, A ! {n, 2}, B = Do(P, {take, 2}), C = Do(P, {unalias, A}), A ! {n, 3}, {B, C, Do(P, {unalias, A}), Do(P, {take, 0})}`,
  ],
  [
    'of the dead',
    `P = Start(Us), A = Do(P, {alias, explicit_unalias}), monitor(process, P), exit(P, kill), A ! {n, 1}, Took(Us, 1)`,
  ],

  [
    'group_leader/2',
    `P = Start(Us), B = Do(P, leader) =:= group_leader(), ${Q}, group_leader(Q, P), C = Do(P, leader) =:= Q, group_leader(P, P), {B, C, Do(P, leader) =:= P}`,
  ],
  [
    'the group leader of who is spawned',
    `spawn(Us, obey, leader, [self()]), receive {leader, L} -> L =:= group_leader() after 30000 -> missing end`,
  ],
  [
    'noconnect and nosuspend',
    `P = Start(Us), erlang:send(P, {n, 1}, [noconnect]), erlang:send(P, {n, 2}, [nosuspend]), erlang:send_nosuspend(P, {n, 3}), Do(P, {take, 3})`,
  ],

  ...requests.map(
    ([options, messages]) =>
      [
        `spawn_request with [${options}]`,
        `${TRAP}, spawn_request(Us, erlang, exit, [{r, 1}], [${options}]), Took(Us, ${messages})`,
      ] as const,
  ),
  [
    'spawn_request with options of odd values',
    `[{Option, begin R = spawn_request(Us, erlang, self, [], [Option]), receive {spawn_reply, R, Verdict, What} -> {Verdict, What} after 5000 -> missing end end} || Option <- ${ODD_OPTIONS}]`,
  ],
  [
    'spawn_request, abandoned',
    `${TRAP}, R = spawn_request(Us, erlang, exit, [{r, 1}], [monitor, link]), {spawn_request_abandon(R), [M || M <- Took(Us, 0), element(1, M) =/= 'EXIT']}`,
  ],
  [
    'spawn_request, whose reference is an alias',
    `R = spawn_request(Us, obey, wait, [], [{monitor, [{alias, explicit_unalias}]}]), receive {spawn_reply, R, ok, P} -> ok end, Do(Start(Us), {send, R, {n, 1}}), P ! {stop, x}, Took(Us, 2)`,
  ],
  [
    'erlang:apply/2 and /3',
    `spawn_monitor(Us, erlang, apply, [fun erlang:exit/1, [why]]), spawn_monitor(Us, erlang, apply, [erlang, exit, [why]]), Took(Us, 2)`,
  ],
  [
    '256 arguments of a function that is not there',
    `{_, R} = spawn_monitor(Us, obey, nothing, lists:seq(1, 256)), receive {'DOWN', R, _, _, {Why, [{M, F, A, _} | _]}} -> {Why, M, F, A =:= lists:seq(1, 256)} after 30000 -> missing end`,
  ],
  [
    'reasons of a megabyte, to there',
    `P = Start(Us), Do(P, trap), ${BIG}, exit(P, B), ${Q}, Do(P, {link, Q}), Q ! B, [{_, _, B}, {_, _, B}] = Do(P, {take, 2}), same`,
  ],
  [
    'and from there',
    `${TRAP}, P = Start(Us), ${BIG}, link(P), monitor(process, P), Do(P, {exit, self(), B}), Tell(P, {die, B}), [element(1, M) || M <- Took(Us, 3), element(size(M), M) =:= B]`,
  ],
  [
    'of a monitor from there',
    `P = Start(Us), ${BIG}, ${Q}, Do(P, {monitor, Q}), Q ! B, [{'DOWN', _, _, _, B}] = Do(P, {take, 1}), same`,
  ],
  ['arguments of a megabyte', `${BIG}, spawn(Us, erlang, send, [self(), {n, B}]), Took(Us, 1) =:= [{n, B}]`],
  [
    'a word by alias behind a megabyte',
    `P = Start(Us), ${BIG}, A = Do(P, {alias, explicit_unalias}), P ! {n, B}, A ! {n, 1}, group_leader(P, P), [{n, B}, {n, 1}] = Do(P, {take, 2}), Do(P, leader) =:= P`,
  ],
]
