import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App } from '#platform/http'
import type { Locale } from '#platform/i18n'
import { askApi, askPicture } from './ask.ts'
import { readerLocale } from './reader.ts'
import { drawCard, type SharedCard } from './share-drawing.ts'
import { priceText, shareWords, untilText } from './share-words.ts'

interface Params {
  region: string
  community: string
  window?: string
  product?: string
}

interface ShownOffer {
  productId: string
  pictureIds: string[]
  unitPriceMinor: number
  measure: string
}

interface ShownWindow {
  id: string
  closesAt: string
  currency: string
  offers: ShownOffer[]
}

const KEPT_MS = 600_000
const MOST_KEPT = 200
const UUID = '[0-9a-f-]{36}'

/** Pictures of products, windows and communities for previews in chats, made when first asked for. */
export function addSharePictures(app: App): void {
  const kept = new Map<string, { until: number; picture: Promise<Buffer | null> }>()

  const answer = async (
    request: FastifyRequest,
    reply: FastifyReply,
    cardOf: (locale: Locale) => Promise<SharedCard | null>,
  ) => {
    const locale = readerLocale(request)
    const key = `${locale} ${request.url.split('?')[0]}`
    const now = performance.now()
    const found = kept.get(key)
    const picture =
      found !== undefined && found.until > now
        ? found.picture
        : cardOf(locale).then((card) => (card === null ? null : drawCard(card)))
    if (picture !== found?.picture) {
      kept.delete(key)
      kept.set(key, { until: now + KEPT_MS, picture })
      const oldest = kept.keys().next()
      if (kept.size > MOST_KEPT && !oldest.done) kept.delete(oldest.value)
      picture.catch(() => kept.delete(key))
    }
    const drawn = await picture
    if (drawn === null) return reply.callNotFound()
    return reply
      .type('image/png')
      .header('cache-control', 'public, max-age=600')
      .header('cross-origin-resource-policy', 'cross-origin')
      .send(drawn)
  }

  const paths = {
    [`/share/:region/:community(${UUID})/today.png`]: windowCard,
    [`/share/:region/:community(${UUID})/windows/:window(${UUID}).png`]: windowCard,
    [`/share/:region/:community(${UUID})/goods/:product(${UUID}).png`]: productCard,
  }
  for (const [path, cardOf] of Object.entries(paths)) {
    app.get(path, { schema: { hide: true } }, (request, reply) =>
      answer(request, reply, (locale) => cardOf(app, request.params as Params, locale)),
    )
  }
  app.get('/share/linli.png', { schema: { hide: true } }, (request, reply) =>
    answer(request, reply, async (locale) => ({
      over: shareWords(locale).today,
      title: shareWords(locale).tagline,
      price: null,
      under: '',
      pictures: [],
    })),
  )
}

const placeOf = ({ region, community }: Params): string =>
  `/regions/${encodeURIComponent(region)}/communities/${community}`

/** Where it is: the community's name and the region's zone. */
async function whereOf(app: App, params: Params, locale: Locale) {
  const [community, region] = await Promise.all([
    askApi<{ name: string }>(app, placeOf(params), locale),
    askApi<{ timeZone: string; currency: string }>(
      app,
      `/regions/${encodeURIComponent(params.region)}`,
      locale,
    ),
  ])
  return community === null || region === null ? null : { ...region, community: community.name }
}

/** The window that is meant, else the one that is on. */
async function windowOf(app: App, params: Params, locale: Locale): Promise<ShownWindow | null> {
  const place = placeOf(params)
  const listed = await askApi<{ windows: { id: string; state: string }[] }>(
    app,
    `${place}/windows`,
    locale,
  )
  const id = params.window ?? listed?.windows.find(({ state }) => state === 'open')?.id
  return id === undefined ? null : askApi<ShownWindow>(app, `${place}/windows/${id}`, locale)
}

async function windowCard(app: App, params: Params, locale: Locale): Promise<SharedCard | null> {
  const [where, window] = await Promise.all([
    whereOf(app, params, locale),
    windowOf(app, params, locale),
  ])
  if (where === null || (params.window !== undefined && window === null)) return null
  const firsts = (window?.offers ?? [])
    .filter(({ pictureIds }) => pictureIds.length > 0)
    .toSorted((a, b) => b.unitPriceMinor - a.unitPriceMinor)
    .filter((_, at) => at % 5 === 0)
    .slice(0, 4)
  const pictures = await Promise.all(firsts.map((one) => askPicture(app, one.pictureIds[0])))
  return {
    over: shareWords(locale).today,
    title: where.community,
    price: null,
    under: window === null ? '' : untilText(window.closesAt, where.timeZone, locale),
    pictures: pictures.filter((one) => one !== null),
  }
}

async function productCard(app: App, params: Params, locale: Locale): Promise<SharedCard | null> {
  const [where, window, product] = await Promise.all([
    whereOf(app, params, locale),
    windowOf(app, params, locale),
    askApi<{
      name: string
      pictureIds: string[]
      goods: { priceMinor: number; measure: string }[]
    }>(app, `${placeOf(params)}/products/${params.product}`, locale),
  ])
  if (where === null || product === null) return null
  const offer = window?.offers.find(({ productId }) => productId === params.product)
  const good = product.goods[0]
  const minor = offer?.unitPriceMinor ?? good?.priceMinor
  const picture = await askPicture(app, product.pictureIds[0])
  const perKg = (offer ?? good)?.measure === 'weighed' ? shareWords(locale).perKg : ''
  return {
    over: where.community,
    title: product.name,
    price: minor === undefined ? null : priceText(minor, where.currency, locale) + perKg,
    under:
      offer === undefined || window === null
        ? shareWords(locale).tagline
        : untilText(window.closesAt, where.timeZone, locale),
    pictures: picture === null ? [] : [picture],
  }
}
