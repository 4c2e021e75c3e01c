/** The shell as a page would use it: text in, text out, over a runtime with virtual time. */
import { describe, expect, it } from 'vitest'
import { virtualEnv } from '../env/virtual_env.ts'
import { Runtime } from '../process/runtime.ts'
import { atom } from '../term/atom.ts'
import { complete } from './complete.ts'
import { Shell } from './shell.ts'

function start() {
  const env = virtualEnv()
  const runtime = new Runtime(env)
  let printed = ''
  let ended = false
  const shell = new Shell({
    runtime,
    write: (text) => {
      printed += text
    },
    quit: () => {
      ended = true
    },
  })
  return {
    runtime,
    shell,
    env,
    ended: () => ended,
    /** What the shell prints for these lines. */
    async type(...lines: string[]): Promise<string> {
      printed = ''
      for (const line of lines) for await (const _ of shell.feed(`${line}\n`));
      return printed.trimEnd()
    },
    printed: () => printed,
  }
}

describe('expressions and lines', () => {
  it('an expression may take several lines, and a line hold several expressions', async () => {
    const { shell, type } = start()
    expect(await type('1 +')).toBe('')
    expect(shell.incomplete).toBe(true)
    expect(await type('2. 3. 4')).toBe('3\n3')
    expect(shell.incomplete).toBe(true)
    expect(await type('.')).toBe('4')
    expect(shell.incomplete).toBe(false)
  })

  it('the prompt counts what was evaluated, not what could not be read', async () => {
    const { runtime, shell, type } = start()
    expect(shell.prompt).toBe('1> ')
    await type('1.', ')).', 'hd([]).', 'Unbound.')
    expect(shell.prompt).toBe('4> ')
    expect(runtime.node.name).toBe('nonode@nohost')
  })

  it('positions count from the beginning of the expression', async () => {
    const { type } = start()
    expect(await type('ok.', '{a,', '  b}}.')).toBe("ok\n* 2:5: syntax error before: '}'")
    expect(await type('{"unterminated, 16#zz}.', '".', '16#zz.')).toContain('illegal integer')
  })

  it('an expression without end is refused before it fills the memory', async () => {
    const { shell, type } = start()
    expect(await type('a'.repeat((1 << 20) + 1))).toBe('* 1:1: expression too long')
    expect(shell.incomplete).toBe(false)
  })
})

describe('variables', () => {
  it('are bound once, and not at all by an expression that fails', async () => {
    const { type } = start()
    expect(await type('X = 1.', 'X = 2.')).toBe('1\n** exception error: no match of right hand side value 2')
    expect(await type('{Y, 2} = {1, 3}.', 'Y.')).toContain("* 1:1: variable 'Y' is unbound")
    expect(await type('Z = 1, hd([]).', 'Z.')).toContain("* 1:1: variable 'Z' is unbound")
    expect(await type('f(X), X = 2.')).toBe('2')
  })

  it('of a fun are its own; those outside keep the value they had when it was made', async () => {
    const { type } = start()
    expect(await type('X = 1.', 'F = fun(X) -> X + 1 end, F(5).', 'X.')).toBe('1\n6\n1')
    expect(await type('G = fun() -> X end, f(X), G().')).toBe('1')
  })

  it('that only some clauses bind are unsafe behind them', async () => {
    const { type } = start()
    expect(await type('begin case 1 of 1 -> A = 1; 2 -> B = 2 end, B end.')).toBe(
      "* 1:45: variable 'B' unsafe in 'case' (line 1, column 7)",
    )
  })
})

