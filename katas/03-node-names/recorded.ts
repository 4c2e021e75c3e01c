/**
 * What a real Erlang/OTP 25.2.3 made of these names: it evaluated `naming(ASKED)` and gave `ANSWERS`. Where it refuses a
 * name, the answer is the text that it logs.
 */
export const ASKED = [
  'a@h1',
  'a-1_B@h1',
  'a@h1.example.org',
  'a@127.0.0.1',
  'a.b@h1',
  '@h1',
  'a b@h1',
  'a@h 1',
]

const SHORT = "Can't set short node name!"
const INVALID = 'Invalid node name!'

/** First as short names, then as long ones. */
export const ANSWERS = [
  ...['a@h1', 'a-1_B@h1', SHORT, SHORT, INVALID, INVALID, INVALID, INVALID],
  ...['a@h1', 'a-1_B@h1', 'a@h1.example.org', 'a@127.0.0.1', INVALID, INVALID, INVALID, INVALID],
]

/**
 * Starts distribution under each name, listening nowhere, and stops it again. The text is caught on its way to the log,
 * for no function returns it.
 */
export function naming(names: readonly string[]): string {
  const atoms = names.map((name) => `'${name}'`).join(', ')
  return `
    Me = self(),
    Catch = fun(#{msg := {report, #{format := Said}}}, _) -> Me ! {said, hd(string:lexemes(Said, "\\n"))}, stop;
               (_, _) -> stop end,
    logger:update_handler_config(default, #{filter_default => stop, filters => [{catch_text, {Catch, []}}]}),
    lists:flatten(lists:join("|", [
      case net_kernel:start(Name, #{name_domain => Domain, dist_listen => false}) of
        {ok, _} -> Own = node(), ok = net_kernel:stop(), atom_to_list(Own);
        {error, _} -> receive {said, Text} -> Text end
      end || Domain <- [shortnames, longnames], Name <- [${atoms}]])).`.replaceAll('\n', ' ')
}
