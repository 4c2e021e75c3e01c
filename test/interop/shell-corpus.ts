/**
 * Lines for a shell, each an expression or the mistake of one: a real `erl` and our shell must answer all of them alike,
 * in this order, since later ones use what earlier ones bound. Pids, references and funs are compared as kinds.
 */
export const shellCorpus: readonly string[] = String.raw`
X = 1.
X = 2.
1 +
2.
X = 1. Y = 2.
Z. W.

  Q.
% a comment before
{1, % and one within
Y}.
{a, b
.
'a
b'.
16#ff.
2#1010.
16#zz.
1_000_000.
$a.
$\n.
"a\x{41}\101\e\"".
"foo" "bar".
'abc def'.
''.
'end'.
[].
[97,98].
[97,0].
[a|b].
[1,2|[3]].
{}.
{a}.
{a,{b,[c]}}.
<<>>.
<<"text">>.
<<"text"/utf8>>.
<<1,2,3:4>>.
<<300:16>>.
<<300:16/little>>.
<<1.5/float>>.
<<-1:4>>.
<<A9:8, R9/binary>> = <<1,2,3>>.
R9.
<<S:2/binary, _/binary>> = <<"hello">>.
S.
<<U/utf8>> = <<"a">>.
byte_size(<<0:67000000>>).
<<B1:40000000>> = <<1:40000000>>, B1.
<<B2:20000000/binary>> = <<1:67000000>>.
byte_size(<< <<0:6700000>> || _ <- [1,2,3] >>).
<<5:3, (<<1,2,3>>)/binary>>.
<<B3:3, B4/bitstring>> = <<5:3, 1,2,3>>.
B4.
<<F1:5/little, F2:3, F3:12/little-signed, _/bits>> = <<16#ab, 16#cd, 16#ef, 1>>.
{F1,F2,F3}.
<<16#abcd:12/little>>.
<<16#abcde:20/little>>.
<<-5:12/little>>.
<<1:0>>.
<<F4:64/signed-little, _/bits>> = <<-7:64/signed-little, 1>>.
F4.
<<"x":16, "yz"/utf16, "q"/utf32>>.
<<1:2/unit:4>>.
<<F5:2/binary-unit:4, F6/binary>> = <<1,2>>.
<<>> == <<1:0>>.
<<1/unit:4>>.
<<1:2/unit:0>>.
<<1:2/unit:x>>.
<<1/utf8-signed>>.
<<1:8/utf8>>.
<<1/foo>>.
<<16#1F600/utf16>>.
<<16#1F600/utf16-little, $a/utf32-little>>.
<<F7/utf16, F8/utf32>> = <<16#1F600/utf16, $a/utf32>>.
{F7, F8}.
<<F9:a>> = <<1>>.
<<F9/utf8>> = <<1,255>>.
<<_, F9/utf8>> = <<1,255>>.
<<F9:(-1)>> = <<1>>.
<<"ab"/utf16>>.
<<F9:4/bits, _/bits>> = <<16#f1,1>>.
F9.
<<F10/binary-unit:4>> = <<1,2:4>>.
F10.
erlang:nosuch(1).
erlang:system_info(x).
erlang:memory(x).
statistics(x).
process_info(self(), x).
process_info(x).
nosuch(1).
system_time().
monotonic_time().
erlang:convert_time_unit(a, b).
hd(a).
erlang:hd(a).
set_cookie(a).
send(self(), a).
<<(<<1,2,3:4>>)/bits>>.
<<a>>.
<<"abc"/binary>>.
<<1, a:8>>.
<<1:(-1)>>.
<<1.5:10/float>>.
<<a/float>>.
<<a/utf8>>.
<<16#D800/utf8>>.
<<(-1)/utf16>>.
<<[]/utf32>>.
<<<<1:4>>/binary>>.
<<1:(1 bsl 70)>>.
<<"ab", (list_to_atom("x")):16/little>>.
<<(1 bsl 2000)/float>>.
<<<<1,2,3>>:a/binary>>.
<<<<1,2,3>>:5/binary>>.
<< <<Y9>> || Y9 <- [a]>>.
<<a:(-1)>>.
<<a:10/float>>.
<<a:b>>.
<<1:2.5>>.
<<1:(-1)/unit:8>>.
<<a:2/binary>>.
<<<<1:4>>:1/binary>>.
<<(lists:seq(1,100)):8>>.
<<(list_to_binary(lists:seq(1,40))):50/binary>>.
<<(list_to_binary(lists:seq(1,40)))/float>>.
<<"ab":a>>.
<<"a", "bcd", x>>.
<<1:(-1)/float>>.
<<<<1>>:(-1)/binary>>.
<<1:(1 bsl 70)/float>>.
<<<<1>>:(1 bsl 70)/binary>>.
<< (Y9) || Y9 <- [a]>>.
<<[{aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa,bbbbbbbbbbbbbbbbbbbbbbbbbbb,cccccccccccccccccccccccccccccc}]>>.
<<16#110000/utf8>>.
#{}.
#{a => 1, "b" => 2.5}.
#{1.0 => a, 1 => b, <<"k">> => c}.
#{a := 1}.
M = #{a => 1}.
M#{2 => b}.
M#{a := 2}.
#{a := V} = M.
V.
#{zz := V2} = M.
1 + a.
1/0.
5 / 2.
4 / 2.
-7 div 2.
-7 rem 2.
7 band 3 bor 8.
bnot 5.
1 bsl 70.
1 bsr 1.
123456789012345678901234567890 * 98765432109876543210.
1.5e300 * 1.0e300.
0.1 + 0.2.
-0.0.
1.0e-5.
100000.0.
1.0e22.
- a.
a < b.
1 < a.
{1,2} > [1].
1 =:= 1.0.
1 == 1.0.
1 =/= 1.0.
not true.
not 1.
a and true.
true xor false.
true andalso 1.
1 andalso true.
false orelse {ok, maybe_so}.
[1,2] ++ [3].
[1|2] ++ [3].
[1] ++ 2.
"a" ++ b.
[1,2,3,2] -- [2].
1 + 2 * 3 - 4.
1 == 1 == true.
{A1, B1} = {1, 2, 3}.
{ok, A2} = {ok, [1,2]}.
[H|T] = A2.
{H, T}.
"ab" ++ Rest = "abc".
Rest.
_ = 5.
_.
node.
foo(1).
foo:bar(1, 2).
foo:bar.
X:foo().
1().
"abc"().
1:a().
hd([]).
hd(5).
tl([1,2]).
length(a).
length([1,2]).
element(2,{a,b}).
element(3,{1,2}).
tuple_size([]).
atom_to_list(1).
atom_to_list(abc).
integer_to_list(5).
list_to_atom("abc").
list_to_tuple([1,2]).
abs(-3).
is_pid(self()).
is_atom(true).
is_function(fun erlang:self/0).
fun erlang:self/0.
(fun erlang:abs/1)(-3).
apply(erlang, abs, [-3]).
self() ! hello.
flush().
self() ! 1, self() ! 2.
receive I when I > 1 -> I end.
I.
I = 3.
flush().
receive foo -> 1 after 10 -> timeout end.
receive {a, B} when B > 1 -> B after 0 -> none end.
receive A -> A; end.
noreg ! hi.
register(sh, self()).
sh ! hi.
whereis(nobody).
whereis(1).
flush().
self() ! hi.
exit(foo).
flush().
exit({a,b}).
throw(x).
error(badarg).
error({my,reason}).
exit(self(), kill).
case 1 of 2 -> x end.
case {1,2} of {C1, 2} -> C1 end.
C1.
case 1 of 1 -> C2 = 1; 2 -> C3 = 2 end.
C3.
case 1 of 1 -> C4 = 1; 2 -> C5 = 2 end, C5.
if X > 1 -> a; true -> b end.
if X > 1 -> a end.
begin P = 1, Q = P + 1, Q end.
F = fun(Z) -> Z + 1 end.
F(2).
F(1,2).
F2 = fun(0) -> z; (N) when N > 0 -> p end.
F2(0).
F2(5).
fun(X) -> X end(5).
fun(X8) -> Y8 end.
catch throw(x).
v(1).
v(-1).
v(999).
f(F), f(F2).
b().
f(X).
X.
f().
V.
foo bar.
).
1 2.
a, .
1 = .
{1, 2.
[1, 2}.
end.
1 = 2, 3.
nodes().
nodes([this, this]).
nodes(this, #{node_type => true, connection_id => true}).
nodes([connected, this], #{node_type => true, connection_id => false}).
nodes(this, #{}).
nodes(foo).
nodes([this, foo]).
nodes(1).
nodes(foo, #{}).
nodes(this, []).
nodes(this, #{foo => true}).
nodes(this, #{node_type => 1}).
net_adm:ping('no such').
<0.1.2>.
lists:nosuch(1).
{aaaaaaaaaaaaaaaaaaaaaaa,[bbbbbbbbbbbbbbbbbbbbbbbbbbbb,{cccccccccccccccccccccccccccccccc,dddddddddddddddd,"string of some length", <<"and a binary">>}], #{k => v, longer_key_of_a_map => {value_that_is_long, 1,2,3,4,5,6,7,8,9,10}, {t,1} => [1,2,3]}}.
[{ok, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}, {error, "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"}, {ok, [[[[[]]]]]}].
<<1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,200>>.
<<1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28>>.
<<"abcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghij">>.
"abcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghij".
{1,2,3,aaaaaaaaaaaaaaaaaaaaaaaaaaaaa,bbbbbbbbbbbbbbbbbbbbbbbbbbbbb,ccccccccccccccccccccc,ddddddddddd}.
[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]].
{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{1}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}}.
[aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa,bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb|cccccccccccccccccccccccccccccccc].
#{a => #{b => #{c => "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", d => "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"}}}.
L = {tag, {inner_tag_long_enough, [1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31]}, "and the last one"}.
{L, L} = 1.
exit({L,L}).
error({L,L}).
self() ! L.
flush().
b().
[Y1 * 2 || Y1 <- [1,2,3]].
[{A9,B9} || A9 <- [1,2], B9 <- [a,b]].
[Y1 || Y1 <- [1,2,3,4], Y1 rem 2 == 0].
[Y1 || {ok, Y1} <- [{ok,1}, error, {ok,3}]].
[Y1 || Y1 <- [1,a,2], Y1 + 1 > 2].
[Y1 || Y1 <- [1,2], Y1].
[Y1 || Y1 <- [1,2], begin Y1 > 1 end].
[Y1 || Y1 <- [1,2], begin foo end].
[Y1 || Y1 <- foo].
[Y1 || Y1 <- [1|2]].
[Y1 || Y1 <- 1, true].
[1 || true].
[1 || false].
[1 || foo].
[1 || X].
Y1.
[X || X <- [5]].
[[Z1 || Z1 <- lists:seq(1, N1)] || N1 <- [1,2,3]].
[Y1 || Y1 <- []].
[Y1 || ].
[Y1 || Y1 -> [1]].
[Unb || Y1 <- [1]].
[Y1 || Y1 <- Y1].
<< <<Y1>> || Y1 <- [1,2,3] >>.
<< <<Y1:4>> || Y1 <- [1,2,3] >>.
[Y1 || <<Y1>> <= <<1,2,3>>].
[{A9,B9} || <<A9:4,B9:4>> <= <<16#12,16#34,16#5:4>>].
[Y1 || <<1,Y1>> <= <<1,2,3,4,1,5>>].
[Y1 || <<Y1:16>> <= <<1,2,3>>].
[C9 || <<C9/utf8>> <= <<"aé"/utf8>>].
<< <<Y1:8>> || <<Y1:4>> <= <<16#12,16#34>> >>.
<< Y1 || Y1 <- [<<"a">>,<<"bc">>] >>.
<< <<Y1/binary>> || Y1 <- [<<"a">>,<<"bc">>] >>.
[Y1 || <<Y1>> <= foo].
try 1 catch _:_ -> 2 end.
try hd([]) catch error:badarg -> caught end.
try throw(ball) catch Ball -> {got, Ball} end.
try exit(bye) catch exit:R1 -> {got, R1} end.
try error({my,reason}) catch error:{my,W} -> W end.
try hd([]) catch C9:R9x -> {C9, R9x} end.
try hd([]) catch C9:R9x:S9 -> {C9, R9x, is_list(S9)} end.
try hd([]) catch throw:_ -> no end.
try throw(a) catch b -> no end.
try throw(a) catch error:_ -> no end.
try 1 of 1 -> one; 2 -> two end.
try 1 of 1 -> one catch _:_ -> oops end.
try 3 of 1 -> one catch _:_ -> oops end.
try 3 of 3 -> hd([]) catch _:_ -> oops end.
try 1 after self() ! cleaned end.
flush().
try throw(x) catch x -> y after self() ! cleaned2 end.
flush().
try throw(x) after self() ! cleaned3 end.
flush().
try 1 after throw(in_after) end.
try throw(first) after throw(second) end.
try T1 = 1 catch _:_ -> 2 end.
T1.
try T2 = 1, T2 + 1 of T3 -> {T2, T3} catch _:_ -> 2 end.
T3.
try throw(t9) catch T9 -> T9 end.
T9.
try T4 = 1 catch _:_ -> T4 end.
try T5 = 1 catch _:_ -> 2 after T5 end.
try throw(1) catch T6 when T6 > 1 -> big; T6 -> {small, T6} end.
begin try T7 = 1 catch _:T8 -> T8 end, T7 end.
try 1 end.
try 1 of 1 -> 2 end.
try catch _:_ -> 1 end.
try 1 catch end.
try 1 catch error:badarg: -> 1 end.
try foo:bar() catch error:undef -> undefined_function end.
try try throw(a) catch b -> 1 end catch a -> outer end.
catch exit(a).
catch 1 + 1.
{catch throw(y), 2}.
C10 = (catch throw(y)).
C10.
Fact = fun F(0) -> 1; F(N) -> N * F(N - 1) end.
Fact(20).
Fact(30).
Fact(a, b).
F.
(fun G(0) -> done; G(N) -> G(N - 1) end)(100).
(fun H(0) -> done end)(1).
fun lists:reverse/1.
lists:map(fun(E) -> E + 1 end, [1,2]).
lists:foldl(fun(E, Sum) -> E + Sum end, 0, [1,2,3]).
lists:flatmap(fun(E) -> [E, E] end, [1,2]).
lists:filtermap(fun(E) when E > 2 -> {true, E * 10}; (E) -> E > 1 end, [1,2,3]).
lists:partition(fun(E) -> E rem 2 =:= 0 end, [1,2,3,4]).
lists:takewhile(fun(E) -> E < 3 end, [1,2,3,1]).
lists:dropwhile(fun(E) -> E < 3 end, [1,2,3,1]).
lists:splitwith(fun(E) -> E < 3 end, [1,2,3,1]).
lists:search(fun(E) -> E > 1 end, [1,2,3]).
lists:search(fun(E) -> E > 5 end, [1,2,3]).
lists:sort(fun({A, _}, {B, _}) -> A =< B end, [{2,a},{1,b},{2,c},{1,d},{3,e}]).
lists:sort(fun(A, B) -> A >= B end, [1,3,2,5,4]).
lists:mapfoldl(fun(E, S) -> {E * 2, S + E} end, 0, [1,2,3]).
lists:mapfoldr(fun(E, S) -> {{E, S}, S + E} end, 0, [1,2,3]).
lists:zipwith(fun(A, B) -> {A, B} end, [1,2], [a,b]).
lists:keymap(fun(V) -> V + 1 end, 2, [{a,1},{b,2}]).
maps:map(fun(K, V) -> {K, V} end, #{1 => a, 2 => b}).
maps:filter(fun(K, _) -> K > 1 end, #{1 => a, 2 => b}).
maps:filtermap(fun(1, _) -> false; (_, V) -> {true, {V}} end, #{1 => a, 2 => b}).
maps:fold(fun(K, V, S) -> K + V + S end, 0, #{1 => 10, 2 => 20}).
maps:foreach(fun(_, _) -> ok end, #{1 => a}).
maps:update_with(1, fun(V) -> V + 1 end, #{1 => 10}).
maps:update_with(2, fun(V) -> V + 1 end, 0, #{1 => 10}).
catch element(1, element(2, (catch maps:update_with(2, fun(V) -> V + 1 end, #{1 => 10})))).
lists:foldr(fun(E, Acc) -> [E|Acc] end, [], [1,2,3]).
lists:filter(fun(E) -> E > 1 end, [1,2,3]).
lists:foreach(fun(E) -> self() ! E end, [1,2]).
flush().
lists:any(fun(E) -> E > 2 end, [1,2,3]).
lists:all(fun(E) -> E > 2 end, [1,2,3]).
(fun lists:reverse/1)([1,2]).
process_flag(trap_exit, true).
process_flag(trap_exit, true).
process_flag(foo, 1).
process_flag(trap_exit, 1).
process_flag(trap_exit, true).
P1 = spawn_link(fun() -> exit(bye) end).
receive {'EXIT', P1, Why1} -> Why1 after 1000 -> none end.
{P2, M2} = spawn_monitor(fun() -> exit(gone) end).
receive {'DOWN', M2, process, P2, Why2} -> Why2 after 1000 -> none end.
P3 = spawn(fun() -> receive stop -> ok end end).
M3 = monitor(process, P3).
demonitor(M3).
demonitor(M3, [flush]).
demonitor(M3, [flush, info]).
demonitor(M3, [foo]).
demonitor(foo).
link(P3).
unlink(P3).
exit(P3, kill).
is_process_alive(P3).
monitor(process, foo).
receive {'DOWN', _, process, {foo, _}, Why3} -> Why3 after 1000 -> none end.
monitor(foo, bar).
flush().
process_flag(trap_exit, false).
exit(P3, normal).
spawn_link(foo).
spawn_monitor(foo).
spawn(1, 2, 3).
spawn_link(fun() -> exit(linked) end), receive never -> 1 after 1000 -> 2 end.
spawn(foo, bar).
spawn(node(), fun() -> ok end).
spawn_link(node(), fun() -> exit(near) end), receive never -> 1 after 1000 -> 2 end.
{P6, M6} = spawn_monitor(node(), fun() -> exit(foo) end).
receive {'DOWN', M6, process, P6, Why6} -> Why6 after 1000 -> none end.
{P7, M7} = spawn_monitor(node(), lists, seq, [1, 2]).
receive {'DOWN', M7, process, P7, Why7} -> Why7 after 1000 -> none end.
spawn(fun() -> io:format("spawned~n") end), receive after 100 -> ok end.
register(foo, P3).
register(undefined, self()).
register(me, self()).
registered_me = hd([N9 || N9 <- registered(), N9 == me]).
register(me, self()).
unregister(me).
unregister(me).
is_map_key(a, #{a => 1}).
map_get(a, #{a => 1}).
map_get(b, #{a => 1}).
max(1, 2).
min(a, 2).
setelement(1, {a,b}, c).
setelement(3, {a,b}, c).
M9 = #{1 => 1, 2 => #{3 => 2}}.
M9#{1 := 2, 4 => 3}.
(M9#{1 := 5})#{2 := 6}.
E1 = 1.
E1 + 1.
e(-1).
e(9999).
history(3).
results(2).
h().
history(20).
results(20).
pid(0, 1, 2).
<<1.5:16/float>>.
<<65504.0:16/float, 1.0e-7:16/float, 5.96e-8:16/float, -0.0:16/float>>.
<<1.0e6:16/float, -1.0e300:32/float>>.
<<1.5:16/float-little>>.
<<2049.0:16/float, 2051.0:16/float, 0.333333:16/float>>.
<<F16:16/float>> = <<16#3555:16>>.
F16.
<<F17:16/float>> = <<16#8001:16>>, F17.
<<F18:16/float>> = <<16#7c00:16>>.
<<F18:17/float>> = <<16#7c00:17>>.
catch seq_trace:get_token().
seq_trace:set_token(label, 17).
begin seq_trace:set_token(send, true), [seq_trace:get_token(W) || W <- [label, send, 'receive', print, timestamp]] end.
element(2, seq_trace:get_token()).
catch element(1, element(2, (catch seq_trace:set_token(nonsense, 1)))).
begin seq_trace:set_token([]), [seq_trace:get_token(W) || W <- [label, serial, send]] end.
begin seq_trace:set_token({3, lab, 9, self(), 8}), seq_trace:get_token(serial) end.
seq_trace:set_token(serial, {1, 2}), self() ! x, receive x -> seq_trace:get_token(serial) end.
seq_trace:set_token([]), seq_trace:get_token().
#{2 := #{3 := Deep}} = M9.
Deep.
`.split('\n')