describe('processes', () => {
  it('a message is received by its pattern and guard, and flush shows what is left', async () => {
    const { type } = start()
    expect(await type('self() ! 1, self() ! 20.', 'receive N when N > 10 -> {got, N} end.', 'flush().')).toBe(
      '20\n{got,20}\nShell got 1\nok',
    )
  })

  it('a receive waits its time, and no longer', async () => {
    const { type, env } = start()
    const answer = type('receive never -> 1 after 60000 -> late end.')
    await env.clock.advance(60_000)
    expect(await answer).toBe('late')
  })

  it('the shell is a new process after an exception, and the same after a mistake', async () => {
    const { type } = start()
    const before = await type('self().')
    expect(await type('Unbound.', 'self().')).toContain(before)
    expect(await type('exit(x).', 'self().')).not.toContain(before)
  })

  it('a signal ends what is being evaluated', async () => {
    const { type, shell } = start()
    expect(await type('exit(self(), kill), receive never -> 1 end.')).toBe('** exception exit: killed')
    const answer = type('receive never -> 1 end.')
    await new Promise((resolve) => setImmediate(resolve))
    expect(shell.interrupt()).toBe(true)
    expect(await answer).toBe('** exception exit: killed')
    expect(shell.interrupt()).toBe(false)
  })

  it('a fun that calls itself for ever lets others have their turn, and ends with its process', async () => {
    const { type, shell } = start()
    const answer = type('F = fun(G) -> G(G) end, F(F).')
    for (let turns = 0; turns < 10; turns++) await new Promise((resolve) => setImmediate(resolve))
    expect(shell.interrupt()).toBe(true)
    expect(await answer).toBe('** exception exit: killed')
  })

  it('so does a comprehension', async () => {
    const { runtime, type, shell } = start()
    runtime.modules.set('lists', {
      seq: (_self, a, b) => Array.from({ length: Number(b) }, (_, i) => i + Number(a)),
    })
    const answer = type('[[Y || Y <- lists:seq(1, 100000)] || _ <- lists:seq(1, 100000)].')
    for (let turns = 0; turns < 10; turns++) await new Promise((resolve) => setImmediate(resolve))
    expect(shell.interrupt()).toBe(true)
    expect(await answer).toBe('** exception exit: killed')
  })

  it('a fun and a module function run in processes of their own', async () => {
    const { runtime, type } = start()
    runtime.modules.set('greet', {
      'world/1': (self, to) => self.send(to as never, atom('hello')),
    })
    await type('Me = self().', 'spawn(fun() -> Me ! from_fun end).')
    expect(await type('receive A -> A end.')).toBe('from_fun')
    await type('spawn(greet, world, [Me]).')
    expect(await type('receive B -> B end.')).toBe('hello')
  })
})

describe('the bit syntax', () => {
  it('takes no longer for large segments than their bytes do', async () => {
    const { type } = start()
    expect(
      await type('byte_size(<<0:67000000>>).', '<<X:67000000/little>> = <<5:67000000/little>>, X.'),
    ).toBe('8375000\n5')
    expect(await type('byte_size(<<1:3, (<<0:670000>>)/bits, 1:5>>).')).toBe('83751')
    expect(await type('<<X2:67000000>> = <<1, 0:66999992>>.')).toBe(
      '** exception error: a system limit has been reached',
    )
  })
})

describe('records', () => {
  it('are tuples with names, until they are forgotten', async () => {
    const { type } = start()
    expect(await type('rd(person, {name, age = 18}).', 'P = #person{name = ann}.', 'P#person.age.')).toBe(
      'person\n#person{name = ann,age = 18}\n18',
    )
    expect(await type('#person{name = N} = P#person{age = 2}, {N, #person.age, is_record(P, person)}.')).toBe(
      '{ann,3,true}',
    )
    expect(await type('rl(person).', 'rf(person), P.', '#person{}.')).toBe(
      '-record(person,{name, age = 18}).\nok\n{person,ann,18}\n* 1:1: record person undefined',
    )
    // OTP 29 takes it for the name of a record.
    expect(await type('#Person{}.')).toBe('* 1:2: syntax error before: Person')
  })

  it('of another shape raise, and what is not declared is told before anything runs', async () => {
    const { type } = start()
    await type('rd(r, {a}).')
    expect(await type('X = {r, 1, 2}, X#r.a.')).toBe('** exception error: {badrecord,{r,1,2}}')
    expect(await type('#r{b = self() ! x}.', 'flush().')).toBe('* 1:4: field b undefined in record r\nok')
    expect(await type('case {r, 5} of R when R#r.a > 4 -> R#r.a; _ -> none end.')).toBe('5')
    expect(await type('__proto__#r.a.', '#constructor{}.')).toContain('record constructor undefined')
  })
})

