%% One end of a pair of BEAM nodes: serves the measurements of the other end, or takes them.
%% Compiled when a benchmark starts; see run.ts.
-module(bench_peer).
-behaviour(gen_server).
-export([serve/0, measure/3]).
-export([init/1, handle_call/3, handle_cast/2]).

%% {sink, Node}: counts, and tells when it has them all. {echo, Node}: sends everything back.
%% {server, Node}: a gen_server that does the same.
serve() ->
    register(sink, spawn(fun sink/0)),
    register(echo, spawn(fun echo/0)),
    {ok, _} = gen_server:start({local, server}, ?MODULE, [], []),
    ok.

sink() ->
    receive {count, N, From} -> count(N), From ! done, sink() end.

count(0) -> ok;
count(N) -> receive {msg, _} -> count(N - 1) end.

echo() ->
    receive {From, Msg} -> From ! Msg, echo() end.

init([]) -> {ok, none}.
handle_call(Request, _From, State) -> {reply, Request, State}.
handle_cast(_, State) -> {noreply, State}.

%% Microseconds that N of them took; of ping-pong and connect, the median of one.
measure(oneway, Node, N) ->
    {sink, Node} ! {count, N, self()},
    timed(fun() -> [{sink, Node} ! {msg, I} || I <- lists:seq(1, N)], receive done -> ok end end);
measure(outstanding, Node, N) ->
    timed(fun() -> [{echo, Node} ! {self(), I} || I <- lists:seq(1, 64)], outstanding(Node, N, 64) end);
measure(pingpong, Node, N) ->
    Ping = fun(I) -> {echo, Node} ! {self(), I}, receive I -> ok end end,
    median([timed(fun() -> Ping(I) end) || I <- lists:seq(1, N)]);
measure(call, Node, N) ->
    timed(fun() -> calls(Node, N) end);
measure(calls, Node, N) ->
    Caller = fun() -> calls(Node, N div 64) end,
    timed(fun() -> [receive {'DOWN', R, _, _, normal} -> ok end || {_, R} <- [spawn_monitor(Caller) || _ <- lists:seq(1, 64)]] end);
measure(rpc, Node, N) ->
    timed(fun() -> [I = rpc:call(Node, erlang, abs, [I]) || I <- lists:seq(1, N)] end);
measure(binary, Node, N) ->
    binaries(Node, N, 1048576);
measure(large, Node, N) ->
    binaries(Node, N, 67108864);
measure(connect, Node, N) ->
    median([connect(Node) || _ <- lists:seq(1, N)]);
measure(mesh, Node, N) ->
    ok = net_kernel:monitor_nodes(true),
    pong = net_adm:ping(Node),
    until_connected(N),
    0.

outstanding(_Node, 0, _Sent) -> ok;
outstanding(Node, Left, Sent) ->
    receive _ -> ok end,
    Left > 64 andalso ({echo, Node} ! {self(), Sent}),
    outstanding(Node, Left - 1, Sent + 1).

calls(Node, N) ->
    [I = gen_server:call({server, Node}, I) || I <- lists:seq(1, N)].

binaries(Node, N, Size) ->
    Payload = binary:copy(<<0>>, Size),
    {sink, Node} ! {count, N, self()},
    timed(fun() -> [{sink, Node} ! {msg, Payload} || _ <- lists:seq(1, N)], receive done -> ok end end).

%% The other side needs a moment to see the end; now and then it dials by itself meanwhile.
connect(Node) ->
    erlang:disconnect_node(Node),
    timer:sleep(20),
    case lists:member(Node, nodes()) of
        true -> connect(Node);
        false -> timed(fun() -> true = net_kernel:connect_node(Node) end)
    end.

until_connected(N) ->
    length(nodes()) >= N orelse receive {nodeup, _} -> until_connected(N) end.

median(L) ->
    lists:nth((length(L) + 1) div 2, lists:sort(L)).

timed(Fun) ->
    Start = erlang:monotonic_time(nanosecond),
    Fun(),
    (erlang:monotonic_time(nanosecond) - Start) / 1000.
