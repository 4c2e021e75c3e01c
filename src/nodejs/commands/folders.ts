/**
 * `pwd()`, `ls()` and `cd(Folder)`, for who types at the terminal of the machine itself: no other node can call them.
 * OTP: `c.erl`.
 */
import { readdir } from 'node:fs/promises'
import { textOf } from '../../io/chardata.ts'
import { format } from '../../io/io_lib.ts'
import { putChars } from '../../io/io_server.ts'
import type { CallableModule } from '../../process/modules.ts'
import type { Self } from '../../process/self.ts'
import { type Atom, atom, atomName, isAtom } from '../../term/atom.ts'
import { isInteger } from '../../term/float.ts'
import { charlist } from '../../term/list.ts'
import type { Term } from '../../term/term.ts'

export const folders: CallableModule = {
  'pwd/0': (self) => said(self, `${process.cwd()}\n`),
  'ls/0': (self) => list(self, '.'),
  'ls/1': (self, folder) => {
    const name = nameIn(folder)
    return name === undefined ? said(self, 'bad argument\n') : list(self, name)
  },
  'cd/1': (self, folder) => {
    try {
      process.chdir(nameIn(folder) ?? '.')
    } catch (error) {
      if (reasonOf(error) === undefined) throw error // and else one stays, as `pwd` says
    }
    return said(self, `${process.cwd()}\n`)
  },
}

async function said(self: Self, text: string): Promise<Atom> {
  await putChars(self, text)
  return atom('ok')
}

const nameIn = (folder: Term | undefined): string | undefined =>
  isAtom(folder) ? atomName(folder) : isInteger(folder) ? undefined : textOf(folder)

async function list(self: Self, folder: string): Promise<Atom> {
  try {
    return await said(self, inColumns((await readdir(folder)).sort(), self))
  } catch (error) {
    const reason = reasonOf(error)
    if (reason === undefined) throw error
    return said(self, reason === 'ENOTDIR' ? inColumns([folder], self) : `${WORDS[reason] ?? reason}\n`)
  }
}

/** The code of an error of the disk. */
const reasonOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code

/** In the words of `file:format_error/1`. */
const WORDS: { readonly [code: string]: string } = {
  ENOENT: 'no such file or directory',
  EACCES: 'permission denied',
}

/** As wide as the longest name, but no wider than 45 characters, up to column 80; behind a full last row stands an empty one. */
function inColumns(names: readonly string[], self: Self): string {
  const longest = names.reduce((most, name) => Math.max(most, [...name].length), 0)
  const width = Math.min(longest, 40) + 5
  const perLine = Math.ceil((80 - width) / width)
  const rows: string[] = []
  for (let at = 0; at < names.length; at += perLine) {
    const cells = names.slice(at, at + perLine)
    rows.push(cells.map((name) => format('~-*ts', [width, charlist(name)], self.pid.home)).join(''))
  }
  if (rows.length === 0) return ''
  return `${rows.join('\n')}\n${names.length % perLine === 0 ? '\n' : ''}`
}
