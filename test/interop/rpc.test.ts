/** `rpc` both ways by way of `rex`, and `erl_call`, which is a C node and speaks only that. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { atom, format, ioServer, type Node, rpc, type Term, t } from '../../src/nodejs/mod.ts'
import { CALENDAR, CALENDAR_BEFORE_28 } from './calendar-calls.ts'
import { LISTS, LISTS_SINCE_26 } from './list-calls.ts'
import { BEFORE_28, MORE } from './more-calls.ts'
import { describeReleases, type Peer } from './otp.ts'
import { inbox } from './ours.ts'
import { type Pair, startPair } from './pair.ts'
import { STANDARD } from './standard-calls.ts'
import { STRINGS, STRINGS_SINCE_27 } from './string-calls.ts'
import { TERMS, TERMS_SINCE_26 } from './term-calls.ts'
import { TEXTS, TEXTS_BEFORE_26, TEXTS_SINCE_26 } from './text-calls.ts'

describeReleases('rpc', (release) => {
  let pair: Pair
  let peer: Peer
  let node: Node
  const printed: string[] = []

  beforeAll(async () => {
    pair = await startPair(release, 'rpc', { env: { log: (_level, text) => printed.push(text) } })
    ;({ peer, node } = pair)
  })

  afterAll(async () => {
    await pair?.stop()
  })

  describe('from us to a real node', () => {
    const call = async (module: string, name: string, args: Term[], timeout?: number) =>
      format(await rpc.call(node, peer.name, module, name, args, timeout))

    it('gives the result, and errors as values', async () => {
      expect(await call('lists', 'reverse', [[1000, 2000, 3000]])).toBe('[3000,2000,1000]')
      expect(await call('erlang', 'node', [])).toBe(format(atom(peer.name)))
      expect(await call('erlang', 'throw', [atom('ball')])).toBe('ball')
      expect(await call('erlang', 'exit', [atom('bye')])).toBe("{badrpc,{'EXIT',bye}}")
      expect(await call('nowhere', 'nothing', [1])).toMatch(
        /^\{badrpc,\{'EXIT',\{undef,\[\{nowhere,nothing,\[1\],\[\]\}/,
      )
      expect(await call('timer', 'sleep', [2000], 50)).toBe('{badrpc,timeout}')
      expect(format(await rpc.call(node, 'no@where', 'erlang', 'node', []))).toBe('{badrpc,nodedown}')
      expect(format(await rpc.blockCall(node, peer.name, 'lists', 'sum', [[1, 2, 3]]))).toBe('6')
    })

    it('prints here what the function prints there', async () => {
      expect(await call('io', 'format', [listOf('printed by ~p~n'), [atom(peer.name)]])).toBe('ok')
      expect(printed).toContain(`printed by ${format(atom(peer.name))}`)
    })

    it('casts, and asks several nodes at once', async () => {
      const ours = inbox(node)
      rpc.cast(node, peer.name, 'erlang', 'send', [ours.pid, atom('from_a_cast')])
      expect(await ours.next()).toBe(atom('from_a_cast'))
      const all = await rpc.multicall(node, [peer.name, 'no@where', node.name], 'erlang', 'node', [])
      expect(all).toEqual({ results: [atom(peer.name), atom(node.name)], badNodes: [atom('no@where')] })
    })
  })

  describe('from a real node to our rex', () => {
    /** The request that `rpc:call` of older releases makes. */
    const rex = (request: string) => peer.text(`gen_server:call({rex, '${node.name}'}, ${request})`)

    it('gives results, and errors in the shapes of OTP', async () => {
      expect(await rex('{call, lists, reverse, [[1000, 2000]], group_leader()}')).toBe('[2000,1000]')
      expect(await rex('{block_call, erlang, node, [], group_leader()}')).toBe(node.name)
      expect(await rex('{call, nowhere, nothing, [1], group_leader()}')).toBe(
        "{badrpc,{'EXIT',{undef,[{nowhere,nothing,[1],[]}]}}}",
      )
      expect(await rex('{call, erlang, atom_to_list, [1], group_leader()}')).toBe(
        "{badrpc,{'EXIT',{badarg,[{erlang,atom_to_list,[1],[]}]}}}",
      )
      expect(await rex('{call, erlang, exit, [bye], group_leader()}')).toBe("{badrpc,{'EXIT',bye}}")
      expect(await rex('{call, erlang, throw, [ball], group_leader()}')).toBe('ball')
      expect(await rex('{call, 1, 2, 3, group_leader()}')).toContain('badarg')
      expect(await rex('{call, erlang, halt, [], group_leader()}')).toContain('notsup')
    })

    // Where the error was raised differs; what is raised does not.
    beforeAll(() =>
      peer.bind(
        'Compared',
        `fun(M, F, Args) ->
          Reason = fun
            ({badrpc, {'EXIT', {Why, _}}}) -> {raised, Why};
            (Text) when M =:= io_lib, is_list(Text) -> lists:flatten(Text);
            (Value) -> Value
          end,
          Ours = gen_server:call({rex, '${node.name}'}, {call, M, F, Args, group_leader()}),
          Theirs = rpc:call(node(), M, F, Args),
          case Reason(Ours) =:= Reason(Theirs) of true -> same; false -> {Ours, Theirs} end
        end`,
      ),
    )

    const older = release.number < 28 ? [...BEFORE_28, ...CALENDAR_BEFORE_28] : []
    const since26 = release.number < 26 ? [] : [...LISTS_SINCE_26, ...TEXTS_SINCE_26, ...TERMS_SINCE_26]
    const until26 = release.number < 26 ? TEXTS_BEFORE_26 : []
    const since27 = release.number < 27 ? [] : STRINGS_SINCE_27
    const data = [...LISTS, ...STRINGS, ...TEXTS, ...TERMS, ...CALENDAR, ...until26, ...since26, ...since27]
    it.each([...STANDARD, ...MORE, ...older, ...data])(
      'answers %s as OTP does',
      async (_, module, name, args) => {
        expect(await peer.text(`Compared(${module}, ${name}, ${args})`)).toBe('same')
      },
    )

    it('exits with what is wrong with a server, and with the call', async () => {
      // Later releases raise what goes wrong before the process is found.
      const ofOlder =
        release.number < 26 ? ', {sys, get_state, [1]}, {sys, get_state, [{via, nosuch, x}]}' : ''
      const calls = [
        '{via, nosuch, x}, hi',
        '{global, nobody}, hi',
        '{via, nosuch, x}, hi, 100',
        '1, hi',
        '{a, b, c}, hi',
        'a, hi, foo',
      ]
      const told = (where: string) =>
        peer.text(`[case rpc:call(${where}, M, F, Args) of
          {badrpc, {'EXIT', {{Why, Stack}, Call}}} when is_list(Stack) -> {Why, Call}; Other -> Other end
          || {M, F, Args} <- [${calls.map((args) => `{gen_server, call, [${args}]}`)},
            {sys, suspend, [nobody]}${ofOlder}]]`)
      expect(await told(`'${node.name}'`)).toBe(await told('node()'))
    })

    it('spawns with options', async () => {
      const spawned = (where: string, ...args: string[]) =>
        `rpc:call(${where}, erlang, spawn_opt, [${args.join(', ')}])`
      const kinds = (where: string) =>
        peer.text(`[case V of {P, R} when is_pid(P), is_reference(R) -> {node(P) =:= ${where}, node(R) =:= ${where}}; P when is_pid(P) -> node(P) =:= ${where} end || V <- [
          ${spawned(where, 'erlang, self, []', '[link, {priority, high}]')}, ${spawned(where, 'erlang, self, []', '[link, monitor]')},
          ${spawned(where, 'fun erlang:self/0', '[]')}, ${spawned(where, where, 'erlang, self, []', '[monitor]')}, ${spawned(where, where, 'fun erlang:self/0', '[]')}]]`)
      expect(await kinds(`'${node.name}'`)).toBe(await kinds('node()'))
    })

    it('prints at the caller', async () => {
      await peer.eval(
        `gen_server:call({rex, '${node.name}'}, {call, io, format, ["from ~w~n", [{ts, "ab"}]], group_leader()})`,
      )
      expect(await peer.logged(/from \{ts,\[97,98\]\}/)).toBeTruthy()
    })

    it('takes casts and tells its features', async () => {
      await peer.eval(
        `gen_server:cast({rex, '${node.name}'}, {cast, erlang, send, [self(), done], group_leader()})`,
      )
      expect(await peer.text('receive done -> ok after 30000 -> nothing end')).toBe('ok')
      expect(
        await peer.text(
          `begin {rex, '${node.name}'} ! {self(), features_request}, receive {features_reply, N, F} -> {N, F} after 30000 -> nothing end end`,
        ),
      ).toBe(`{${format(atom(node.name))},[erpc]}`)
    })
  })

  describe('from a real node by rpc:call and erpc:call, which spawn', () => {
    it('gives results, and errors in the shapes of OTP', async () => {
      const call = (what: string) => peer.text(`rpc:call('${node.name}', ${what})`)
      expect(await call('lists, reverse, [[1000, 2000]]')).toBe('[2000,1000]')
      expect(await call('erlang, node, []')).toBe(node.name)
      expect(await call('nowhere, nothing, [1]')).toBe("{badrpc,{'EXIT',{undef,[{nowhere,nothing,[1],[]}]}}}")
      expect(await call('erlang, exit, [bye]')).toBe("{badrpc,{'EXIT',bye}}")
      expect(await call('erlang, throw, [ball]')).toBe('ball')
      expect(await call('timer, sleep, [2000], 50')).toBe('{badrpc,timeout}')
      expect(
        await call(
          `erlang, process_info, [rpc:call('${node.name}', erlang, whereis, [rex]), registered_name]`,
        ),
      ).toBe('{registered_name,rex}')
      expect(await peer.text(`erpc:call('${node.name}', lists, sum, [[1, 2]])`)).toBe('3')
      expect(await peer.text(`catch erpc:call('${node.name}', erlang, throw, [ball])`)).toBe('ball')
      expect(await peer.text(`erpc:multicall([node(), '${node.name}'], lists, max, [[1, 2]])`)).toBe(
        '[{ok,2},{ok,2}]',
      )
      expect(await peer.text(`rpc:multicall(['${node.name}', no@where], lists, max, [[1, 2]])`)).toBe(
        '{[2],[no@where]}',
      )
    })

    it('takes casts, and prints at the caller', async () => {
      await peer.eval(`rpc:cast('${node.name}', erlang, send, [self(), by_cast])`)
      expect(await peer.text('receive by_cast -> ok after 30000 -> nothing end')).toBe('ok')
      await peer.eval(`rpc:call('${node.name}', io, format, ["spawned ~w~n", [there]])`)
      expect(await peer.logged(/spawned there/)).toBeTruthy()
    })
  })

  describe('the I/O protocol', () => {
    const squeezed = async (expression: string) => (await peer.text(expression)).replaceAll(/\s/g, '')

    it('our io asks a group leader of theirs: for a line, for its size, for its options', async () => {
      const leader = `spawn(fun Loop() -> receive
        {io_request, From, As, Request} -> From ! {io_reply, As, case Request of
          {get_line, unicode, "name: "} -> "Ann\\n";
          {get_chars, unicode, _, 2} -> eof;
          {get_until, unicode, "term ", M, F, A} -> {done, Done, _} = apply(M, F, [[], "{a, [1.5]}. b\\n" | A]), Done;
          {get_until, unicode, eof, _, _, _} -> {eof, 1};
          {get_geometry, columns} -> 132;
          {get_geometry, rows} -> {error, enotsup};
          getopts -> [{echo, true}];
          {setopts, [{echo, false}]} -> ok
        end}, Loop() end end)`
      const asked = (what: string) => `rpc:call('${node.name}', io, ${what})`
      const calls = [
        'get_line, ["name: "]',
        'get_chars, ["", 2]',
        'read, ["term "]',
        'read, [eof]',
        'columns, []',
        'rows, []',
        'getopts, []',
        'setopts, [[{echo, false}]]',
      ]
      expect(
        await squeezed(`Old = group_leader(), group_leader(${leader}, self()),
          All = [${calls.map(asked).join(', ')}], group_leader(Old, self()), All`),
      ).toBe('["Ann\\n",eof,{ok,{a,[1.5]}},eof,{ok,132},{error,enotsup},[{echo,true}],ok]')
    })

    it('their io asks a device of ours, which prints, knows its encoding and has nothing to read', async () => {
      const printed: string[] = []
      const device = node.spawn(ioServer((text) => printed.push(text)))
      await peer.eval('catch unregister(taker), register(taker, self())')
      await node.send(t('taker', peer.name), t(atom('device'), device))
      await peer.bind('D', 'receive {device, It} -> It after 30000 -> exit(none) end')
      expect(
        await squeezed(`[io:request(D, {put_chars, latin1, [233]}), io:put_chars(D, [8364]), io:nl(D), io:write(D, {a}),
          io:getopts(D), io:setopts(D, [{encoding, unicode}]), io:setopts(D, [{encoding, latin1}]), io:columns(D),
          io:get_line(D, "x"), io:requests(D, [{put_chars, unicode, "y"}, {put_chars, unicode, io_lib, format, ["~w~n", [z]]}])]`),
      ).toBe(
        '[ok,ok,ok,ok,[{binary,false},{encoding,unicode}],ok,{error,enotsup},{error,enotsup},{error,enotsup},ok]',
      )
      expect(printed.join('')).toBe('é€\n{a}yz\n')
    })

    it('their io reads from a device of ours that has input, each request in its turn', async () => {
      const typed = ['Ann', 'Bob', 'Cleo']
      const prompts: string[] = []
      const device = node.spawn(
        ioServer(
          () => {},
          async (prompt) => {
            prompts.push(prompt)
            return typed.shift()
          },
        ),
      )
      await node.send(t('taker', peer.name), t(atom('device'), device))
      await peer.bind('Keys', 'receive {device, Now} -> Now after 30000 -> exit(none) end')
      expect(
        await squeezed(`[io:get_line(Keys, "who? "), io:get_chars(Keys, 'which ', 2), io:get_line(Keys, <<"rest ">>),
          io:get_chars(Keys, "", 0), io:get_line(Keys, ""), io:get_line(Keys, "more? "), io:read(Keys, "")]`),
      ).toBe('["Ann\\n","Bo","b\\n",[],"Cleo\\n",eof,eof]')
      expect(prompts).toEqual(['who? ', 'which ', '', 'more? ', ''])
    })

    it('their io prints by format on a device of ours as on one of their own', async () => {
      const printed: string[] = []
      const device = node.spawn(ioServer((text) => printed.push(text)))
      await node.send(t('taker', peer.name), t(atom('device'), device))
      await peer.bind('Paper', 'receive {device, Sheet} -> Sheet after 5000 -> exit(none) end')
      await peer.bind(
        'Formats',
        `[{"head ~p~n", [lists:seq(1, 60)]}, {"~30p|~w~n", [{aaaaaaaa, [bbbbbbbb, cccccccc], "dddddddd"}, "ab"]},
          {"~P ~W~n", [lists:seq(1, 40), 8, {a, [b, [c]]}, 3]}, {"~p ~lp~n", ["text", "text"]},
          {"~10.2f|~-10.3e|~g|~.36B~n", [3.14159, 1234.5, 0.01, 123456789]}, {"\\t~p~n", [lists:seq(1, 40)]},
          {"~ts ~tp ~p~n", [[26085], [26085], list_to_atom([26085])]}, {"~.16# ~x ~8.3.*s|~3c~n", [255, 10, "0x", $_, "abcd", $z]}]`,
      )
      await peer.eval('[io:format(Paper, F, A) || {F, A} <- Formats]')
      const own = await peer.eval('unicode:characters_to_binary([io_lib:format(F, A) || {F, A} <- Formats])')
      expect(printed.join('')).toBe(String(own))
    })

    it('their io scans what a device of ours reads, by a function of their own', async () => {
      const typed = ['{a,', '  "b"}. rest', '3 4.5 six', 'X = 1, f(X).', 'line', 'a b']
      const prompts: string[] = []
      const read = async (prompt: string) => {
        prompts.push(prompt)
        return typed.shift()
      }
      const device = node.spawn(ioServer(() => {}, read))
      await node.send(t('taker', peer.name), t(atom('device'), device))
      await peer.bind('Typed', 'receive {device, Got} -> Got after 30000 -> exit(none) end')
      expect(
        await squeezed(`[io:read(Typed, "term? "), io:get_line(Typed, ""), io:fread(Typed, 'three ', "~d ~f ~a"),
          element(1, io:parse_erl_exprs(Typed, "")), io:get_line(Typed, ""),
          io:request(Typed, {get_until, unicode, "", nowhere, nothing, []}), io:read(Typed, ""), io:fread(Typed, "", "~d")]`),
      ).toBe('[{ok,{a,"b"}},"rest\\n",{ok,[3,4.5,six]},ok,"line\\n",{error,nothing},eof,eof]')
      expect(prompts.slice(0, 4)).toEqual(['term? ', 'term? ', 'three ', ''])
    })
  })

  describe('logging', () => {
    it('of theirs for a process of ours is printed here, and of ours for one of theirs there', async () => {
      // A process that lives there with our group leader, as a function that we call by rpc.
      const text = [...'~w is full'].map((letter) => letter.charCodeAt(0))
      expect(await rpc.call(node, peer.name, 'error_logger', 'warning_msg', [text, [atom('disk')]])).toBe(
        atom('ok'),
      )
      await expect.poll(() => printed).toContain('disk is full')
      await peer.eval(`rpc:call('${node.name}', error_logger, error_msg, ["~w is empty", [shelf]])`)
      expect(await peer.logged(/shelf is empty/)).toBeTruthy()
    })
  })

  describe('erl_call', () => {
    /** With what it reads on its standard input, where it reads any. */
    const erlCall = async (input: string, ...args: string[]): Promise<string> => {
      const whom = ['-sname', 'ts', '-c', 'rpc', '-timeout', '60']
      const running = promisify(execFile)('erl_call', [...whom, ...args], {
        env: { ...process.env, ERL_EPMD_PORT: String(pair.epmd.port) },
        timeout: 90_000,
      })
      running.child.stdin?.end(input)
      return (await running).stdout
    }

    it('is answered', async () => {
      expect(await erlCall('', '-a', 'erlang node')).toBe(node.name)
      expect(await erlCall('', '-a', 'lists reverse [[a,b,c]]')).toBe('[c, b, a]')
      expect(await erlCall('', '-a', 'nowhere nothing')).toContain('undef')
    })

    it('has expressions evaluated that it is given as text', async () => {
      const value = (text: string) => erlCall(text, '-e')
      expect(await value(`X = 1, {X, node()}.`)).toBe(`{ok, {1, ${node.name}}}`)
      expect(await value('lists:map(fun(X) -> X * 2 end, [100, 200]).')).toBe('{ok, [200, 400]}')
      expect(await value('maps:fold(fun(_, V, S) -> V + S end, 0, #{a => 1, b => 2}).')).toBe('{ok, 3}')
      expect(await value('1 +.')).toBe(`{error, "*** syntax error before: '.'"}`)
      expect(await value('1')).toContain('Incomplete form')
      expect(await value('hd([]).')).toMatch(/^\{error, "\*\*\* eval: \{'EXIT',\{badarg,/)
      expect(await value('init:stop().')).not.toContain('ok')
      expect(node.isAlive).toBe(true)
    })

    it('is sent what the function prints, before the result', async () => {
      expect(await erlCall('', '-fetch_stdout', '-a', 'io format [[104,105]]')).toBe('hiok')
    })
  })
})

const listOf = (text: string): number[] => Array.from(text, (letter) => letter.charCodeAt(0))
