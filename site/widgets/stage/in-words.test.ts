/** What a picture shows is said as well. */
import { expect, it } from 'vitest'
import { worldOf } from '../../worker/scene.ts'
import { castOf } from './cast.ts'
import { inWords } from './in-words.ts'
import { blank } from './picture.ts'

const scene = {
  hosts: ['h1', 'h2'],
  nodes: [
    { name: 'a@h1', cookie: 'secret' },
    { name: 'b@h2', cookie: 'secret', hidden: true },
  ],
  latency: 50,
}

it('says who runs where, who is connected, and what is broken', () => {
  const world = { ...worldOf(scene), withoutEpmd: new Set(['h2']), hidden: new Set(['h1']) }
  const cast = castOf(blank, world)
  expect(inWords(cast, [], [], 'en')).toBe(
    'h1: a@h1; its name is not known. h2: b@h2 (hidden); no EPMD. Nobody is connected.',
  )
  const links = [
    { from: 'a@h1', to: 'b@h2', bond: 'hidden' },
    { from: 'a@h1', to: 'epmd@h2', bond: 'up' },
    { from: 'a@h1', to: 'c@h3', bond: 'connecting' },
  ] as const
  expect(inWords(cast, links, ['h1 h2'], 'zh')).toBe(
    'h1：a@h1，主机名解析不了。h2：b@h2（隐藏），EPMD 没在运行。已连接：a@h1 和 b@h2。剪断了：h1–h2。',
  )
})
