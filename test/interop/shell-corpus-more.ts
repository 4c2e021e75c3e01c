/**
 * More lines for both shells, in the manner of `shell-corpus.ts`: guards and what may not stand in one, comprehensions,
 * segments of binaries, funs and exceptions, numbers at their edges, values over many lines, printing and reading by
 * format, and what is wrong with which argument.
 */
export const furtherCorpus: readonly string[] = String.raw`
M = #{a => 1, {k,2} => #{deep => [x]}, "s" => <<"b">>}.
M#{a := 2}#{a := 3}.
(M#{{k,2} := 5})#{"s" := 6}.
M#{a := 1, a => 2}.
#{a => 1, a => 2}.
#{M => M}.
#{a := 1, b => 2}.
#{a := A, {k,2} := #{deep := [D]}} = M.
{A, D}.
#{"s" := S} = M, S.
x#{a => 1}.
[]#{a => 1}.
K = {k,2}, #{K := Inner} = M, Inner.
#{1 + 1 => two}.
map_size(M).
maps:get(zz, M).
maps:get(zz, M, none).
maps:find(a, M).
maps:keys(#{3 => 1, 1 => 2}).
maps:merge(a, #{}).
maps:put(x, 1, notmap).
maps:without([a], #{a => 1, b => 2}).
maps:with([a, c], #{a => 1, b => 2}).
maps:take(a, #{a => 1, b => 2}).
maps:from_list([{a,1},{a,2}]).
maps:from_list([a]).
maps:remove(a, #{a => 1}).
maps:is_key(a, #{a => 1}).
maps:size(#{}).
maps:values(#{1 => a, 2 => b}).
maps:intersect(#{a => 1, b => 2}, #{b => 3}).
maps:new().
lists:seq(1, 200).
lists:seq(100000, 100040).
[{N, N*N} || N <- lists:seq(1, 15)].
[[X, Y] || X <- lists:seq(1, 4), Y <- lists:seq(X, 4), X + Y < 7].
[X || X <- "hello", X > $h].
[X || X <- "hello", not lists:member(X, "l")].
[{X, [Y || Y <- lists:seq(1, X)]} || X <- [1,2,3]].
[X || {X, _} <- [{1,a}, {2}, {3,c}], is_integer(X)].
[Z || X <- [1,2,3], Z <- [X * 10], Z > 10].
[begin self() ! X, X end || X <- [m1, m2]].
<< <<(X + 1)>> || <<X>> <= <<"HAL">> >>.
<< <<X:1>> || X <- [1,0,1,1] >>.
<< <<A9:4, B9:4>> || <<B9:4, A9:4>> <= <<16#12, 16#34>> >>.
[<<X:2/binary>> || <<X:2/binary>> <= <<"aabbc">>].
[X || <<L9, X:L9/binary>> <= <<1, "a", 2, "bc">>].
[X || <<X:12/signed-big>> <= <<255, 240, 1>>].
[X || <<X/float>> <= <<1.5/float, 2.5/float>>].
[{X,Y} || X <- [1,2], <<Y>> <= <<X, 9>>].
[X || X <- [1,2,3], X =/= 2, if X > 2 -> true; true -> X == 1 end].
[X || X <- lists:seq(1,3), Y <- [X], Z <- Y].
[Q || Q <- [1, 2], Q > a].
<<1:4/integer-signed-unit:2>>.
<<X1:4/integer-signed-unit:2>> = <<200>>, X1.
<<X2/signed>> = <<200>>, X2.
<<X3:16/unsigned-little-integer>> = <<1,2>>, X3.
<<X4:32/float-native>> = <<1.5:32/float-native>>, X4.
<<X5/bitstring>> = <<1:3>>, X5.
<<X6:3/bytes, _/bytes>> = <<"abcd">>, X6.
<<X7:8/integer-unit:3, _/bits>> = <<1,2,3,4>>, X7.
<<X10:8, Y10:X10/binary, _/binary>> = <<3, "abcdef">>, Y10.
<<_:7, X11:1>> = <<3>>, X11.
<<"ab", X12/binary>> = <<"abc">>, X12.
<<"xy", X13/binary>> = <<"abc">>.
<<1.0e400/float>>.
<<3.14:64/float-little>>.
<<1.1:32/float>>.
<<$a, $b, 99>>.
<<1, 2, 3>> =:= <<16#010203:24>>.
<<256>>.
<<"a":2/unit:8>>.
<<1:3, 2:5>>.
<<1:1, 0:7, 1:1>>.
bit_size(<<1:13>>).
byte_size(<<1:13>>).
binary_part(<<"hello">>, 1, 3).
binary_part(<<"hello">>, {4, -2}).
binary_part(<<"hello">>, 3, 9).
split_binary(<<"hello">>, 2).
list_to_binary([1, [2, <<3>>], "ab"]).
list_to_binary([256]).
iolist_to_binary(["a", $b, <<"c">>]).
iolist_size(["abc", <<1,2>>]).
binary_to_list(<<"abc">>, 2, 3).
binary_to_integer(<<"12x">>).
binary_to_float(<<"1.5">>).
binary_to_term(term_to_binary({a, 1})).
F = fun F(0, Acc) -> Acc; F(N, Acc) -> F(N - 1, [N|Acc]) end.
F(5, []).
F(a, []).
G = fun(X) when is_integer(X), X > 0; is_atom(X) -> yes; (_) -> no end.
[G(V) || V <- [1, -1, a, "s"]].
(fun(X, Y) -> X * Y end)(3, 4).
fun(X) -> X end(1, 2).
(fun() -> throw(inner) end)().
(fun() -> error(inner) end)().
(fun() -> exit(inner) end)().
(fun(1) -> a end)(2).
fun lists:sort/2.
fun lists:nosuch/7.
(fun lists:nosuch/1)(a).
fun erlang:'+'/2.
(fun erlang:'+'/2)(1, 2).
H = fun(X) -> fun(Y) -> X + Y end end.
(H(1))(2).
is_function(H).
is_function(H, 1).
is_function(H, 2).
apply(H, [5]).
apply(fun(A, B) -> A - B end, [5, 3]).
apply(lists, map, [fun(X) -> X * 2 end, [1, 2]]).
try error(foo) of _ -> 1 catch error:foo -> caught after self() ! after_ran end.
try {ok, 1} of {ok, N} when N > 1 -> big; {ok, N} -> {small, N} catch _:_ -> bad after ok end.
try 1/0 catch error:badarith -> div0 end.
try 1/0 catch C:R -> {C, R} end.
try list_to_atom(1) catch error:R:St -> {R, element(1, hd(St)), element(2, hd(St))} end.
try exit(normal) catch exit:normal -> ok end.
try throw({a, [b]}) catch {a, [X]} -> X end.
try a = b catch error:{badmatch, V} -> {nomatch, V} end.
try case 1 of 2 -> x end catch error:{case_clause, V} -> V end.
try if false -> x end catch error:if_clause -> noif end.
try (fun(a) -> 1 end)(b) catch error:function_clause -> fc end.
try foo:bar() catch error:undef:S -> hd(S) end.
try erlang:raise(throw, x, []) catch throw:x -> raised end.
erlang:raise(error, myreason, []).
try throw(a) catch throw:a -> throw(b) end.
try throw(a) catch throw:a -> error({nested, [1,2,3]}) end.
try (try throw(1) after self() ! in end) catch X -> {X, caught} end.
X = try 5 catch _:_ -> 6 end.
catch 1/0, ok.
catch exit(x).
(catch exit(x)).
[catch throw(E) || E <- [1, 2]].
case {a, 1} of {a, N} when N < 1 -> less; {a, N} when N >= 1, N < 2 -> one; _ -> other end.
case [1,2,3] of [H1, _ | T1] -> {H1, T1} end.
case "abc" of "a" ++ Rest1 -> Rest1 end.
case #{k => v} of #{k := V1} when V1 =:= v -> V1 end.
case <<1,2,3>> of <<A1, B1/binary>> -> {A1, B1} end.
case 5 of N1 when N1 rem 2 =:= 0 -> even; N1 when N1 band 1 =:= 1 -> odd end.
case x of x when node() =:= nonode@nohost -> here end.
case x of _ when hd([]) -> a; _ -> guard_failed end.
case x of _ when foo(1) -> a end.
case x of _ when self() =/= self() -> a; _ -> b end.
case 1 of X9 -> X9 end.
if 1 > 2; 2 > 1 -> or_true end.
if is_list([]), length([]) =:= 0 -> empty end.
if not is_atom(1) -> n end.
if a -> b; true -> c end.
if true andalso false -> b; true -> c end.
if is_float(1.0), is_number(1), is_integer(1), is_binary(<<>>), is_bitstring(<<1:1>>), is_boolean(true), is_map(#{}), is_pid(self()), is_reference(make_ref()), is_tuple({}), is_list([]), is_atom(a), is_function(fun() -> 1 end) -> all end.
if length(a) > 1 -> x; true -> y end.
if 1/0 > 1 -> x; true -> y end.
round(2.5).
round(-2.5).
trunc(-2.7).
ceil(-0.5).
floor(1.0e20).
size(a).
float(a).
self() ! {a, {b, [1, 2]}}, self() ! #{k => {v, 1}}, self() ! <<"bin">>, ok.
receive #{k := {v, N2}} -> N2 end.
receive {a, {b, [F2|_]}} when F2 > 0 -> F2 end.
receive <<"b", R2/binary>> -> R2 end.
receive after 0 -> nothing end.
receive after a -> x end.
receive after -1 -> x end.
receive {x, Y3} when Y3 > 1; Y3 =:= a -> Y3 after 0 -> 0 end.
begin self() ! b1, self() ! b2, receive b2 -> got2 end end.
"abc" "def" "\n".
"a\tb\\ \"q\" \e\s\d\0".
"\x41\x{1F600}\^A".
[104,105,0].
[104,105,10].
[1,2,"abc",[100,101]].
"" ++ [].
"abc" -- "b".
$\s.
$\x41.
[$a, $\\, $', $"].
'hello world'.
'Quoted'.
'with\'quote'.
'tab\there'.
lists:flatten(io_lib:format("~p ~w ~s", [[1,2], "ab", "ab"])).
?X.
1 -> 2.
fun.
case.
a b.
1 + .
+ 1.
+ a.
{.
}.
[1, , 2].
a.b.
a:b:c.
#.
#{a}.
#{a = 1}.
@.
_X = 3.
_X.
X Y.
;.
=.
1.2.3.
1..2.
1.0e.
37#1.
\.
a when b.
fun m:f.
begin end.
try.
receive end.
catch.
not.
1.0.
1.5e308.
1.8e308.
5.0e-324.
2.2250738585072014e-308.
1.0e-310.
0.1.
123456789.123456789.
1.0e15.
1.0e16.
1.0e17.
123456789012345680.0.
0.0001.
0.00001.
1.0e-4.
9007199254740993.0.
9007199254740992.
9007199254740993.
1.0e100.
1.7976931348623157e308.
0.30000000000000004.
1/3.
2/3*3.
1.0e23.
4.35.
100.0.
1.0e1.
12345678901234567890 * 12345678901234567890.
(1 bsl 64) div 3.
(1 bsl 64) rem 1000.
(1 bsl 64) / 2.
(1 bsl 2000) / 1.0.
1 bsl -1.
1 bsl 100000000.
bnot (1 bsl 64).
(1 bsl 64) band (1 bsl 64 - 1).
(1 bsl 64) bor 1.
(1 bsl 64) bxor (1 bsl 63).
(1 bsl 70) bsr 69.
16#ffffffffffffffffffff.
1 = 1.0.
(1 bsl 53) == (1 bsl 53) * 1.0.
(1 bsl 53) + 1 == 9007199254740992.0.
1.0 * 3.
2 + 2.0.
3 div 0.
3 rem 0.
3.0 div 2.
3 / 0.0.
1.0e308 * 10.
math:sqrt(2).
math:sqrt(-1).
math:pi().
math:pow(2, 0.5).
math:log(0).
math:exp(1000).
math:fmod(5, 3).
abs(-5.5).
integer_to_list(255, 16).
integer_to_binary(255, 2).
list_to_integer("x").
list_to_float("1.5").
list_to_float("1").
float_to_list(1.5).
float_to_list(1.5, [{decimals, 2}]).
float_to_list(1.5, [{scientific, 3}]).
float_to_binary(3.14159, [{decimals, 3}, compact]).
float_to_list(0.1, [short]).
is_integer(1 bsl 64).
tl([]).
length([a|b]).
element(0, {a}).
element(a, {a}).
element(1, a).
setelement(9, {a}, b).
tuple_to_list(a).
list_to_tuple(a).
atom_to_list("a").
list_to_atom([a]).
integer_to_list(a).
byte_size(a).
bit_size([]).
map_size([]).
is_map_key(a, b).
round(a).
abs(a).
self(1).
spawn(a).
spawn(a, b, c).
register(a, b).
whereis("a").
unregister(nosuch_registered).
process_flag(x, y).
make_tuple(3, a).
erlang:make_tuple(3, a).
erlang:append_element({a}, b).
erlang:delete_element(1, {a, b}).
erlang:insert_element(1, {a}, b).
erlang:md5("a").
erlang:binary_to_existing_atom(<<"ok">>).
erlang:atom_to_binary(abc, latin1).
list_to_pid("<0.1.0>").
list_to_pid("x").
is_list(ref_to_list(make_ref())).
erlang:system_flag(x, 1).
tuple_to_list({1,2,3}).
put(k, v).
put(k, w).
erase(k).
node(self()).
node(a).
nodes(hidden).
is_alive().
lists:max([1,a,2.0]).
lists:nth(2, [a, b]).
lists:nthtail(1, [a, b]).
lists:last([1,2]).
lists:sum([1,2.5]).
lists:append([[1],[2]]).
lists:append([1],[2]).
lists:delete(a, [b, a, c, a]).
lists:duplicate(3, x).
lists:flatten([1,[2,[3|[4]]]]).
lists:flatlength([1,[2]]).
lists:join(x, [1,2,3]).
lists:keydelete(a, 1, [{a,1},{b,2}]).
lists:keyfind(b, 1, [{a,1},{b,2}]).
lists:keymember(c, 1, [{a,1}]).
lists:keyreplace(a, 1, [{a,1}], {a,2}).
lists:keysort(2, [{a,2},{b,1}]).
lists:keystore(c, 1, [{a,1}], {c,3}).
lists:keytake(a, 1, [{a,1},{b,2}]).
lists:member(a, [b|c]).
lists:merge([1,3],[2,4]).
lists:prefix("ab", "abc").
lists:reverse([1,2],[3]).
lists:seq(1,10,3).
lists:seq(5,1,-2).
lists:split(2,[1,2,3]).
lists:split(5,[1,2,3]).
lists:sublist([1,2,3],2).
lists:sublist([1,2,3],2,1).
lists:subtract([1,2],[2]).
lists:suffix("bc","abc").
lists:ukeysort(1,[{a,1},{a,2}]).
lists:umerge([1,2],[2,3]).
lists:unzip([{1,a},{2,b}]).
lists:usort([2,1,2]).
lists:enumerate([a,b]).
lists:uniq([1,2,1]).
lists:droplast([1,2]).
lists:foldl(fun(X, A) -> X - A end, 0, [1,2,3]).
lists:keyfind(a, 0, []).
lists:member(a, b).
string:uppercase("abc").
string:lowercase("ABC").
string:split("a,b,c", ",").
string:split("a,b,c", ",", all).
string:join(["a","b"], "-").
string:tokens("a b c", " ").
string:lexemes("a b  c", " ").
string:trim("  a ").
string:reverse("abc").
string:length("abc").
string:to_integer("12abc").
string:to_float("1.5x").
string:concat("a", "b").
string:slice("hello", 1, 2).
string:find("hello", "l").
string:replace("hello", "l", "L", all).
string:prefix("hello", "he").
string:equal("a", "a").
string:chr("hello", $l).
string:str("hello", "lo").
string:strip("  a  ").
string:to_upper("abc").
string:is_empty("").
rd(point, {x = 0, y = 0}).
rd(line, {from = #point{}, to}).
#line{}.
#line{to = #point{x = 1}}.
L = #line{}, L#line.from#point.x.
rf(line).
rp([#point{}, {1, lists:seq(1, 40)}]).
rd(point, {x}).
#point{x = 2}.
{a, lists:seq(1, 30)}.
{a, lists:seq(1, 60)}.
[{key, N, "value " ++ integer_to_list(N)} || N <- lists:seq(1, 12)].
[#{n => N, sq => N * N, l => lists:seq(1, N)} || N <- lists:seq(1, 9)].
#{1 => lists:seq(1, 40), 2 => lists:duplicate(5, "some text here")}.
#{list_to_atom("key_" ++ integer_to_list(1)) => #{nested => #{deeper => #{deepest => lists:seq(1,25)}}}}.
{error, {badmatch, {some_tuple, with, many, elements, inside, that, make, the, line, wrap, at, some, column}}}.
{ok, {state, undefined, [], #{}, <<"binary data here, long enough to wrap">>, "a string also long enough to wrap", 3.14159, self()}}.
[lists:duplicate(N, N) || N <- lists:seq(1, 12)].
lists:duplicate(30, {a, b}).
lists:duplicate(10, "hello world").
list_to_tuple(lists:seq(1, 100)).
list_to_tuple(lists:duplicate(20, list_to_tuple(lists:seq(1, 5)))).
lists:foldl(fun(N, A) -> {N, A} end, end_, lists:seq(1, 25)).
lists:foldl(fun(N, A) -> [N, A] end, end_, lists:seq(1, 40)).
lists:foldl(fun(N, A) -> #{N => A} end, end_, lists:seq(1, 35)).
lists:foldl(fun(N, A) -> {node_name, N, A} end, end_, lists:seq(1, 12)).
binary:copy(<<"abc">>, 60).
binary:copy(<<1,2,3>>, 40).
<< <<N>> || N <- lists:seq(0, 255) >>.
lists:seq($a, $z) ++ lists:seq($a, $z) ++ lists:seq($a, $z) ++ lists:seq($a, $z).
{"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", b}.
[["abc", $d], ["efg"], "a" | "tail"].
[aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb].
{aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, b, [c]}.
{aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, {bbbbbbbbbbbbbbbbbbbbbbbbbbbbbb, {ccccccccccccccccccccccc, {ddddddddddddddddd, [1,2,3,4,5]}}}}.
12345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890.
[1.0e10, -1.5e-7, 3.14159265358979, 1.0e200, 2.5].
"a string with \"quotes\" and a very long tail that goes beyond the eighty columns of the terminal window".
["short", "a string with a very long tail that goes beyond the eighty columns of the terminal window"].
{reply, [{item, 1, "first", [opt_a, opt_b]}, {item, 2, "second", []}], {state, 5, #{cache => [{k1, v1}, {k2, v2}]}}}.
'an atom with spaces that is so long that it cannot possibly fit on one line of eighty columns wide'.
exit({shutdown, {some_long_reason, lists:seq(1, 40)}}).
error({some_long_reason, lists:seq(1, 40)}).
throw({some_long_reason, lists:seq(1, 40)}).
error({badmatch, x}).
error(function_clause).
error({case_clause, 1}).
error(badarith).
error({badarg, x}).
error({badfun, x}).
error({badarity, {fun() -> 1 end, [1]}}).
error(timeout_value).
error(noproc).
error(system_limit).
error({try_clause, 1}).
error({badmap, x}).
error({badkey, x}).
error({badrecord, x}).
error({undef_record, x}).
error("a string").
error([1,2]).
error(<<"bin">>).
error(x, [1, 2]).
error(x, none).
exit("text").
exit(<<"bin">>).
exit(1).
exit(normal).
exit(kill).
exit(shutdown).
throw("text").
throw(#{a => b}).
spawn(fun() -> exit(x) end), ok.
spawn(fun() -> ok end), ok.
exit(self(), normal).
exit(self(), shutdown).
exit(self(), foo), 1.
X = 1, hd(X).
Y = 2, Z = hd([]).
Y.
A = B = 3.
{A, B}.
{C, C} = {1, 1}.
{D, D} = {1, 2}.
[E1, E2 | _] = "abcd".
{E1, E2}.
_Y = 1, _Y.
{_, _} = {1, 2}.
{_A, _A} = {1, 2}.
1 = 1.
"abc" = "abc".
"abc" = "abd".
{ok, F9} = {error, some_reason_that_is_long, [with, a, list, that, does, not, fit, on, one, single, line]}.
f(A, B).
f(a).
f(1).
f("X").
ni(1).
prompt_func(default).
strings(false).
"abc".
strings(true).
local_func(1).
io:format("~s~n", ["hi"]).
io:format("~p~n", [lists:seq(1,40)]).
io:format("~p ~p~n", [1]).
io:format("~s~n", [a, b]).
io:format("abc").
io:nl().
io:put_chars("xyz\n").
io:write({a, "b"}).
io:fwrite("~w~n", ["ab"]).
io:format("~10s|~-10s|~5b|~5.2f|~.16b|~c|~e~n", ["a", "b", 3, 1.5, 255, $x, 1.5]).
io:format("~*c~n", [3, $x]).
io:format("~i~w~n", [a, b]).
io:format("~P~n", [lists:seq(1, 20), 5]).
io:format("~W~n", [{a, {b, {c, {d}}}}, 3]).
io:format("~#~n", [1]).
io:format("~x~n", [1, "p"]).
io:format("~+~n", [1]).
io:format("~16B ~.2B ~.36b~n", [255, 5, 35]).
io:format("~g ~g~n", [1.0, 1.0e20]).
io:format("~.3g ~.10g~n", [1.5, 1.5]).
io:format("~5p|~-5w|~5w~n", [ab, cd, abcdefgh]).
io:format("~n~2n").
io:format("~~~n").
io:format("~tp ~tw~n", [[1024], 'x']).
io:format("~lp~n", ["abc"]).
io:format("~15p~n", [{aaaaaaa, bbbbbbb, cccccc}]).
io:format("~.5p~n", [[1,2,3,4,5,6]]).
io:format(standard_error, "", []).
io:format(user, "to user~n", []).
io:format(nosuchdev, "x", []).
io:format(1).
io:format("~p~n", [[{item, N, "text of item"} || N <- lists:seq(1, 6)]]).
case 5 of N when is_function(N, 1); N =:= 5 -> yes end.
(fun(G) when is_function(G, 1) -> one; (_) -> other end)(fun(_) -> 1 end).
(fun(P) when P =:= self() -> me; (_) -> other end)(self()).
[X || X <- [self(), a], X =/= self()].
[N || N <- [node(), other], N == node()].
if self() =:= self(), is_pid(self()) -> ok end.
if node() =:= node() -> same end.
if byte_size(<<1,2>>) div 2 =:= 1; foo -> fine end.
if binary_part(<<"abc">>, {1, 1}) =:= <<"b">> -> b end.
if ceil(1.5) + floor(1.5) =:= 3 -> three end.
if size({}) =:= 0 -> zero end.
if hd(a); true -> t end.
case a of X2 when length([X2]) == 1, not is_list(X2) -> fine end.
case a of X2 when begin true end -> x end.
case a of X2 when fun() -> true end -> x end.
case a of X2 when lists:member(X2, [a]) -> x end.
case a of X2 when X2 = a -> x end.
case a of X2 when put(a, b) -> x end.
receive m when foo() -> 1 after 0 -> 2 end.
fun(X) when bar(X) -> X end.
put(counter, 1).
put(counter, get(counter) + 1).
erase(counter).
(fun() -> put(inner, 1), get(inner) end)().
erase(inner).
16#.
1.5e.
1.5e+.
^.
a @ b.
erlang:raise(exit, gone, []).
erlang:raise(error, {badmatch, 1}, []).
erlang:raise(nonsense, x, []).
float_to_list(0.1).
float_to_list(1.5e300).
float_to_list(-0.0).
list_to_atom(a).
list_to_atom("abc" ++ [a]).
map_size(a).
is_map_key(a, 1).
map_get(a, 1).
binary_part(<<"abc">>, 4, 1).
binary_part(<<"abc">>, a, b).
binary_part(abc, 0, 1).
is_function(a, b).
is_function(a, -1).
size(1).
ceil(a).
floor(1.7).
ceil(-1.5).
f(notavariable).
f("s").
lists:filter(fun(X) -> X > 1 end, [1,2]).
try 1/0 catch _:_:St -> is_list(St) end.
St1 = 1.
try 1/0 catch _:_:St1 -> x end.
a#{b => c}.
{not_a_map}#{b => c}.
1 bsl 1000000000.
receive after foo -> x end.
<<X4:16/native>> = <<1:16/native>>, X4.
<<1:16/native>> == <<1,0>>.
io:format("~p~n").
io:format("~p ~p~n", [a]).
io:format("~s~n", [5]).
io:format("~d~n", [5]).
io:format("~5.3f|~-8.2e|~g~n", [1.0, 12345.678, 0.5]).
io:format("~p", [x, y]).
io:format("~").
io:format("~w ~W~n", [{1,2}, [1,2,3,4,5], 3]).
io:format("~.16b ~.16B ~.16# ~.2+~n", [255, 255, 255, 5]).
io:format("~60p~n", [lists:seq(1, 40)]).
io:format("head: ~p~n", [lists:seq(1, 40)]).
io:format("~ts ~tp~n", ["abc", 'abc']).
io:format("~s", [[300]]).
io:format("~c~c~c~n", [72, 105, 33]).
io:format("~3c|~n", [$x]).
io:format("~*w|~n", [6, abc]).
io:format("~-6w|~n", [abc]).
io:format("~6s|~-6s|~.2s|~n", ["abc", "abc", "abc"]).
io:format("~b~n", [a]).
io:format("~f~n", [a]).
io:format(nosuchdevice, "x~n", []).
io:format(user, bad, bad).
io:put_chars([97, [98 | <<"c\n">>]]).
lists:flatten(io_lib:format("~p", [{a, "b", <<"c">>, 1.0}])).
lists:flatten(io_lib:format("~10.3.0f", [3.14159])).
lists:flatten(io_lib:print([1,2,3])).
lists:flatten(io_lib:write("ab")).
io_lib:fread("~d,~s", "12,abc def").
io_lib:fread("~f~a", "1.5 ok").
io_lib:fread("~d", "abc").
io_lib:fread("~2d~2d", "1234").
io_lib:fread("~c~3c", "abcd").
io_lib:fread("~d", "").
exit({badmatch, lists:seq(1, 30)}).
error({badmatch, lists:seq(1, 30)}).
lists:keyfind(key, a, [{some_tuple_with, a, long, enough, list, of, elements}, {another_one}]).
lists:member({key, value}, {a_tuple_that_is, rather, long, and_no_list, "so that it breaks", at, the, margin}).
list_to_integer("12abc, and more text behind that").
`.split('\n')
