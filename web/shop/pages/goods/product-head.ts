import { getCommunity, listRegions, read } from '../../../api/index.ts'
import { m, money } from '../../../i18n/index.ts'
import { pictureAddress, pictureSet } from '../../../ui/picture.tsx'
import { standingOf } from '../../goods/offer.ts'
import type { PageHead, PageVisit } from '../../page.ts'
import { paths } from '../../paths.ts'
import { type Place, placeIn } from '../../place.ts'
import { sharePictures } from '../../share-pictures.ts'
import { heldWindows, offersOf, type Product, productQuery } from './product-queries.ts'

/** How wide the gallery's picture is, as in <img sizes>. */
export const GALLERY_SIZES = '(min-width: 900px) 480px, 100vw'

/** What the product's page says of itself: name, price and picture, also for previews in chats. */
export function productHead(visit: PageVisit): PageHead {
  const { client, params, origin } = visit
  const place = placeIn(params)!
  const product = client.getQueryData(productQuery(place, params.product!).queryKey)
  if (product === undefined) return { title: m.shop_not_found(), isPrivate: true, status: 404 }
  // Only the name of the tab changes in a browser: what follows is for search engines and chats.
  if (!import.meta.env.SSR) return { title: product.name }
  const regions = client.getQueryData(read(listRegions, {}).queryKey)
  const currency = regions?.find(({ id }) => id === place.region)?.currency ?? 'CNY'
  const community = client.getQueryData(read(getCommunity, { ...place }).queryKey)?.name ?? ''
  const [first] = offersOf(product.id, heldWindows(client, place))
  const minor = first?.offer.unitPriceMinor ?? product.goods[0]?.priceMinor ?? 0
  const price = money(minor, currency)
  const picture = product.pictureIds[0]
  return {
    title: product.name,
    description:
      product.description === ''
        ? m.shop_product_description({ name: product.name, price, community })
        : product.description,
    picture: origin + sharePictures.product(place, product.id),
    preload:
      picture === undefined ? undefined : { srcSet: pictureSet(picture), sizes: GALLERY_SIZES },
    jsonLd: [
      productData(visit, place, product, currency),
      breadcrumbs(origin, place, product, community),
    ],
  }
}

function productData(
  { client, origin }: PageVisit,
  place: Place,
  product: Product,
  currency: string,
) {
  const offered = offersOf(product.id, heldWindows(client, place))
  const digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
    .maximumFractionDigits!
  const state = (one: (typeof offered)[number]): string => {
    const standing = standingOf(one.offer, one.window.state, Date.parse(one.window.serverTime))
    if (standing === 'open') return 'https://schema.org/InStock'
    return standing === 'upcoming' ? 'https://schema.org/PreOrder' : 'https://schema.org/OutOfStock'
  }
  return {
    '@context': 'https://schema.org',
    '@type': 'Product',
    name: product.name,
    description: product.description || product.name,
    image: product.pictureIds.map((id) => origin + pictureAddress(id)),
    ...(product.brand === '' ? {} : { brand: { '@type': 'Brand', name: product.brand } }),
    offers: offered.map((one) => ({
      '@type': 'Offer',
      url: origin + paths.product(place, product.id, one.offer.skuId),
      priceCurrency: currency,
      price: (one.offer.unitPriceMinor / 10 ** digits).toFixed(digits),
      priceValidUntil: one.offer.cutoffAt,
      availability: state(one),
    })),
  }
}

function breadcrumbs(origin: string, place: Place, product: Product, community: string) {
  const item = (position: number, name: string, path: string) => ({
    '@type': 'ListItem',
    position,
    name,
    item: origin + path,
  })
  return {
    '@context': 'https://schema.org',
    '@type': 'BreadcrumbList',
    itemListElement: [
      item(1, community, paths.today(place)),
      item(2, product.name, paths.product(place, product.id)),
    ],
  }
}
