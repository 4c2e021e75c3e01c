/** `help`: the commands. */
import type { Text } from '../../../katas/kit/text.ts'
import type { Context } from '../context.ts'

const usages: readonly (readonly [usage: string, text: Text])[] = [
  [
    '[kata]',
    {
      en: 'watch a kata, or the next one; run it on every save',
      zh: '守着一道 kata，默认是下一道；每次保存就运行',
    },
  ],
  ['run [kata]', { en: 'run it once', zh: '运行一次' }],
  [
    'hint [kata]',
    { en: 'one more hint (--task n for a certain task)', zh: '再给一条提示（--task n 指定任务）' },
  ],
  ['list', { en: 'all katas and how far you are', zh: '所有 kata 和进度' }],
  [
    'reset [kata]',
    { en: 'begin again; your file is kept in my/backup', zh: '重新开始；你的文件会留在 my/backup' },
  ],
  [
    'solution [kata]',
    { en: 'our solution, after yours (or --force)', zh: '我们的解法，通过之后可看（或加 --force）' },
  ],
  ['diff [kata]', { en: 'your file beside it', zh: '把你的文件和我们的解法对照' }],
  ['node', { en: 'start a node made of what you have written', zh: '用你写的部分启动一个节点' }],
  [
    'export FILE',
    { en: 'your progress and code as a file, for the page', zh: '把进度和代码存成文件，可以拿到网页上用' },
  ],
  [
    'import FILE',
    {
      en: 'add such a file; your code is kept in my/backup',
      zh: '并入这种文件；你原来的代码会留在 my/backup',
    },
  ],
  ['doctor', { en: 'check this machine', zh: '检查这台机器' }],
  ['ui', { en: 'the katas in a browser window', zh: '在浏览器窗口里做 kata' }],
  ['verify', { en: 'for authors: prove that the katas teach', zh: '给作者用：证明这些 kata 真能教会人' }],
]

const flags: readonly (readonly [flag: string, text: Text])[] = [
  ['--lang en|zh', { en: 'the language, this once', zh: '这一次用哪种语言' }],
  [
    '--json',
    { en: 'run, list, doctor, verify: for programs', zh: 'run、list、doctor、verify：输出给程序读' },
  ],
  ['--sname, --setcookie', { en: 'of the node', zh: '用于 node 命令' }],
]

export async function run({ out }: Context): Promise<number> {
  out.say('npm run kata -- [command] [kata] [options]')
  out.say('')
  for (const [usage, text] of usages) out.plain(`  ${usage.padEnd(22)}${text[out.lang]}`)
  out.say('')
  for (const [flag, text] of flags) out.plain(`  ${flag.padEnd(22)}${text[out.lang]}`)
  out.say('')
  out.say({
    en: 'A kata is named 08, 8, magic-cookie or 08-magic-cookie.',
    zh: 'kata 可以写成 08、8、magic-cookie 或 08-magic-cookie。',
  })
  return 0
}
