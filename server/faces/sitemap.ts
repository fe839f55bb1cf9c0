import type { FastifyRequest } from 'fastify'
import type { App } from '#platform/http'
import { askApi } from './ask.ts'
import { escaped } from './shell.ts'

const MOST_ADDRESSES = 10_000
const MOST_COMMUNITIES = 200
const KEPT_MS = 600_000
const NOT_FOR_SEARCH = ['/api/', '/work', '/console', '/checkout', '/orders', '/me', '/l/']

/** What search engines may read, and the addresses of the public pages. */
export function addSitemap(app: App, originOf: (request: FastifyRequest) => string): void {
  let kept: { until: number; paths: Promise<string[]> } | null = null

  app.get('/robots.txt', { schema: { hide: true } }, async (request, reply) => {
    const lines = [
      'User-agent: *',
      ...NOT_FOR_SEARCH.map((path) => `Disallow: ${path}`),
      // Pictures of goods are part of the pages.
      'Allow: /api/v1/regions/operator/pictures/',
      '',
      `Sitemap: ${originOf(request)}/sitemap.xml`,
    ]
    return reply.type('text/plain; charset=utf-8').send(`${lines.join('\n')}\n`)
  })

  app.get('/sitemap.xml', { schema: { hide: true } }, async (request, reply) => {
    const now = performance.now()
    if (kept === null || kept.until < now) {
      kept = { until: now + KEPT_MS, paths: publicPaths(app) }
      kept.paths.catch(() => {
        kept = null
      })
    }
    const origin = originOf(request)
    const urls = (await kept.paths).map((path) => `<url><loc>${escaped(origin + path)}</loc></url>`)
    return reply
      .type('application/xml; charset=utf-8')
      .header('cache-control', 'public, max-age=600')
      .send(
        `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.join('')}</urlset>\n`,
      )
  })
}

/** Home, each community's day and shelf, and what is on there. */
async function publicPaths(app: App): Promise<string[]> {
  const regions = (await askApi<{ id: string }[]>(app, '/regions', 'en')) ?? []
  const paths = ['/']
  for (const { id } of regions) {
    const listed = await askApi<{ items: { id: string }[] }>(
      app,
      `/regions/${id}/communities?limit=${MOST_COMMUNITIES}`,
      'en',
    )
    for (const community of listed?.items ?? []) {
      const base = `/${id}/${community.id}`
      paths.push(base, `${base}/goods`)
      if (paths.length < MOST_ADDRESSES) paths.push(...(await productPaths(app, id, community.id)))
    }
  }
  return paths.slice(0, MOST_ADDRESSES)
}

async function productPaths(app: App, region: string, community: string): Promise<string[]> {
  const found = await askApi<{ items: { productId: string }[] }>(
    app,
    `/regions/${region}/communities/${community}/goods?limit=100`,
    'en',
  )
  const products = new Set(found?.items.map(({ productId }) => productId))
  return [...products].map((product) => `/${region}/${community}/goods/${product}`)
}
