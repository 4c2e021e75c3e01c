import { describe, expect, it } from 'vitest'
import { parseCommandLine, UsageError } from './options.ts'

describe('the command line', () => {
  it('takes the spellings of erl', () => {
    const line = parseCommandLine([
      '-sname',
      'ts',
      '-setcookie',
      'secret',
      '-erl_epmd_port',
      '9999',
      '-noshell',
    ])
    expect(line).toMatchObject({ sname: 'ts', setcookie: 'secret', noShell: true })
    expect(line.listening).toEqual({ erlEpmdPort: 9999 })
  })

  it('takes one port or a range, and an interface', () => {
    expect(parseCommandLine(['--port', '9100']).listening).toEqual({ port: 9100 })
    expect(parseCommandLine(['--port', '9100-9105', '--interface', '127.0.0.1']).listening).toEqual({
      port: 9100,
      lastPort: 9105,
      interface: '127.0.0.1',
    })
  })

  it.each([
    ['proto_dist', 'inet6_tcp', { listening: { protoDist: 'inet6_tcp' } }],
    ['dist_auto_connect', 'never', { connecting: { distAutoConnect: 'never' } }],
    ['dist_auto_connect', 'once', { connecting: { distAutoConnect: 'once' } }],
  ])('takes -%s %s, and no other word', (option, word, expected) => {
    expect(parseCommandLine([`-${option}`, word])).toMatchObject(expected)
    expect(() => parseCommandLine([`-${option}`, 'other'])).toThrow(UsageError)
  })

  it('takes the times of kernel in seconds, one of them no longer than OTP does', () => {
    const times = (...args: string[]) => parseCommandLine(args).connecting
    expect(times('-net_setuptime', '0.5', '-net_ticktime', '8')).toEqual({ setupTime: 500, ticktime: 8000 })
    expect(times('-net_setuptime', '500')).toEqual({ setupTime: 120_000 })
    for (const wrong of ['0', 'x', '1e999']) expect(() => times('-net_setuptime', wrong)).toThrow(UsageError)
  })

  it.each(['0', '65536', 'x', '', '9100-', '-9100', '9105-9100', '1-2-3'])(
    'does not take --port %s',
    (text) => {
      expect(() => parseCommandLine([`--port=${text}`])).toThrow(UsageError)
    },
  )
})
