import type { Root } from 'mdast'
import { VFile } from 'vfile'
import { describe, expect, it } from 'vitest'
import quote, { findRegion, quotedFiles } from './quote.ts'

const source = `import x
  // #region outer
  function outer() {
    // #region inner
    return 1
    // #endregion
  }
  // #endregion
`

describe('a region', () => {
  it('is what stands between its marks, without the common indent and without other marks', () => {
    expect(findRegion(source, 'inner')).toBe('return 1')
    expect(findRegion(source, 'outer')).toBe('function outer() {\n  return 1\n}')
  })

  it('is undefined where it is not named or not closed', () => {
    expect(findRegion(source, 'other')).toBeUndefined()
    expect(findRegion('// #region open\nx', 'open')).toBeUndefined()
  })
})

describe('a quoting fence', () => {
  const run = (meta: string, value = '') => {
    const position = { start: { line: 7, column: 1 }, end: { line: 8, column: 4 } }
    const fence = { type: 'code' as const, lang: 'ts', meta, value, position }
    quote()({ type: 'root', children: [fence] } satisfies Root, new VFile({ path: 'docs/a.mdx' }))
    return fence
  }

  it('is filled from the file and captioned with its name', () => {
    const fence = run('quote="src/handshake/digest.ts#digest"')
    expect(fence.value).toMatch(/^\/\*\*[\s\S]*function genDigest[\s\S]*\}$/)
    expect(fence.meta).toBe('title="src/handshake/digest.ts"')
  })

  it.each([
    ['src/nowhere.ts#x', '', /docs\/a\.mdx:7.*not found: src\/nowhere\.ts/],
    ['src/handshake/digest.ts#nothing', '', /docs\/a\.mdx:7.*#region nothing/],
    ['src/handshake/digest.ts#digest', 'pasted', /docs\/a\.mdx:7.*empty/],
  ])('stops the build for %s', (what, value, reason) => {
    const failure = (() => {
      try {
        return run(`quote="${what}"`, value)
      } catch (error) {
        return error
      }
    })()
    expect(
      `${(failure as { file?: string }).file}:${(failure as { line?: number }).line} ${failure}`,
    ).toMatch(reason)
  })

  it('tells which files a chapter depends on', () => {
    expect(quotedFiles('```ts quote="a.ts#x"\n```\n\n```ts quote="b.ts"\n```')).toEqual(['a.ts', 'b.ts'])
  })
})