describe('comprehensions', () => {
  it('take from maps and make maps', async () => {
    const { type } = start()
    expect(await type('#{V => K || K := V <- #{a => 1, b => 2}, V > 1}.')).toBe('#{2 => b}')
    expect(await type('[{K, V} || K := {ok, V} <- #{b => {ok, 2}, a => no, c => {ok, 3}}].')).toBe(
      '[{b,2},{c,3}]',
    )
    expect(await type('#{K => K * K || <<K>> <= <<2,1>>}.')).toBe('#{1 => 1,2 => 4}')
    expect(await type('[K || K := _ <- [1]].')).toBe('** exception error: bad generator [1]')
    expect(await type('#{1 => 1, 2 => 2 || true}.')).toBe("* 1:18: syntax error before: '||'")
  })
})

describe('calls', () => {
  it('reach declared modules, behind what the shell brings along', async () => {
    const { runtime, type } = start()
    runtime.modules.set('erlang', { 'abs/1': () => atom('declared'), 'phash2/1': () => 7 })
    runtime.modules.set('math', { pi: () => Math.PI })
    expect(await type('math:pi().', 'abs(-1).', 'erlang:phash2(a).', 'phash2(a).')).toBe(
      '3.141592653589793\n1\n7\n** exception error: undefined shell command phash2/1',
    )
  })

  it('say what is undefined, in the words for a module and for the shell', async () => {
    const { type } = start()
    expect(await type('lists:nosuch(1).')).toBe('** exception error: undefined function lists:nosuch/1')
    expect(await type('nosuch(1).')).toBe('** exception error: undefined shell command nosuch/1')
    expect(await type('__proto__:constructor().')).toContain('is unbound')
    expect(await type("erlang:'constructor'().")).toContain('undefined function')
  })

  it('of v and h give back what was; a value is kept for the last 20 expressions', async () => {
    const { type } = start()
    await type('{first, 1}.')
    expect(await type('v(1).', 'v(-1).', 'v(99).')).toBe('{first,1}\n{first,1}\n* 99: command not found')
    for (let i = 0; i < 20; i++) await type('ok.')
    expect(await type('v(1).')).toBe('* 1: command not found')
    expect(await type('h().')).toContain('-> ok')
  })

  it('of q end whatever the shell runs in', async () => {
    const { type, ended } = start()
    expect(await type('q().')).toBe('ok')
    expect(ended()).toBe(true)
  })
})

describe('an error of JavaScript', () => {
  it('in a declared function does not take the shell along', async () => {
    const { runtime, type } = start()
    runtime.modules.set('bad', { luck: () => (undefined as unknown as { x: number }).x })
    expect(await type('bad:luck().')).toMatch(/^\*\* exception error: \{js_error,<<"TypeError/)
    expect(await type('1.')).toBe('1')
  })
})

describe('input that means harm', () => {
  it('nested beyond all measure is refused, and the shell lives on', async () => {
    const { type } = start()
    expect(await type(`${'['.repeat(100_000)}.`)).toContain('nested too deeply')
    expect(await type(`${'- '.repeat(100_000)}1.`)).toContain('nested too deeply')
    expect(await type('<<0:99999999999>>.', '1 bsl 99999999999.')).toBe(
      "** exception error: construction of binary failed\n        *** segment 1 of type 'integer': the size 99999999999 is too large\n" +
        '** exception error: a system limit has been reached\n' +
        '     in operator  bsl/2\n        called as 1 bsl 99999999999',
    )
    expect(await type('1.')).toBe('1')
  })
})

describe('completion', () => {
  it('of modules, functions, commands, variables', async () => {
    const { type, shell } = start()
    await type('Pid = 1, Pong = 2.')
    expect(shell.complete('X = P')).toEqual([['Pid', 'Pong'], 'P'])
    expect(shell.complete('net_a')).toEqual([['net_adm:'], 'net_a'])
    expect(shell.complete('{net_adm:pi')).toEqual([['ping('], 'pi'])
    expect(shell.complete('flu')).toEqual([['flush('], 'flu'])
    expect(shell.complete('1 + ')).toEqual([[], ''])
  })

  it('of nodes, in quotes or, where the name needs none, without', () => {
    const names = {
      variables: [],
      bare: ['self'],
      modules: [],
      nodes: ['b@h', 'b@my-host'],
      functionsOf: () => [],
    }
    expect(complete("ping('b", names)).toEqual([["'b@h'", "'b@my-host'"], "'b"])
    expect(complete('ping(b', names)).toEqual([['b@h'], 'b'])
  })
})