/** What OTP has from 26 on. The keys are numbers: in which order it shows atoms is nobody's promise there. */
export const shellCorpusOf26: readonly string[] = `
#{K => V || K := V <- #{2 => a, 1 => b}}.
#{V => K || K := V <- #{a => 1, b => 2}, V > 1}.
#{K => K * K || K <- [1,2,3]}.
#{K => 1 || <<K>> <= <<1,2>>}.
#{1 => X || X <- [1,2]}.
#{K => V || K <- [1], V <- [2]}.
#{K => V || {K, V} <- [{2,a}, other, {1,b}]}.
[{K, V} || K := V <- #{a => 1}].
[V || a := V <- #{a => 1, b => 2}].
[V || {x, _} := V <- #{{x, 1} => 1, y => 2}].
lists:sum([V || _ := V <- #{a => 1, b => 2}]).
[K || K := V <- #{1 => 2, 2 => 2}, K =:= V].
<< <<V>> || _ := V <- #{a => 1} >>.
[X || X := 1 <- [1]].
#{K => V || K := V <- 1}.
#{Unb => 1 || _ <- [1]}.
#{a => 1 || }.
[K || K := V].
#{K => Out || K := Out <- #{a => 1}}.
Out.
#{}.
`.split('\n')

/** What a shell has from 27 on: `maybe`, sigils, strings of several lines. */
export const shellCorpusOf27: readonly string[] = String.raw`
maybe ok ?= ok, 1 else _ -> 2 end.
maybe {ok, A} ?= {ok, 1}, B = A + 1, {ok, C} ?= {ok, B}, C end.
maybe {ok, A} ?= {error, x} else {error, E} -> E end.
maybe {ok, A} ?= 3 else {error, E} -> E end.
maybe {ok, A} ?= {error, E} else _ -> 1 end.
maybe {ok, A4} ?= {ok, 4} end.
A4.
maybe {ok, A} ?= error end.
maybe 1 else _ -> 2 end.
maybe 1 = 2 end.
maybe 1 ?= 2 else 1 -> one; N when N > 1 -> {more, N} end.
maybe A7 = 1, error ?= A7 else 1 -> A7 end.
maybe A8 = 1 end, A8.
maybe maybe 1 ?= 2 end, ok ?= 3 else X -> {outer, X} end.
[maybe ok ?= X, fine else Y -> Y end || X <- [ok, no]].
maybe {ok, V} ?= rpc:call(node(), erlang, element, [1, {{ok, v}}]), V end.
maybe else a -> b end.
maybe ok ?= 1, end.
x ?= 1.
{maybe, else}.
maybe.
else.
['maybe', 'else'].
~"abc".
~b"a\tbc".
~s"a\x{41}".
~S"a\nb".
~B[a\nb].
~s(a"b).
~"a\x{400}".
~b<abc>.
~s/ab/.
~"".
~x"a".
~"ab" = <<"ab">>.
[~"a", ~'b', ~|c|].
"""
abc
  def
""".
"""
  abc
    d\nef

  """.
~"""
 hi
 """.
~b"""
 a\tb
 """.
""""
"""
"""".
"""
""".
{~"k", """
  v
  """}.
"""
  a
 b
  """.
`.split('\n')

