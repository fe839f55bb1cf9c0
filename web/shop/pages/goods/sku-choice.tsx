import { Link } from 'wouter'
import { m } from '../../../i18n/index.ts'
import { paths } from '../../paths.ts'
import type { Place } from '../../place.ts'
import type { OfferedSku, Product } from './product-queries.ts'

interface SkuChoiceProps {
  place: Place
  product: Product
  offers: readonly OfferedSku[]
  chosen: string | null
}

/** The sizes that a product comes in; the address holds which. */
export function SkuChoice({ place, product, offers, chosen }: SkuChoiceProps) {
  if (product.goods.length < 2) return null
  const isOffered = new Set(offers.map(({ offer }) => offer.skuId))
  return (
    <nav className="product-skus" aria-label={m.shop_sizes()}>
      {product.goods.map(({ skuId, name }) => (
        <Link
          key={skuId}
          replace
          href={paths.product(place, product.id, skuId)}
          aria-current={skuId === chosen ? 'true' : undefined}
          className={isOffered.has(skuId) ? undefined : 'product-sku-off'}
        >
          {name}
          {isOffered.has(skuId) ? null : <span>{m.shop_not_today()}</span>}
        </Link>
      ))}
    </nav>
  )
}
