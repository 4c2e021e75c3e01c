import { expect, test } from 'vitest'
import { type Hit, placesOf, ranked } from './places.ts'

const [TITLE, HEADING, DESCRIPTION, KEYWORDS, CONTENT] = [0, 1, 2, 3, 4] as const
const ping = { t: 'Ping', b: ['Learn'] }

function hit(
  type: number,
  document: Partial<Hit['document']> & { t: string },
  page: Hit['page'] = ping,
): Hit {
  return { type, document: { u: '/learn/ping', ...document }, page, tokens: ['ping'], metadata: {} }
}

test('hits at the same address are one place, which quotes the text below its heading', () => {
  const heading = hit(HEADING, { t: 'What is tried', h: '#tried' })
  const content = hit(CONTENT, { t: 'A ping dials.', s: 'What is tried', h: '#tried' })
  const other = hit(CONTENT, { t: 'No ping.', s: 'Elsewhere', h: '#else' })
  for (const hits of [
    [heading, other, content],
    [content, other, heading],
  ]) {
    const [place, ...others] = placesOf(hits)
    expect(place).toMatchObject({
      address: '/learn/ping#tried',
      title: 'What is tried',
      found: heading,
      text: content,
    })
    expect(others.map(({ title }) => title)).toEqual(['Elsewhere'])
  }
})

test('what a kata says is told once, by the heading that can be gone to', () => {
  const name = hit(HEADING, { t: 'Kata 04 Ping', h: '' })
  const tasks = hit(CONTENT, { t: 'You write: …', s: 'Kata 04 Ping', h: '' })
  const around = hit(CONTENT, { t: 'Kata 04 Ping You write: …', s: 'The kata', h: '#kata' })
  const top = hit(CONTENT, { t: 'A name is not enough.', s: 'Ping', h: '' })
  expect(placesOf([name, tasks, around, top]).map(({ title }) => title)).toEqual(['The kata', 'Ping'])
})

test('the words that a page is found by are not quoted', () => {
  const title = hit(TITLE, { t: 'Ping', b: ['Learn'] }, false)
  const about = hit(DESCRIPTION, { t: 'Whether a node is there.', s: 'Ping' })
  const words = hit(KEYWORDS, { t: 'ping, pong', s: 'Ping' })
  expect(placesOf([words])[0]?.text).toBeUndefined()
  expect(placesOf([words, title, about])).toMatchObject([{ found: title, text: about }])
})

test('a path does not say again what the next step says, or the title', () => {
  const pathOf = (title: string, page: Hit['page']) =>
    placesOf([hit(HEADING, { t: title, h: '#it' }, page)])[0]?.path
  expect(pathOf('What is tried', ping)).toEqual(['Learn', 'Ping'])
  expect(pathOf('Ping', ping)).toEqual(['Learn'])
  expect(pathOf('net kernel', { t: 'Glossary', b: ['Glossary'] })).toEqual(['Glossary'])
  expect(pathOf('Terms', { t: 'API reference', b: ['API'] })).toEqual(['API reference'])
})

/** The titles of these pages and headings, in the order in which `typed` finds them. */
function orderOf(typed: string, ...titles: readonly [title: string, address: string][]): string[] {
  const hits = titles.map(([t, u]) => hit(u.includes('#') ? HEADING : TITLE, { t, u }))
  return ranked(hits, typed).map(({ document }) => `${document.t} ${document.u}`)
}

test('what is called as was typed comes first, then what begins or ends so; the course stands before the reference', () => {
  expect(
    orderOf(
      'gen_server',
      ['genServer.call()', '/api/gen_server#call'],
      ['gen_server', '/api/gen_server'],
      ['Your own gen_server', '/learn/library#own'],
      ['gen_server in a browser', '/learn/library#browser'],
      ['gen_server', '/learn/gen-server'],
      ['gen_server', '/zh-CN/learn/glossary#gen-server'],
    ),
  ).toEqual([
    'gen_server /learn/gen-server',
    'gen_server /zh-CN/learn/glossary#gen-server',
    'gen_server /api/gen_server',
    'Your own gen_server /learn/library#own',
    'gen_server in a browser /learn/library#browser',
    'genServer.call() /api/gen_server#call',
  ])
})

test.each([
  ['handshake', 'The handshake'],
  ['epmd', 'EPMD, the port mapper'],
  ['magic cookie', 'magic cookie：节点间的暗号'],
  ['The Magic Cookie', 'magic cookie'],
  ['pid', 'Pids'],
  ['hostFile()', 'hostFile()'],
])('"%s" is the name of "%s"', (typed, title) => {
  const [first] = orderOf(
    typed,
    ['Else', '/learn/else'],
    [`${typed} too`, '/learn/too'],
    [title, '/learn/it'],
  )
  expect(first).toBe(`${title} /learn/it`)
})

test('a name is a whole word, at the beginning or the end; a page comes before a heading, the course before a member', () => {
  expect(
    orderOf(
      'cookie',
      ['Else', '/learn/else'],
      ['Cookiejar', '/learn/cookiejar'],
      ['Node › cookie', '/api/Nodes#node--cookie'],
      ['A cookie for each peer', '/learn/magic-cookie#peer'],
      ['The magic cookie', '/learn/magic-cookie'],
    ),
  ).toEqual([
    'The magic cookie /learn/magic-cookie',
    'A cookie for each peer /learn/magic-cookie#peer',
    'Node › cookie /api/Nodes#node--cookie',
    'Else /learn/else',
    'Cookiejar /learn/cookiejar',
  ])
  expect(
    orderOf('节点', ['名字', '/learn/a'], ['隐藏节点', '/learn/b'], ['节点', '/learn/glossary#node']),
  ).toEqual(['节点 /learn/glossary#node', '隐藏节点 /learn/b', '名字 /learn/a'])
})

test('a text is not taken for a title', () => {
  const text = hit(CONTENT, { t: 'ping', s: 'Elsewhere', h: '#it' })
  const title = hit(TITLE, { t: 'Ping' }, false)
  expect(ranked([text, title], 'ping')).toEqual([title, text])
  expect(ranked([text, title], ' ')).toEqual([text, title])
})

test('a chapter that teaches a word comes before what only has its name in the reference', () => {
  const member = hit(HEADING, { t: 'Pid › creation', u: '/api/Terms', h: '#pid--creation' })
  const words = hit(KEYWORDS, { t: 'pid,  process identifier, Creation', s: 'Pids' })
  const others = hit(KEYWORDS, { t: 'creation myth', s: 'Elsewhere' })
  expect(ranked([member, others, words], 'creation')).toEqual([words, member, others])
})