/** What comprehensions have from 28 on: generators that are strict, and that go together. */
export const shellCorpusOf28: readonly string[] = `
[X || {ok, X} <:- [{ok,1},{ok,2}]].
[X || {ok, X} <:- [{ok,1},error]].
[X || {ok, X} <:- [{ok,1}|tail]].
[X || X <:- foo].
[X || <<X>> <:= <<1,2>>].
[X || <<X:4>> <:= <<1,2:3>>].
[X || <<1, X>> <:= <<1,2,3,4>>].
[X || <<X:4>> <= <<1,2:3>>].
[{K,V} || K := V <:- #{a => 1}].
[V || a := V <:- #{b => 1}].
[X || 1 := X <:- foo].
[X + Y || X <- [1,2] && Y <- [3,4]].
[X + Y || X <- [1,2] && Y <- [3]].
[X + Y + Z || X <- [1,2] && Y <- [3,4] && Z <- [5,6]].
[{X,Y,Z} || X <- [1,2] && <<Y>> <= <<3,4>> && Z := _ <- #{1 => 1, 2 => 2}].
[{X,Y} || {ok,X} <- [{ok,1},b,{ok,3}] && Y <- [1,2,3]].
[{X,Y} || {ok,X} <:- [{ok,1},b] && Y <- [1,2]].
[{X,Y} || {ok,X} <:- [{ok,1},{ok,2}] && Y <- [1,2], X > 1].
[{X,Y} || X <- [1,2] && Y <- foo].
[{X,Y} || X <- [1,2,3] && <<Y>> <= <<1,2>>].
[{X,Y} || X <- [1|x] && Y <- [1]].
[{X,Y} || X <- [] && Y <- []].
[{X,Y} || X <- [1,2] && Y <- [X]].
[{X,X} || X <- [1,2] && X <- [1,3]].
[{X,Y,Z} || X <- [1,2], Y <- [a,b] && Z <- [c,d]].
#{K => V || K <- [1,2] && V <- [a,b]}.
<< <<X>> || X <:- [1,2] >>.
<< <<X, Y>> || <<X>> <= <<1,2>> && Y <:- [3,4] >>.
[X || X <- [1,2] && Y].
[X && Y].
`.split('\n')

