import { expect, test } from 'vitest'
import { plainHeadings } from './headings.ts'

const page = (...blocks: string[]): string => blocks.join('\n\n')

test('a member is a heading, which names its class; a function is one', () => {
  const written = plainHeadings(
    page(
      '## Node',
      'A node.',
      '### Methods',
      '#### ping()',
      'Asks.',
      '##### Parameters',
      '| … |',
      '## names()',
      'All.',
    ),
  )
  expect(written).toBe(
    page(
      '## Node',
      'A node.',
      '### <span class="member-of">Node › </span>ping()',
      'Asks.',
      '| … |',
      '## names()',
      'All.',
    ),
  )
})

test('what a function returns is a line; of a constructor its code says it', () => {
  const written = plainHeadings(
    page(
      ...[
        '## Pid',
        '### Constructors',
        '#### Constructor',
        'new',
        '##### Parameters',
        '| id |',
        '##### Returns',
        '`Pid`',
      ],
      ...['### Accessors', '#### node', 'get', '##### Get Signature', 'code', '###### Returns', '`Atom`'],
    ),
  )
  expect(written).not.toContain('`Pid`')
  expect(written).toContain('**Returns** `Atom`')
})

test('a base is named where it has a page', () => {
  expect(plainHeadings(page('## A', '### Extends', '- `Error`', 'Text.'))).toBe(page('## A', 'Text.'))
  expect(plainHeadings(page('## A', '### Extends', '- [`B`](#b)\n- `C`\n- [`D`](#d)'))).toBe(
    page('## A', '**Extends** [`B`](#b), [`D`](#d)'),
  )
})
