/** The parts of the search's library that the page of results is made of: it has no types of its own for them. */

declare module '@theme-init/searchByWorker' {
  export function fetchIndexesByWorker(baseUrl: string, context: string): Promise<void>
  export function searchByWorker(
    baseUrl: string,
    context: string,
    typed: string,
    limit: number,
  ): Promise<import('./places.ts').Hit[]>
}

declare module '@theme/hooks/useSearchQuery' {
  export default function useSearchQuery(): {
    searchValue: string
    updateSearchPath(typed: string): void
  }
}

declare module '@theme/LoadingRing/LoadingRing' {
  export default function LoadingRing(): import('react').ReactNode
}

declare module '@easyops-cn/docusaurus-search-local/dist/client/client/utils/highlight' {
  export function highlight(text: string, tokens: readonly string[]): string
}

declare module '@easyops-cn/docusaurus-search-local/dist/client/client/utils/highlightStemmed' {
  export function highlightStemmed(
    text: string,
    positions: readonly (readonly [start: number, length: number])[],
    tokens: readonly string[],
    longest?: number,
  ): string
}

declare module '@easyops-cn/docusaurus-search-local/dist/client/client/utils/getStemmedPositions' {
  export function getStemmedPositions(
    metadata: import('./places.ts').Hit['metadata'],
    field: 't',
  ): [start: number, length: number][]
}