/** Records: what is declared, written, matched, changed and printed. */
export const recordCorpus: readonly string[] = `
rd(person, {name, age = 18, tags = []}).
P = #person{name = "joe"}.
P#person.name.
#person.age.
P#person{age = 20, name = x}.
#person{_ = 1}.
#person{name = N} = P.
N.
rl().
rl(person).
rl([person, nosuch]).
rl(nosuch).
rp(P).
{person, 1, 2}.
{person, 1, 2, 3}.
[P, {ok, P}].
#{k => P}.
#nosuch{}.
P#nosuch.name.
P#person.nosuch.
#person{nosuch = 1}.
P#person{nosuch = 1}.
#person{nosuch = 1} = P.
#person.nosuch.
X = {not_rec}.
X#person.name.
X#person{name = 1}.
1 + #nosuch.a.
is_record(P, person).
is_record(P, person, 4).
is_record(P, nope).
case P of #person{age = A} when A > 10 -> A; _ -> no end.
[Nm || #person{name = Nm} <- [P, 1, P]].
(fun(#person{age = Ag}) -> Ag end)(P).
P#person{}.
P#person{age = Zz = 4}, Zz.
Zz.
rd(m1, {a}), #m1{a = 1}.
case P of V3 when V3#person.age == 2 -> yes; _ -> no end.
rd(p2, {x = 0, y = 0, zzzzzzzzzzzzzzzzzzzzz = {aaaaaaaaaaaaaaaaaa, bbbbbbbbbbbbbbbbbbbbbbb, ccccccccccccccccccc}}).
#p2{x = [aaaaaaaaaaaaaaaaaaaaaaaaaaaa, bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb, ccccccccccccccccc]}.
{tag, #p2{}, #p2{x = 1}}.
#person{name = #person{name = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", tags = [x, y, z]}}.
rd(a, {x = [#person{name = 3}], y = self()}).
element(1, #a{}).
rl(a).
rd(foo, bar).
rd(foo, {1}).
rd(b, {x, x}).
#person{name = 1, name = 2}.
P#person{_ = 1}.
rf(person).
P.
#person{}.
rf().
rl().
rf([a, b]).
f().
rf().
rd(person, {name, age = 18}).
P = #person{name = x}.
self() ! P.
flush().
v(2).
throw(P).
exit(P).
io:format("~p~n", [P]).
io:format("~w~n", [#person{}]).
is_record(P, person).
is_record(P, person, 3).
is_record(P, person, 4).
is_record(x, person).
if is_record(P, person) -> yes; true -> no end.
(fun(R) when R#person.age > 3 -> R#person.name; (_) -> none end)(P).
#person{name = P#person{age = 2}}.
P#person{name = a}#person.name.
(P#person{name = a})#person{age = 1}.
P#person.name#person.age.
[#person{name = N, age = A} || {N, A} <- [{1,2},{3,4}]].
#{P => #person{}}.
#person.
#person{name}.
#person{name =}.
rl(a, b).
receive #person{age = 1} -> one after 0 -> none end.
try throw(P) catch #person{name = Nm} -> Nm end.
P = #person{name = y}.
{P, P} = 1.
rd(r5, {a, b}), #r5{a = #person{name = "a long text that goes on", age = "another long text, and so on"}, b = <<"binary text that is rather long, really">>}.
rd('r 6', {'f g' = 1, 'end'}).
begin rd(r7, {x = #person{age = 3}}), ok end.
#r7{}.
{rd(r8, {a}), rd(r9, {b})}.
#r9{b = #r8{}}.
if true -> rd(r10, {x}) end.
#r10{x = 1}.
rd(r11, {x, x}), 1.
rd(r12, x).
rd().
#'r 6'{}.
#'r 6'{'end' = 2}#'r 6'.'end'.
f().
rf().
`.split('\n')
