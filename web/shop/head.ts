import type { PageHead } from './page.ts'

const NAME = '邻里 Linli'

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)

/** The name of the tab. */
export const titleOf = (head: PageHead | undefined): string =>
  head === undefined || head.title === '' ? NAME : `${head.title} · ${NAME}`

/** What a page says of itself, as markup of its head. */
export function headMarkup(
  head: PageHead | undefined,
  url: URL,
  locale: string,
  locales: readonly string[],
): string {
  const { description, picture, jsonLd, isPrivate = false } = head ?? {}
  const name = titleOf(head)
  const canonical = url.origin + (head?.canonical ?? url.pathname)
  const meta = (key: 'name' | 'property', of: string, content: string | undefined) =>
    content === undefined ? '' : `<meta ${key}="${of}" content="${escaped(content)}">`
  const lines = [
    `<title>${escaped(name)}</title>`,
    meta('name', 'description', description),
    isPrivate ? '<meta name="robots" content="noindex">' : alternates(canonical, locales),
    preloadOf(head),
    meta('property', 'og:title', head?.title || name),
    meta('property', 'og:description', description),
    meta('property', 'og:url', canonical),
    meta('property', 'og:type', 'website'),
    meta('property', 'og:site_name', NAME),
    meta('property', 'og:locale', locale.replace('-', '_')),
    meta('property', 'og:image', picture),
    picture === undefined ? '' : meta('property', 'og:image:width', '1200'),
    picture === undefined ? '' : meta('property', 'og:image:height', '630'),
    meta('name', 'twitter:card', picture === undefined ? undefined : 'summary_large_image'),
    jsonLd === undefined
      ? ''
      : `<script type="application/ld+json">${JSON.stringify(jsonLd).replaceAll('<', '\\u003c')}</script>`,
  ]
  return lines.filter(Boolean).join('\n')
}

/** The page's own address and the same in every language, for search engines. */
function alternates(canonical: string, locales: readonly string[]): string {
  const link = (tag: string, href: string) =>
    `<link rel="alternate" hreflang="${tag}" href="${escaped(href)}">`
  return [
    `<link rel="canonical" href="${escaped(canonical)}">`,
    ...locales.map((tag) => link(tag, `${canonical}?lang=${tag}`)),
    link('x-default', canonical),
  ].join('\n')
}

const preloadOf = (head: PageHead | undefined): string =>
  head?.preload === undefined
    ? ''
    : `<link rel="preload" as="image" fetchpriority="high" imagesrcset="${escaped(head.preload.srcSet)}" imagesizes="${escaped(head.preload.sizes)}">`
