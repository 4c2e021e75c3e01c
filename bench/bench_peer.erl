%% One end of a pair of BEAM nodes: serves the measurements of the other end, or takes them.
%% Compiled when a benchmark starts; see run.ts.
-module(bench_peer).
-export([serve/0, measure/3]).

%% {sink, Node}: counts, and tells when it has them all. {echo, Node}: sends everything back.
serve() ->
    register(sink, spawn(fun sink/0)),
    register(echo, spawn(fun echo/0)).

sink() ->
    receive {count, N, From} -> count(N), From ! done, sink() end.

count(0) -> ok;
count(N) -> receive {msg, _} -> count(N - 1) end.

echo() ->
    receive {From, Msg} -> From ! Msg, echo() end.

%% Microseconds that N of them took.
measure(oneway, Node, N) ->
    {sink, Node} ! {count, N, self()},
    timed(fun() -> [{sink, Node} ! {msg, I} || I <- lists:seq(1, N)], receive done -> ok end end);
measure(outstanding, Node, N) ->
    timed(fun() -> [{echo, Node} ! {self(), I} || I <- lists:seq(1, 64)], outstanding(Node, N, 64) end);
measure(pingpong, Node, N) ->
    timed(fun() -> pingpong(Node, N) end);
measure(binary, Node, N) ->
    Payload = binary:copy(<<0>>, 1048576),
    {sink, Node} ! {count, N, self()},
    timed(fun() -> [{sink, Node} ! {msg, Payload} || _ <- lists:seq(1, N)], receive done -> ok end end).

outstanding(_Node, 0, _Sent) -> ok;
outstanding(Node, Left, Sent) ->
    receive _ -> ok end,
    Left > 64 andalso ({echo, Node} ! {self(), Sent}),
    outstanding(Node, Left - 1, Sent + 1).

pingpong(_Node, 0) -> ok;
pingpong(Node, N) ->
    {echo, Node} ! {self(), N},
    receive N -> pingpong(Node, N - 1) end.

timed(Fun) ->
    Start = erlang:monotonic_time(microsecond),
    Fun(),
    erlang:monotonic_time(microsecond) - Start.
