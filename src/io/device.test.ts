/** Request by request, what OTP's own device `user` answers; where `group` says something else, that is named. */
import { expect, it } from 'vitest'
import { virtualEnv } from '../env/virtual_env.ts'
import { Runtime } from '../process/runtime.ts'
import { readTerm } from '../shell/read_term.ts'
import { atom } from '../term/atom.ts'
import { format } from '../term/format.ts'
import type { Pid } from '../term/identifier.ts'
import { any } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import type { Size } from './device.ts'
import { ioServer } from './io_server.ts'

/** Asks a device with these lines; gives its answers, what it printed and its prompts. */
async function asked(requests: readonly string[], lines: string[] = [], size?: Size) {
  const env = virtualEnv()
  const runtime = new Runtime(env)
  let printed = ''
  const prompts: string[] = []
  const read = async (prompt: string) => {
    prompts.push(prompt)
    return lines.shift()
  }
  const device = runtime.spawn(
    ioServer(
      (text) => (printed += text),
      read,
      () => size,
    ),
  )
  const answers = await env.clock.runUntilSettled(
    new Promise<string[]>((resolve) => {
      runtime.spawn(async (self) => {
        const answers: string[] = []
        for (const request of requests) answers.push(format(await reply(self, device, readTerm(request))))
        resolve(answers)
      })
    }),
  )
  return { answers, printed, prompts }
}

async function reply(self: Parameters<Parameters<Runtime['spawn']>[0]>[0], device: Pid, request: Term) {
  self.send(device, t(atom('io_request'), self.pid, 1, request))
  const [, , answer] = await self.receive(t(atom('io_reply'), 1, any))
  return answer
}

it('prints Unicode and latin1, from text or by a function, in the forms of today and the old ones', async () => {
  const { answers, printed } = await asked([
    '{put_chars, unicode, [26085]}',
    '{put_chars, latin1, <<233>>}',
    '{put_chars, [228]}',
    '{put_chars, unicode, <<255>>}',
    '{put_chars, unicode, io_lib, format, ["~w", [x]]}',
    '{put_chars, io_lib, format, ["~w", [y]]}',
    '{put_chars, latin1, [26085]}',
    '{put_chars, unicode, a}',
    '{put_chars, a, "x"}',
    '{put_chars, unicode, nosuch, f, []}',
  ])
  expect(printed).toBe('日éäÿxy')
  expect(answers.slice(0, 6)).toEqual(Array(6).fill('ok'))
  // `group` names the function that failed, `user` says `put_chars` of every one.
  expect(answers.slice(6)).toEqual(['{error,put_chars}', '{error,put_chars}', '{error,request}', '{error,f}'])
})

it('reads lines and characters as lists or binaries, in latin1 only what is', async () => {
  const lines = ['un é日', 'd é', 'é', 'old é', 'abcdef', 'rest']
  const { answers, prompts } = await asked(
    [
      'getopts',
      '{setopts, [binary]}',
      'getopts',
      '{get_line, unicode, {format, "~w> ", [a]}}',
      '{get_line, latin1, prompt}',
      '{setopts, [{binary, false}]}',
      '{get_line, unicode, ""}',
      '{get_line, ""}',
      '{get_chars, unicode, "", 3}',
      '{get_chars, "", 2}',
      '{get_chars, unicode, "", 0}',
      '{get_line, unicode, 5}',
      '{get_line, unicode, {format, "~w", []}}',
      '{get_line, unicode, ""}',
    ],
    lines,
  )
  expect(answers).toEqual([
    '[{binary,false},{encoding,unicode}]',
    'ok',
    '[{binary,true},{encoding,unicode}]',
    '<<117,110,32,195,169,230,151,165,10>>',
    '<<"d é\\n">>',
    'ok',
    '"é\\n"',
    '"old é\\n"',
    '"abc"',
    '"de"',
    '[]',
    '"f\\n"',
    '"rest\\n"',
    'eof',
  ])
  expect(prompts).toEqual(['a> ', 'prompt', '', '', '', '???', ''])
  expect((await asked(['{get_line, latin1, ""}'], ['日'])).answers).toEqual(['{error,collect_line}'])
})

it('takes requests together up to the first that fails, and answers with the last', async () => {
  const { answers, printed } = await asked(
    [
      '{requests, [{put_chars, unicode, "a"}, {put_chars, unicode, "b"}]}',
      '{requests, [{put_chars, unicode, "c"}, {get_line, unicode, ""}]}',
      '{requests, [{get_line, unicode, ""}, {put_chars, unicode, "d"}]}',
      '{requests, [bad, {put_chars, unicode, "never"}]}',
      '{requests, [{requests, []}]}',
      '{requests, []}',
    ],
    ['one', 'two'],
  )
  expect(answers).toEqual(['ok', '"one\\n"', 'ok', '{error,request}', '{error,request}', 'ok'])
  expect(printed).toBe('abcd')
})

it('tells how large its terminal is, and what it does not know', async () => {
  const sized = await asked(['{get_geometry, columns}', '{get_geometry, rows}'], [], {
    columns: 80,
    rows: 24,
  })
  expect(sized.answers).toEqual(['80', '24'])
  const { answers } = await asked([
    '{get_geometry, columns}',
    '{get_geometry, x}',
    'get_password',
    '{setopts, [{encoding, latin1}]}',
    '{setopts, [unicode, list]}',
    '{setopts, [{echo, false}]}',
    '{setopts, foo}',
    'foo',
    '{foo, 1}',
  ])
  expect(answers).toEqual([
    '{error,enotsup}',
    '{error,request}',
    '{error,enotsup}',
    '{error,enotsup}',
    'ok',
    '{error,enotsup}',
    '{error,request}',
    '{error,request}',
    '{error,request}',
  ])
})
