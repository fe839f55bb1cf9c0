import './offer-card.css'
import { memo } from 'react'
import { Link } from 'wouter'
import { m, nameOf, number, timeOf, weight } from '../../i18n/index.ts'
import { Icon } from '../../ui/icon.tsx'
import { Picture } from '../../ui/picture.tsx'
import { Price } from '../../ui/price.tsx'
import { paths } from '../paths.ts'
import type { Place } from '../place.ts'
import { AddToCart } from './add-to-cart.tsx'
import { type Offer, offerName, type Standing } from './offer.ts'

/** How wide a card's picture is, as in <img sizes>; the preload in the head says the same. */
export const CARD_SIZES = '(min-width: 1200px) 220px, (min-width: 700px) 30vw, 46vw'

export interface OfferCardProps {
  offer: Offer
  place: Place
  window: { id: string; closesAt: string; currency: string }
  timeZone: string
  standing: Standing
  /** On the first screen. */
  isFirst?: boolean
}

/** One offer in a grid: what it is, what it costs, and into the cart. */
export const OfferCard = memo(function OfferCard(props: OfferCardProps) {
  const { offer, place, window, standing, isFirst = false } = props
  const name = offerName(offer)
  return (
    <article
      data-offer={offer.offerId}
      className={`offer${standing === 'open' ? '' : ' offer-off'}`}
    >
      <div className="offer-picture">
        <Picture
          picture={offer.pictureIds[0]}
          alt=""
          sizes={CARD_SIZES}
          ratio={8 / 7}
          isFirst={isFirst}
        />
        <Badge offer={offer} />
      </div>
      <div className="offer-text">
        <h3>
          <Link href={paths.product(place, offer.productId, offer.skuId)}>{name}</Link>
        </h3>
        <Price
          minor={offer.unitPriceMinor}
          usualMinor={offer.usualPriceMinor}
          currency={window.currency}
          per={offer.measure === 'weighed' ? m.common_per_kg() : undefined}
        />
        <div className="offer-buy">
          <Facts {...props} />
          <AddToCart offer={offer} windowId={window.id} standing={standing} />
        </div>
      </div>
    </article>
  )
})

/** What is special of it: cold goods before weighed ones, else where it is from. */
function Badge({ offer }: { offer: Offer }) {
  if (offer.storage !== 'ambient') {
    return (
      <span className="offer-badge offer-badge-cold">
        <Icon name="snow" size={14} />
        {offer.storage === 'frozen' ? m.shop_frozen() : m.shop_chilled()}
      </span>
    )
  }
  const text = offer.measure === 'weighed' ? m.shop_weighed() : nameOf(offer.origin)
  return text === '' ? null : <span className="offer-badge">{text}</span>
}

function Facts({ offer, window, timeZone }: OfferCardProps) {
  const { limitPerResident: limit, left, sold } = offer
  const isEarlier = offer.cutoffAt < window.closesAt
  return (
    <p className="offer-facts">
      {isEarlier ? (
        <span className="offer-soon">
          {m.shop_until({ time: timeOf(offer.cutoffAt, timeZone) })}
        </span>
      ) : null}
      {limit === null ? null : (
        <span>
          {m.shop_limit({ count: offer.measure === 'weighed' ? weight(limit) : number(limit) })}
        </span>
      )}
      {left === null || left === 0 ? null : (
        <span>
          {offer.measure === 'weighed'
            ? m.shop_left_weight({ weight: weight(left) })
            : m.shop_left({ count: left })}
        </span>
      )}
      {sold === 0 ? null : (
        <span>
          {offer.measure === 'weighed'
            ? m.shop_sold_weight({ weight: weight(sold) })
            : m.shop_sold({ count: sold })}
        </span>
      )}
    </p>
  )
}
