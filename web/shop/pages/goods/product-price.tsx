import { m } from '../../../i18n/index.ts'
import { Price } from '../../../ui/price.tsx'
import { Skeleton } from '../../../ui/states.tsx'
import { offerName, perWeightText } from '../../goods/offer.ts'
import type { Good, OfferedSku, Product } from './product-queries.ts'

interface ProductPriceProps {
  product: Product
  chosen: OfferedSku | undefined
  /** The SKU as it is listed, where no window offers it. */
  good: Good | undefined
  currency: string
  isPending: boolean
}

/** Large: what it costs; below: by weight, and what it costs on other days. */
export function ProductPrice({ product, chosen, good, currency, isPending }: ProductPriceProps) {
  if (chosen === undefined && isPending) return <Skeleton count={2} />
  const priced = chosen?.offer ?? (good && { ...good, unitPriceMinor: good.priceMinor })
  if (priced === undefined) return null
  const byWeight = perWeightText(priced, currency)
  return (
    <div className="product-price">
      <h2>{chosen === undefined ? (good?.name ?? product.name) : offerName(chosen.offer)}</h2>
      <p>
        <Price
          minor={priced.unitPriceMinor}
          usualMinor={chosen?.offer.usualPriceMinor}
          currency={currency}
          size="large"
          per={priced.measure === 'weighed' ? m.common_per_kg() : undefined}
        />
        {byWeight === null ? null : (
          <span className="product-by-weight number">{m.shop_price_by_weight(byWeight)}</span>
        )}
      </p>
    </div>
  )
}
