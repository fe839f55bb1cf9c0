import './goods-grid.css'
import { Link } from 'wouter'
import { type Good, useServerMinute } from '../../api/index.ts'
import { m } from '../../i18n/index.ts'
import { Picture } from '../../ui/picture.tsx'
import { Price } from '../../ui/price.tsx'
import { paths } from '../paths.ts'
import type { Place } from '../place.ts'
import { useRegion } from '../reader.tsx'
import { standingOf, type Window } from './offer.ts'
import { CARD_SIZES, OfferCard } from './offer-card.tsx'

interface GoodsGridProps {
  place: Place
  goods: readonly Good[]
  /** The windows that are on: what they offer can be put into the cart. */
  windows: readonly Window[]
}

/** Goods as they are listed: what is on today first, to be ordered; then what is not. */
export function GoodsGrid({ place, goods, windows }: GoodsGridProps) {
  const region = useRegion()
  const minute = useServerMinute()
  if (region === undefined) return null
  const offered = goods.map((good) => {
    const window = windows.find(({ offers }) => offers.some(({ skuId }) => skuId === good.skuId))
    return { good, window, offer: window?.offers.find(({ skuId }) => skuId === good.skuId) }
  })
  const sorted = offered.toSorted(
    (a, b) => Number(b.offer !== undefined) - Number(a.offer !== undefined),
  )
  return (
    <ul className="offer-grid goods-grid">
      {sorted.map(({ good, window, offer }, at) => (
        <li key={good.skuId}>
          {window === undefined || offer === undefined ? (
            <ListedCard place={place} good={good} currency={region.currency} />
          ) : (
            <OfferCard
              offer={offer}
              place={place}
              window={window}
              timeZone={region.timeZone}
              standing={standingOf(offer, window.state, minute)}
              isFirst={at < 2}
            />
          )}
        </li>
      ))}
    </ul>
  )
}

function ListedCard({ place, good, currency }: { place: Place; good: Good; currency: string }) {
  return (
    <article className="offer offer-off">
      <div className="offer-picture">
        <Picture picture={good.pictureId} alt="" sizes={CARD_SIZES} ratio={8 / 7} />
      </div>
      <div className="offer-text">
        <h3>
          <Link href={paths.product(place, good.productId, good.skuId)}>{good.name}</Link>
        </h3>
        <Price
          minor={good.priceMinor}
          currency={currency}
          per={good.measure === 'weighed' ? m.common_per_kg() : undefined}
        />
        <div className="offer-buy">
          <p className="offer-facts">
            <span>{m.shop_not_offered()}</span>
          </p>
        </div>
      </div>
    </article>
  )
}
