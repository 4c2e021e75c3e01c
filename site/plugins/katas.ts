/**
 * Reads katas/<NN-slug>/kata.json, so that a chapter's kata card repeats nothing that the kata says itself.
 * The cards find them with `usePluginData('katas')`.
 */

import path from 'node:path'
import type { LoadContext, Plugin } from '@docusaurus/types'
import { kataFiles, readKatas } from '../katas.ts'

export default function katas({ siteDir }: LoadContext): Plugin {
  const folder = path.join(siteDir, 'katas')
  return {
    name: 'katas',
    getPathsToWatch: () => kataFiles(folder),
    contentLoaded: ({ actions }) => actions.setGlobalData(readKatas(folder)),
  }
}
