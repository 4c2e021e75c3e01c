/**
 * What the tools of a real node want to know of ours: `i()`, `etop`, `observer`, and whoever asks what a node weighs. They
 * reckon with what they get, so each item must be of OTP's shape.
 */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Node } from '../../src/nodejs/mod.ts'
import { describeReleases, type Peer } from './otp.ts'
import { type Pair, startPair } from './pair.ts'

describeReleases('tools', (release) => {
  let pair: Pair
  let peer: Peer
  let node: Node

  beforeAll(async () => {
    pair = await startPair(release, 'tools')
    ;({ peer, node } = pair)
    // What a value is made of: numbers are `n`, text is `t`, other lists are as their first element.
    await peer.bind(
      'Shape',
      `fun Shape(X) when is_number(X) -> n; Shape([N | _]) when is_integer(N), N > 31 -> t; Shape([]) -> nil;
        Shape([X | _]) -> [Shape(X)]; Shape(X) when is_tuple(X) -> list_to_tuple([Shape(E) || E <- tuple_to_list(X)]);
        Shape(X) when is_atom(X) -> a; Shape(_) -> other end`,
    )
    await peer.bind('Ours', `fun(M, F, A) -> rpc:call('${node.name}', M, F, A) end`)
  })

  afterAll(async () => {
    await pair?.stop()
  })

  const squeezed = async (what: string) => (await peer.text(what)).replaceAll(/\s/g, '')

  it.each([
    ...['io', 'reductions', 'exact_reductions', 'runtime', 'wall_clock', 'garbage_collection', 'run_queue'],
    ...['run_queue_lengths', 'total_run_queue_lengths', 'active_tasks', 'total_active_tasks'],
    ...['context_switches'],
  ])('erlang:statistics(%s) has the shape of theirs', async (item) => {
    expect(await squeezed(`Shape(Ours(erlang, statistics, [${item}]))`)).toBe(
      await squeezed(`Shape(erlang:statistics(${item}))`),
    )
  })

  it('erlang:memory has the kinds of theirs, and what is asked for', async () => {
    expect(await squeezed('[K || {K, N} <- Ours(erlang, memory, []), is_integer(N), N >= 0]')).toBe(
      await squeezed('[K || {K, _} <- erlang:memory()]'),
    )
    expect(await squeezed('[K || {K, _} <- Ours(erlang, memory, [[ets, total]])]')).toBe('[ets,total]')
  })

  it.each([
    ...[
      'schedulers',
      'schedulers_state',
      'scheduler_id',
      'dirty_cpu_schedulers',
      'thread_pool_size',
      'threads',
    ],
    ...['process_limit', 'process_count', 'atom_limit', 'atom_count', 'port_count', 'ets_count', 'wordsize'],
    ...['dist_buf_busy_limit', 'kernel_poll', 'smp_support', 'multi_scheduling', 'otp_release', 'version'],
    ...['machine', 'creation', 'system_version', 'compat_rel', 'debug_compiled', 'trace_control_word'],
  ])('erlang:system_info(%s) has the shape of theirs', async (item) => {
    expect(await squeezed(`Shape(Ours(erlang, system_info, [${item}]))`)).toBe(
      await squeezed(`Shape(erlang:system_info(${item}))`),
    )
  })

  it('process_info/1 leaves out nothing that theirs tells, in its order', async () => {
    await peer.bind('Rex', 'Ours(erlang, whereis, [rex])')
    expect(await squeezed('[K || {K, _} <- Ours(erlang, process_info, [Rex])]')).toBe(
      await squeezed('[K || {K, _} <- erlang:process_info(whereis(rex))]'),
    )
    const measured =
      '[memory, heap_size, total_heap_size, stack_size, reductions, garbage_collection, max_heap_size]'
    expect(await squeezed(`Shape(list_to_tuple(Ours(erlang, process_info, [Rex, ${measured}])))`)).toBe(
      await squeezed(`Shape(list_to_tuple(erlang:process_info(whereis(rex), ${measured})))`),
    )
  })

  it('their c:i lists our processes, and ours prints the same list by rpc', async () => {
    await peer.eval('c:i(Ours(erlang, processes, []))')
    expect(await peer.logged(/^rex +undefined +0/)).toBeTruthy()
    expect(await squeezed('Ours(c, regs, [])')).toBe('ok')
    expect(await peer.logged(/^rex +<0\.\d+\.0> +erlang:apply\/2 +0 +0/)).toBeTruthy()
    expect(await squeezed('Ours(c, uptime, [])')).toBe('ok')
    expect(await peer.logged(/^\d+ seconds$/)).toBeTruthy()
  })

  it('etop and observer find a backend', async () => {
    const collect = (name: string, args = '[self()]') =>
      `spawn_link('${node.name}', observer_backend, ${name}, ${args})`
    expect(await squeezed('Ours(observer_backend, vsn, [])')).toMatch(/^\{ok,"/)
    expect(
      await squeezed(`P = ${collect('etop_collect')},
        receive {P, {etop_info, {_, _, _}, N, undefined, [{1, _, _}], 0, [], [{total, _} | _], Processes}} ->
          {N =:= length(Processes), [R || {etop_proc_info, Q, M, 0, rex = R, 0, undefined, 0} <- Processes, is_pid(Q), M > 0]}
        after 30000 -> nothing end`),
    ).toBe('{true,[rex]}')
    expect(
      await squeezed(`P = ${collect('procs_info')},
        receive {procs_info, P, [{etop_proc_info, _, _, _, _, _, _, _} | _]} -> ok after 30000 -> nothing end`),
    ).toBe('ok')
    expect(
      await squeezed(`P = ${collect('fetch_stats', '[self(), 20]')}, unlink(P), M = monitor(process, P),
        receive {stats, 1, [{1, Active, Total}], {{input, _}, {output, _}}, [{total, _} | _]} when Active =< Total -> P ! stop
        after 30000 -> nothing end, receive {'DOWN', M, _, _, Why} -> Why after 5000 -> alive end`),
    ).toBe('normal')
    const info = 'Ours(observer_backend, sys_info, [])'
    expect(
      await squeezed(`[K || K <- [uptime, io_input, schedulers, total, processes, atom_count],
      not is_integer(proplists:get_value(K, ${info}))]`),
    ).toBe('[]')
    expect(await squeezed('Ours(observer_backend, get_table_list, [ets, []])')).toBe('[]')
  })
})
