/** An Erlang module on a real node: compiled there from its source, and loaded. */
import type { Erl } from './stage.ts'

/** Rejects if the node lacks the compiler, or the source does not compile. */
export async function loadErlModule(erl: Erl, source: string): Promise<void> {
  // The node reads a line at a time. Each form ends at a full stop, and the scanner takes one after the other.
  const loaded = await erl.eval(
    `
    Forms = fun Forms(Text, Line) ->
      case erl_scan:tokens([], Text, Line) of
        {done, {ok, Tokens, Next}, Rest} -> {ok, Form} = erl_parse:parse_form(Tokens), [Form | Forms(Rest, Next)];
        _ -> []
      end
    end,
    case compile:forms(Forms(base64:decode_to_string("${btoa(source)}"), 1)) of
      {ok, Module, Code} -> element(1, code:load_binary(Module, "nofile", Code));
      Failed -> Failed
    end.`.replaceAll(/\s+/g, ' '),
  )
  if (loaded !== 'module') throw new Error(`the Erlang module does not compile: ${loaded}`)
}
