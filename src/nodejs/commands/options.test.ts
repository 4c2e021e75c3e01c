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

  it.each(['0', '65536', 'x', '', '9100-', '-9100', '9105-9100', '1-2-3'])(
    'does not take --port %s',
    (text) => {
      expect(() => parseCommandLine([`--port=${text}`])).toThrow(UsageError)
    },
  )
})
