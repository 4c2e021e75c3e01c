import { describe, expect, it } from 'vitest'
import { toUtf8 } from '../bytes/text.ts'
import { seededRandom } from '../env/virtual_env.ts'
import { CookieTable, type Files, newCookie, readCookie } from './auth.ts'

interface Fake {
  readonly mode?: number
  readonly regular?: boolean
  readonly text?: string
}

/** A disk of these files; what is created on it is added. */
function diskOf(files: { [path: string]: Fake }): Files {
  return {
    stat: async (path) => {
      const file = files[path]
      return file === undefined ? undefined : { regular: file.regular ?? true, mode: file.mode ?? 0o400 }
    },
    read: async (path) => {
      const text = files[path]?.text
      if (text === undefined) throw new Error('EACCES: permission denied')
      return toUtf8(text)
    },
    create: async (path, content, mode) => {
      files[path] = { mode, text: new TextDecoder().decode(content) }
    },
  }
}

const read = (files: { [path: string]: Fake }): Promise<string> =>
  readCookie(diskOf(files), ['home', 'xdg'], seededRandom(1))

describe('the cookie file', () => {
  it.each([
    ['secret', 'secret'],
    ['secret\n', 'secret'],
    ['secret\r\n \n', 'secret'],
    ['with space and ~!', 'with space and ~!'],
  ])('%j holds the cookie %j', async (text, cookie) => {
    expect(await read({ home: { text } })).toBe(cookie)
  })

  it('is looked for at home first, then in the XDG folder', async () => {
    expect(await read({ home: { text: 'a' }, xdg: { text: 'b' } })).toBe('a')
    expect(await read({ xdg: { text: 'b' } })).toBe('b')
  })

  it('is made where there is none: twenty letters, for its owner to read', async () => {
    const files: { [path: string]: Fake } = {}
    const cookie = await read(files)
    expect(cookie).toMatch(/^[A-Z]{20}$/)
    expect(files).toEqual({ home: { mode: 0o400, text: cookie } })
    expect(newCookie(seededRandom(2))).not.toBe(cookie)
  })

  it.each([0o600, 0o700, 0o400, 0o500])('of mode %o will do', async (mode) => {
    expect(await read({ home: { mode, text: 'a' } })).toBe('a')
  })

  it.each([
    [{ mode: 0o440, text: 'a' }, 'must be accessible by owner only', 'chmod 400 home'],
    [{ mode: 0o401, text: 'a' }, 'must be accessible by owner only', 'chmod 400 home'],
    [{ mode: 0o600, text: '' }, 'Too short cookie string', 'rm -f home'],
    [{ text: '\n' }, 'Too short cookie string', 'rm -f home'],
    [{ text: 'two\nlines' }, 'Bad characters in cookie', 'rm home'],
    [{ text: 'a\tb' }, 'Bad characters in cookie', 'rm home'],
    [{ regular: false }, 'is no regular file', 'mv home home.old'],
    [{}, 'Error when reading home: EACCES', 'ls -l home'],
  ])('%j stops with the reason and the mending command', async (file, reason, mend) => {
    const outcome = read({ home: file, xdg: { text: 'fine' } })
    await expect(outcome).rejects.toThrow(reason)
    await expect(outcome).rejects.toThrow(`To mend it: ${mend}`)
  })
})

describe('the cookie table', () => {
  it('gives a peer its own cookie where one is set, else ours', () => {
    const table = new CookieTable('ours')
    table.setFor('b@h2', 'theirs')
    expect([table.get(), table.get('a@h1'), table.get('b@h2')]).toEqual(['ours', 'ours', 'theirs'])
    table.set('new')
    expect([table.get('a@h1'), table.get('b@h2')]).toEqual(['new', 'theirs'])
  })

  it.each(['', 'é', 'a\n'])('refuses %j', (cookie) => {
    expect(() => new CookieTable(cookie)).toThrow('1 to 255 characters of printable ASCII')
  })
})
