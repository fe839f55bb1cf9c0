import type { PageHead } from './routes.tsx'

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)

/** What a page says of itself, as markup of its head. */
export function headMarkup(head: PageHead | undefined, url: URL, locale: string): string {
  const { title = '', description, picture, jsonLd, isPrivate } = head ?? {}
  const name = title === '' ? '邻里 Linli' : `${title} · 邻里 Linli`
  const meta = (key: 'name' | 'property', of: string, content: string | undefined) =>
    content === undefined ? '' : `<meta ${key}="${of}" content="${escaped(content)}">`
  return [
    `<title>${escaped(name)}</title>`,
    meta('name', 'description', description),
    isPrivate ? '<meta name="robots" content="noindex">' : '',
    `<link rel="canonical" href="${escaped(url.origin + url.pathname)}">`,
    meta('property', 'og:title', name),
    meta('property', 'og:description', description),
    meta('property', 'og:url', url.origin + url.pathname),
    meta('property', 'og:type', 'website'),
    meta('property', 'og:site_name', '邻里 Linli'),
    meta('property', 'og:locale', locale.replace('-', '_')),
    meta('property', 'og:image', picture),
    meta('name', 'twitter:card', picture === undefined ? undefined : 'summary_large_image'),
    jsonLd === undefined
      ? ''
      : `<script type="application/ld+json">${JSON.stringify(jsonLd).replaceAll('<', '\\u003c')}</script>`,
  ].join('\n')
}
