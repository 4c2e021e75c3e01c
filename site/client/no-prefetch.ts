/**
 * Docusaurus fetches the page behind every link in view, and in the sidebar that is all of them. Here a page is fetched
 * when its link is pointed at, and the service worker keeps all pages anyway.
 */
/** Docusaurus calls this before links can be in view, and after it has made `window.docusaurus`, which is frozen. */
export function onRouteUpdate(): void {
  window.docusaurus = { ...window.docusaurus, prefetch: () => false }
}
