/**
 * Lets Docusaurus live in a package of `"type": "module"`.
 *
 * Docusaurus generates CommonJS in two places, and Node and Rspack would both read it as ESM:
 * the client code under `.docusaurus/`, and the server bundle that renders the pages.
 */
import type { Plugin } from '@docusaurus/types'

const markServerBundle = {
  apply(compiler: RspackCompiler) {
    const { RawSource } = compiler.webpack.sources
    compiler.hooks.thisCompilation.tap('commonjs-output', (compilation) => {
      compilation.emitAsset('package.json', new RawSource('{"type":"commonjs"}'))
    })
  },
}

/** The few of Rspack's names that are used here; Docusaurus types its bundler as webpack. */
interface RspackCompiler {
  webpack: { sources: { RawSource: new (text: string) => unknown } }
  hooks: { thisCompilation: { tap(name: string, fn: (compilation: Compilation) => void): void } }
}
interface Compilation {
  emitAsset(name: string, source: unknown): void
}

export default function commonjsOutput(): Plugin {
  return {
    name: 'commonjs-output',
    configureWebpack: (_config, isServer) => ({
      module: {
        rules: [
          {
            test: /[\\/]\.docusaurus[\\/].*\.js$/,
            type: 'javascript/auto',
            resolve: { fullySpecified: false },
          },
        ],
      },
      plugins: isServer ? [markServerBundle] : [],
    }),
  }
}
