import './changed.css'
import './closed-goods.css'
import { useServerMinute } from '../../../api/index.ts'
import { dateIn, dayOf, m, money, nameOf } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { tell } from '../../../ui/notice.tsx'
import { useCart } from '../../cart.ts'
import { quantityText } from '../../goods/quantity-text.ts'
import type { Place } from '../../place.ts'
import { useRegion } from '../../reader.tsx'
import { isLate } from './late.ts'
import { type CartView, cartOfferOf, type ViewLine, type ViewPart } from './use-cart-view.ts'
import { type NextOffer, useNextOffers } from './use-next-offers.ts'

/** What was not ordered in time: which, why, and one tap to have it in the next window, or to let it go. */
export default function ClosedGoods({ place, view }: { place: Place; view: CartView }) {
  const late = view.parts.flatMap(({ lines }) => lines.filter(isLate))
  const next = useNextOffers(place, late)
  const { quantityOf, setQuantity } = useCart()
  if (late.length === 0) return null
  const letGo = (lines: readonly ViewLine[]) => {
    for (const line of lines) setQuantity(cartOfferOf(line), 0)
  }
  const put = (lines: readonly ViewLine[]) => {
    for (const line of lines) {
      const found = next.of.get(line.offerId)
      if (found === undefined) continue
      setQuantity(offerOf(line, found), quantityOf(found.offer.offerId) + found.quantity)
      setQuantity(cartOfferOf(line), 0)
    }
    tell(m.shop_order_closed_moved())
  }
  const movable = late.filter(({ offerId }) => next.of.has(offerId))
  return (
    <section className="cart-changed cart-closed" role="alert" aria-labelledby="cart-closed">
      <h2 id="cart-closed">
        <Icon name="clock" size={20} />
        {m.shop_order_closed_title()}
      </h2>
      {view.parts.map((part) => (
        <LateOf key={part.windowId} part={part} next={next} onPut={put} />
      ))}
      <div className="cart-closed-ends">
        {movable.length === 0 ? null : (
          <Button isWide onClick={() => put(movable)}>
            {m.shop_order_closed_put_all({ count: movable.length })}
          </Button>
        )}
        <Button kind="soft" isWide onClick={() => letGo(late)}>
          {m.shop_order_closed_let_go()}
        </Button>
      </div>
    </section>
  )
}

const offerOf = (line: ViewLine, { window, offer }: NextOffer) => ({
  offerId: offer.offerId,
  windowId: window.id,
  name: line.name,
  measure: offer.measure,
  unitPriceMinor: offer.unitPriceMinor,
})

interface LateOfProps {
  part: ViewPart
  next: ReturnType<typeof useNextOffers>
  onPut: (lines: readonly ViewLine[]) => void
}

/** The late goods of one window, with the reason said once. */
function LateOf({ part, next, onPut }: LateOfProps) {
  const today = useToday()
  const lines = part.lines.filter(isLate)
  if (lines.length === 0) return null
  return (
    <>
      <p>
        {part.window === undefined
          ? m.shop_order_closed_text()
          : m.shop_order_closed_text_of({ day: dayOf(part.window.pickupDate, today) })}
      </p>
      <ul>
        {lines.map((line) => (
          <li key={line.offerId} className="cart-closed-line">
            <span>
              <strong>{nameOf(line.name)}</strong> {quantityText(line.measure, line.quantity)}
              <NextText line={line} found={next.of.get(line.offerId)} isPending={next.isPending} />
            </span>
            {next.of.has(line.offerId) ? (
              <Button
                kind="plain"
                aria-label={m.shop_order_closed_put_of({ name: nameOf(line.name) })}
                onClick={() => onPut([line])}
              >
                {m.shop_order_closed_put()}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  )
}

const useToday = (): string => dateIn(useServerMinute(), useRegion()?.timeZone ?? 'UTC')

/** Where it can be had next and for how much; what is fewer or costs other than before is said. */
function NextText(props: { line: ViewLine; found: NextOffer | undefined; isPending: boolean }) {
  const { line, found } = props
  const today = useToday()
  if (found === undefined) {
    return props.isPending ? null : <small>{m.shop_order_closed_nowhere()}</small>
  }
  const { window, quantity, offer, totalMinor, beforeMinor } = found
  const where = {
    day: dayOf(window.pickupDate, today),
    amount: quantityText(offer.measure, quantity),
    total: money(totalMinor, window.currency),
  }
  const isOther = beforeMinor !== totalMinor || line.quantity !== quantity
  return (
    <small>
      {isOther
        ? m.shop_order_closed_next_other({
            ...where,
            before: money(beforeMinor, window.currency),
          })
        : m.shop_order_closed_next(where)}
    </small>
  )
}
