/** May know Node, but not the project around it; and a package must be declared. */
import { helper } from '../../tools/helper.ts'
import 'vitest'
// @ts-expect-error: there is no such file
import './missing.ts'

export const run = helper
