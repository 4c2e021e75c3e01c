%% A member of the cache, in Erlang. Kata 16 compiles it on a real node, where it meets the learner's.
-module(simple_cache).
-export([start/0, put/2, get/1]).

start() ->
    Me = spawn(fun() ->
        ok = net_kernel:monitor_nodes(true, [{node_type, all}]),
        loop(0, #{}, [])
    end),
    register(simple_cache, Me),
    ok.

put(Key, Value) ->
    simple_cache ! {put, Key, Value},
    ok.

get(Key) ->
    Ref = make_ref(),
    simple_cache ! {get, self(), Ref, Key},
    receive {Ref, Answer} -> Answer end.

loop(Counter, Table, Members) ->
    receive
        {put, Key, Value} ->
            Entry = {Key, Value, {Counter + 1, node()}},
            [{simple_cache, Member} ! {update, Entry} || Member <- Members],
            loop(Counter + 1, Table#{Key => Entry}, Members);
        {get, Caller, Ref, Key} ->
            Caller ! {Ref, lookup(Key, Table)},
            loop(Counter, Table, Members);
        {update, Entry} ->
            {Seen, Merged} = merge(Entry, {Counter, Table}),
            loop(Seen, Merged, Members);
        {snapshot, Entries} ->
            {Seen, Merged} = lists:foldl(fun merge/2, {Counter, Table}, Entries),
            loop(Seen, Merged, Members);
        {nodeup, Node, _Info} ->
            {simple_cache, Node} ! {snapshot, maps:values(Table)},
            loop(Counter, Table, [Node | lists:delete(Node, Members)]);
        {nodedown, Node, _Info} ->
            loop(Counter, Table, lists:delete(Node, Members));
        _Other ->
            loop(Counter, Table, Members)
    end.

lookup(Key, Table) ->
    case Table of
        #{Key := {_Key, Value, _Stamp}} -> {ok, Value};
        _ -> not_found
    end.

merge({Key, _Value, {Counter, _Node} = Stamp} = Entry, {Seen, Table}) ->
    case Table of
        #{Key := {_, _, Ours}} when Ours >= Stamp -> {max(Seen, Counter), Table};
        _ -> {max(Seen, Counter), Table#{Key => Entry}}
    end.
