import { serverNow } from '../../../api/index.ts'
import { m, money } from '../../../i18n/index.ts'
import { offerName } from '../../goods/offer.ts'
import { cutoffText, pickupText } from '../../goods/window-words.ts'
import type { OfferedSku, Product } from './product-queries.ts'

/** What a neighbour would say of the product, to be read aloud. */
export function aloudText(
  product: Product,
  chosen: OfferedSku | undefined,
  region: { timeZone: string; currency: string } | undefined,
): string {
  if (chosen === undefined || region === undefined) return product.name
  const { offer, window } = chosen
  const price = money(offer.unitPriceMinor, region.currency)
  const name = offerName(offer)
  return [
    offer.measure === 'weighed'
      ? m.shop_aloud_weighed({ name, price })
      : m.shop_aloud_price({ name, price }),
    product.origin === '' ? '' : m.shop_aloud_origin({ origin: product.origin }),
    cutoffText(offer.cutoffAt, serverNow(), region.timeZone),
    pickupText(window, serverNow(), region.timeZone, null),
    product.description,
  ]
    .filter(Boolean)
    .join('. ')
}
