import { expect, it } from 'vitest'
import { deadAddresses, deadLinks } from './links.ts'
import { outline, parsePage } from './outline.ts'

const page = (file: string, text: string) => ({ file, outline: outline(file, parsePage(text)) })

const ping = page('docs/04-ping.mdx', '## Ten lines {/* #ten-lines */}')

it('lets through what leads somewhere, or elsewhere', () => {
  const links = [
    '[a](./04-ping.mdx)',
    '[b](./04-ping.mdx#ten-lines)',
    '[c](#here)',
    '[d](/api/rpc)',
    '[e](https://example.org/x.mdx#y)',
  ]
  const all = page('docs/05-full-mesh.mdx', `## Here {/* #here */}\n\n${links.join('\n')}`)
  expect(deadLinks([ping, all], ['/api/rpc'])).toEqual([])
})

it('names file and line of a link to no page, and to no heading', () => {
  const dead = page('docs/05-full-mesh.mdx', '[a](./nowhere.mdx)\n\n[b](./04-ping.mdx#eleven)\n\n[c](#gone)')
  expect(deadLinks([ping, dead], [])).toEqual([
    { file: 'docs/05-full-mesh.mdx', line: 1, message: 'dead link: there is no page docs/nowhere.mdx' },
    {
      file: 'docs/05-full-mesh.mdx',
      line: 3,
      message: 'dead link: docs/04-ping.mdx has no heading {/* #eleven */}',
    },
    {
      file: 'docs/05-full-mesh.mdx',
      line: 5,
      message: 'dead link: docs/05-full-mesh.mdx has no heading {/* #gone */}',
    },
  ])
})

it('names a page that is no chapter and is not there or is led into, and a chapter by its address', () => {
  const dead = page('docs/05-full-mesh.mdx', '[a](/api/nothing)\n\n[b](/learn/ping)\n\n[c](/api/rpc#call)')
  expect(deadLinks([ping, dead], ['/api', '/api/rpc'])).toMatchObject([
    { line: 1, message: expect.stringContaining('/api/nothing') },
    { line: 3, message: expect.stringContaining('by its file') },
    { line: 5, message: expect.stringContaining('link to /api/rpc alone') },
  ])
})

it('names file and line of a link in a program of the site', () => {
  const program = `<Link to="/learn/ping#kata">\n<Link className="a" to="/learn/gone">\n{ to: '/left' }`
  expect(deadAddresses('site/pages/index.tsx', program, ['/learn/ping'])).toEqual([
    { file: 'site/pages/index.tsx', line: 2, message: 'dead link: there is no page /learn/gone' },
    { file: 'site/pages/index.tsx', line: 3, message: 'dead link: there is no page /left' },
  ])
})
