/** An Erlang module, compiled and loaded on a peer from its source text. */
import type { Peer } from './otp.ts'

export async function defineModule(peer: Peer, source: string): Promise<void> {
  // Each form ends at a full stop, and the scanner reads one at a time.
  const text = Buffer.from(source).toString('base64')
  await peer.eval(`
    (fun() ->
      Forms = fun Forms(Text, Line) ->
        case erl_scan:tokens([], Text, Line) of
          {done, {ok, Tokens, Next}, Rest} -> {ok, Form} = erl_parse:parse_form(Tokens), [Form | Forms(Rest, Next)];
          {_, _} -> [];
          {done, {eof, _}, _} -> []
        end
      end,
      {ok, Module, Code} = compile:forms(Forms(binary_to_list(base64:decode("${text}")), 1)),
      {module, Module} = code:load_binary(Module, "nofile", Code),
      Module
    end)()`)
}
