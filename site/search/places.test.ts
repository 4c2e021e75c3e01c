import { expect, test } from 'vitest'
import { type Hit, placesOf } from './places.ts'

const [TITLE, HEADING, DESCRIPTION, KEYWORDS, CONTENT] = [0, 1, 2, 3, 4] as const
const ping = { t: 'Ping', b: ['Learn'] }

function hit(type: number, document: Omit<Hit['document'], 'u'>, page: Hit['page'] = ping): Hit {
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
