/** The disk, as the cookie rules need it. */
import { chmod, lstat, mkdir, open, readFile, stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Files } from '../node/auth.ts'

/** The files of this machine, for the cookie file and `.hosts.erlang`. */
export const disk: Files = {
  async stat(path) {
    try {
      const found = await stat(path)
      return { regular: found.isFile(), mode: found.mode & 0o777 }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT' && !(await isDanglingLink(path)))
        return undefined
      throw error
    }
  },
  read: (path) => readFile(path),
  async create(path, content, mode) {
    await mkdir(dirname(path), { recursive: true })
    const file = await open(path, 'wx', mode)
    try {
      await file.writeFile(content)
    } finally {
      await file.close()
    }
    await chmod(path, mode) // whatever the umask took away
  },
}

/** A link to nothing is not "no file": a cookie must not be written to wherever it points. */
async function isDanglingLink(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  )
}

/**
 * Where cookies are looked for, first to last: `~/.erlang.cookie`, then `erlang/.erlang.cookie` of the XDG folder. `home`
 * is by default the user's home, `xdg` is `XDG_CONFIG_HOME`, or else `~/.config`.
 */
export function cookiePaths(home = homedir(), xdg = process.env.XDG_CONFIG_HOME): [string, string] {
  return [join(home, '.erlang.cookie'), join(xdg || join(home, '.config'), 'erlang', '.erlang.cookie')]
}

/** Where `.hosts.erlang` is looked for, first to last: the working folder, then `home`, by default the user's. */
export function hostFilePaths(home = homedir()): string[] {
  return [join('.', '.hosts.erlang'), join(home, '.hosts.erlang')]
}
