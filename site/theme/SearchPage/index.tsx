/**
 * The page of all that was found. The library's own lists a place as often as something of it was found, and names its
 * field in English.
 */
import Head from '@docusaurus/Head'
import Link from '@docusaurus/Link'
import { translate } from '@docusaurus/Translate'
import { usePluralForm } from '@docusaurus/theme-common'
import useBaseUrl from '@docusaurus/useBaseUrl'
import styles from '@easyops-cn/docusaurus-search-local/dist/client/client/theme/SearchPage/SearchPage.module.css'
import { getStemmedPositions } from '@easyops-cn/docusaurus-search-local/dist/client/client/utils/getStemmedPositions'
import { highlight } from '@easyops-cn/docusaurus-search-local/dist/client/client/utils/highlight'
import { useText } from '@site/site/components/use-text.ts'
import { highlightStemmed } from '@site/site/search/highlightStemmed.ts'
import { type Hit, isNamed, type Place, placesOf } from '@site/site/search/places.ts'
import { fetchIndexesByWorker, MOST, searchAll } from '@site/site/theme/searchByWorker.ts'
import useSearchQuery from '@theme/hooks/useSearchQuery'
import Layout from '@theme/Layout'
import LoadingRing from '@theme/LoadingRing/LoadingRing'
import { type ReactNode, useEffect, useState } from 'react'

/** In characters: of a title, and of a text that is quoted. */
const QUOTED = 100

const texts = {
  en: {
    label: 'Search',
    unbuilt: 'The search index is only there once the site is built.',
    all: '1 place|{count} places',
    best: 'The best place|The best {count} places',
  },
  zh: {
    label: '搜索',
    unbuilt: '站点构建之后才有搜索索引。',
    all: '共 {count} 处',
    best: '最相关的 {count} 处',
  },
}

export default function SearchPage(): ReactNode {
  return (
    <Layout>
      <Search />
    </Layout>
  )
}

function Search(): ReactNode {
  const text = useText(texts)
  const base = useBaseUrl('/')
  const { selectMessage } = usePluralForm()
  const { searchValue, updateSearchPath } = useSearchQuery()
  const [typed, setTyped] = useState(searchValue)
  const [hits, setHits] = useState<Hit[]>()
  const [ready, setReady] = useState(false)

  useEffect(() => {
    void fetchIndexesByWorker(base, '').then(() => setReady(true))
  }, [base])

  useEffect(() => {
    if (searchValue !== '') setTyped(searchValue) // the box in the bar leads here too
  }, [searchValue])

  // biome-ignore lint/correctness/useExhaustiveDependencies: the address follows what is typed, and is made anew with it.
  useEffect(() => {
    updateSearchPath(typed)
    let isLast = true
    if (typed === '') setHits(undefined)
    else
      void searchAll(base, '', typed).then((found) => {
        if (isLast) setHits(found)
      })
    return () => {
      isLast = false
    }
  }, [typed, base])

  const places = hits && placesOf(hits)
  const title = typed
    ? translate(
        { id: 'theme.SearchPage.existingResultsTitle', message: 'Search results for "{query}"' },
        { query: typed },
      )
    : translate({ id: 'theme.SearchPage.emptyResultsTitle', message: 'Search the documentation' })
  return (
    <div className="container margin-vert--lg">
      <Head>
        <meta content="noindex, follow" property="robots" />
        <title>{title}</title>
      </Head>
      <h1>{title}</h1>
      <div className="row">
        <div className="col col--12">
          <input
            aria-label={text.label}
            autoComplete="off"
            // biome-ignore lint/a11y/noAutofocus: the page is for typing into it.
            autoFocus
            className={styles.searchQueryInput}
            name="q"
            onChange={({ target }) => setTyped(target.value)}
            type="search"
            value={typed}
          />
        </div>
      </div>
      {!ready && typed !== '' && <LoadingRing />}
      {places && (
        <p>
          {places.length > 0
            ? selectMessage(places.length, hits?.length === MOST ? text.best : text.all).replace(
                '{count}',
                String(places.length),
              )
            : process.env.NODE_ENV === 'production'
              ? translate({ id: 'theme.SearchPage.noResultsText', message: 'No documents were found' })
              : text.unbuilt}
        </p>
      )}
      <section>
        {places?.map((place) => (
          <Result key={place.address} place={place} />
        ))}
      </section>
    </div>
  )
}

function Result({ place: { address, title, path, found, text } }: { place: Place }): ReactNode {
  return (
    <article className={styles.searchResultItem}>
      <h2>
        <Link
          // biome-ignore lint/security/noDangerouslySetInnerHtml: the library escapes what it marks.
          dangerouslySetInnerHTML={{
            __html: isNamed(found) ? marked(found) : highlight(title, found.tokens),
          }}
          to={address}
        />
      </h2>
      {path.length > 0 && <p className={styles.searchResultItemPath}>{path.join(' › ')}</p>}
      {text && (
        <p
          className={styles.searchResultItemSummary}
          // biome-ignore lint/security/noDangerouslySetInnerHtml: see above.
          dangerouslySetInnerHTML={{ __html: marked(text) }}
        />
      )}
    </article>
  )
}

/** The words of a hit as HTML. A flag stays whole: a word joiner holds its hyphen to what follows. */
function marked({ document, metadata, tokens }: Hit): string {
  const html = highlightStemmed(document.t, getStemmedPositions(metadata, 't'), tokens, QUOTED)
  return html.replace(/(?<!\w)-(?=[\w-]|<mark>)/g, '-\u2060')
}
