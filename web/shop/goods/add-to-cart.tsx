import './add-to-cart.css'
import { m } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Stepper } from '../../ui/stepper.tsx'
import { type CartOffer, useCart } from '../cart.ts'
import {
  lessOf,
  moreOf,
  mostOf,
  type Offer,
  offerName,
  quantityText,
  type Standing,
} from './offer.ts'

export interface AddToCartProps {
  offer: Offer
  windowId: string
  standing: Standing
  /** A round plus in a card, or a button over the whole width. */
  size?: 'card' | 'wide'
}

const cartOffer = (offer: Offer, windowId: string): CartOffer => ({
  offerId: offer.offerId,
  windowId,
  unitPriceMinor: offer.unitPriceMinor,
  measure: offer.measure,
  name: offer.name,
})

/** Why an offer cannot be ordered, in two words. */
export const standingText = (standing: Standing): string | null => {
  if (standing === 'sold-out') return m.shop_sold_out()
  if (standing === 'past-cutoff' || standing === 'closed') return m.shop_past_cutoff()
  return standing === 'upcoming' ? m.shop_not_yet_open() : null
}

/** The plus gives way to the stepper, and back: the focus moves on to what took its place. */
function keepFocus(offerId: string): void {
  requestAnimationFrame(() => {
    if (document.activeElement !== document.body) return
    document.querySelector<HTMLElement>(`[data-offer="${offerId}"] button:last-of-type`)?.focus()
  })
}

/** Puts an offer into the cart; once it is there, how much of it. */
export function AddToCart({ offer, windowId, standing, size = 'card' }: AddToCartProps) {
  const { quantityOf, setQuantity } = useCart()
  const quantity = quantityOf(offer.offerId)
  const name = offerName(offer)
  const put = (wanted: number) => {
    setQuantity(cartOffer(offer, windowId), wanted)
    keepFocus(offer.offerId)
  }
  const most = mostOf(offer)
  const more = moreOf(offer, quantity)
  const why = standingText(standing)
  if (why !== null && quantity === 0) return <span className="shop-add-not">{why}</span>
  if (quantity > 0) {
    return (
      <Stepper
        label={{
          more: m.shop_add_more({ name }),
          less: m.shop_add_less({ name }),
          count: m.shop_add_count({ name }),
        }}
        text={quantityText(offer, quantity)}
        canMore={why === null && (most === null || more <= most)}
        onLess={() => put(lessOf(offer, quantity))}
        onMore={() => put(more)}
      />
    )
  }
  if (size === 'wide') {
    return (
      <Button icon="cart" onClick={() => put(more)}>
        {m.shop_add()}
      </Button>
    )
  }
  return (
    <button
      type="button"
      className="shop-add"
      aria-label={m.shop_add_named({ name })}
      onClick={() => put(more)}
    >
      <Icon name="plus" size={22} />
    </button>
  )
}
