/**
 * The site: the chapters of docs/ in two languages, served under /learn, and a landing page.
 *
 * Docusaurus looks for pages, css and theme in src/ by default. Here src/ is the runtime's alone,
 * so the options below and the plugins in site/plugins/ point it to site/.
 */
import type { Options as DocsOptions } from '@docusaurus/plugin-content-docs'
import type { Options, ThemeConfig } from '@docusaurus/preset-classic'
import type { Config } from '@docusaurus/types'
import type { PluginOptions as SearchOptions } from '@easyops-cn/docusaurus-search-local'
import { API_PAGES, freshApiReference } from './site/api-reference/fresh.ts'
import { diagramColours } from './site/diagram-colours.ts'
import kataPlayer, { kataFolder } from './site/kata/plugin.ts'
import { numberedChapters } from './site/numbered-chapters.ts'
import commonjsOutput from './site/plugins/commonjs-output.ts'
import freshBuild from './site/plugins/fresh-build.ts'
import katas from './site/plugins/katas.ts'
import localeChoice from './site/plugins/locale-choice.ts'
import offline from './site/plugins/offline.ts'
import searchOrder from './site/plugins/search-order.ts'
import themeFolder from './site/plugins/theme-folder.ts'
import { darkCode, lightCode } from './site/prism-theme.ts'
import knownNames from './site/remark/known-names.ts'
import quote from './site/remark/quote.ts'
import wideTables from './site/remark/wide-tables.ts'
import { searchDictionary } from './tools/glossary/dictionary.ts'
import { readGlossary } from './tools/glossary/glossary.ts'
import { keywordsOf } from './tools/glossary/keywords.ts'

// The pages must be there before a plugin looks for them.
freshApiReference(process.cwd())

const glossary = readGlossary()

const config: Config = {
  title: 'pangpong',
  tagline: 'Distributed Erlang, learned by kata',
  favicon: 'logo.svg',
  url: process.env.SITE_URL ?? 'http://localhost:3000',
  baseUrl: process.env.SITE_BASE ?? '/',
  staticDirectories: ['site/static', kataFolder],

  clientModules: ['./site/client/no-prefetch.ts'],

  // A dead link is an error in the text, so it stops the build.
  onBrokenLinks: 'throw',
  onBrokenAnchors: 'throw',
  onDuplicateRoutes: 'throw',
  markdown: {
    mermaid: true,
    format: 'detect', // the API reference is plain Markdown, in which `<` and `{` are themselves
    hooks: { onBrokenMarkdownLinks: 'throw', onBrokenMarkdownImages: 'throw' },
    parseFrontMatter: async (params) => {
      const { frontMatter, content } = await params.defaultParseFrontMatter(params)
      const keywords = keywordsOf(params.filePath, glossary)
      return { frontMatter: keywords.length > 0 ? { ...frontMatter, keywords } : frontMatter, content }
    },
  },

  i18n: {
    defaultLocale: 'en',
    locales: ['en', 'zh-CN'],
    localeConfigs: {
      en: { label: 'English', htmlLang: 'en' },
      'zh-CN': { label: '中文', htmlLang: 'zh-CN' },
    },
  },

  // The history of the files is not shown, so git is not asked for it.
  future: { v4: true, faster: true, experimental_vcs: 'disabled' },

  presets: [
    [
      'classic',
      {
        docs: {
          path: 'docs',
          routeBasePath: 'learn',
          breadcrumbs: false,
          sidebarPath: './sidebars.ts',
          sidebarItemsGenerator: numberedChapters,
          beforeDefaultRemarkPlugins: [quote, knownNames, wideTables],
        },
        pages: { path: 'site/pages' },
        blog: false,
        theme: { customCss: './site/css/custom.css' },
      } satisfies Options,
    ],
  ],
  themes: [
    '@docusaurus/theme-mermaid',
    [
      '@easyops-cn/docusaurus-search-local',
      {
        language: ['en', 'zh'],
        zhUserDict: searchDictionary(glossary),
        docsRouteBasePath: ['/learn', '/api'],
        docsPluginIdForPreferredVersion: 'default',
        indexBlog: false,
        hashed: true,
        searchResultContextMaxLength: 60,
        explicitSearchResultPath: true, // tells a chapter from the reference of that name
        // Definitions hidden behind a term would make every page that uses it a hit.
        // What is there to be pressed says nothing about its chapter.
        ignoreCssSelectors: [
          ...['[role=tooltip]', '.widget__poster', '.kata__ways', '.quiz__kind'],
          '.plugin-id-api thead', // the same few words on every table
        ],
      } satisfies SearchOptions,
    ],
    themeFolder, // after the search, whose page it has a part in
  ],
  plugins: [
    [
      '@docusaurus/plugin-content-docs',
      {
        id: 'api',
        path: API_PAGES,
        routeBasePath: 'api',
        breadcrumbs: false,
        sidebarPath: './site/api-reference/sidebars.ts',
        beforeDefaultRemarkPlugins: [wideTables],
      } satisfies DocsOptions,
    ],
    commonjsOutput,
    freshBuild,
    kataPlayer,
    katas,
    localeChoice,
    offline,
    searchOrder,
  ],

  themeConfig: {
    colorMode: { respectPrefersColorScheme: true },
    navbar: {
      title: 'pangpong',
      logo: { alt: '', src: 'logo.svg', width: 40, height: 28 },
      items: [
        {
          to: '/learn/from-pang-to-pong',
          label: 'Learn',
          position: 'left',
          activeBaseRegex: '/learn/(?!glossary)',
        },
        { to: '/playground', label: 'Playground', position: 'left' },
        { to: '/progress', label: 'Progress', position: 'left' },
        { to: '/learn/glossary', label: 'Glossary', position: 'left' },
        { to: '/api', label: 'API', position: 'left' },
        { type: 'search', position: 'right', className: 'search-item' },
        { type: 'custom-language', position: 'right' },
      ],
    },
    docs: { sidebar: { hideable: true } },
    tableOfContents: { minHeadingLevel: 2, maxHeadingLevel: 3 },
    prism: {
      theme: lightCode,
      darkTheme: darkCode,
      additionalLanguages: ['erlang', 'bash', 'json'],
    },
    mermaid: {
      theme: { light: 'neutral', dark: 'dark' },
      options: {
        fontFamily: 'inherit',
        themeCSS: diagramColours,
        // In the size they are drawn for, so that css can decide when they have to be scrolled.
        flowchart: {
          nodeSpacing: 24,
          padding: 10,
          rankSpacing: 40,
          subGraphTitleMargin: { top: 4, bottom: 6 },
          useMaxWidth: false,
        },
        sequence: { actorMargin: 20, diagramMarginX: 2, width: 87, useMaxWidth: false },
      },
    },
  } satisfies ThemeConfig,
}

export default config
