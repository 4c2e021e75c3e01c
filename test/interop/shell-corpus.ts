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
`.split('\n')
