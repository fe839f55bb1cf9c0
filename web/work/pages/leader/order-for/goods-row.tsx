import './order-for.css'
import { m, money, nameOf, number } from '../../../../i18n/index.ts'
import { Picture } from '../../../../ui/picture.tsx'
import { Stepper } from '../../../../ui/stepper.tsx'
import { amountOf } from '../../../goods/amount.ts'
import type { Offer } from '../use-leader.ts'

/** One offer with its price, what is left of it, and how much is wanted. */
export function GoodsRow(props: {
  offer: Offer
  /** Its time to be ordered is over, though its window is open. */
  isClosed: boolean
  currency: string
  quantity: number
  onSet: (quantity: number) => void
}) {
  const { offer, quantity, isClosed } = props
  const name = nameOf(offer.name)
  const isWeighed = offer.measure === 'weighed'
  const step = isWeighed ? (offer.stepGrams ?? 100) : 1
  const least = isWeighed ? (offer.minimumGrams ?? step) : 1
  const more = quantity === 0 ? least : quantity + step
  const most = Math.min(offer.left ?? Infinity, offer.limitPerResident ?? Infinity)
  return (
    <li className="leader-goods">
      <span className="leader-goods-picture">
        <Picture picture={offer.pictureIds[0]} alt="" sizes="56px" />
      </span>
      <span className="leader-goods-words">
        <strong>{name}</strong>
        <span className="leader-soft">
          <b className="leader-price number">
            {isWeighed
              ? m.leader_price_kg({ price: money(offer.unitPriceMinor, props.currency) })
              : money(offer.unitPriceMinor, props.currency)}
          </b>{' '}
          {offer.left === null || isClosed
            ? null
            : m.leader_left({
                amount: isWeighed ? amountOf(offer.left, true) : number(offer.left),
              })}
        </span>
      </span>
      {isClosed ? (
        <span className="leader-soft">{m.leader_closed()}</span>
      ) : quantity === 0 && most < least ? (
        <span className="leader-soft">{m.leader_sold_out()}</span>
      ) : (
        <Stepper
          label={{
            count: name,
            more: m.leader_more_of({ name }),
            less: m.leader_less_of({ name }),
          }}
          text={isWeighed ? amountOf(quantity, true) : number(quantity)}
          canLess={quantity > 0}
          canMore={more <= most}
          onLess={() => props.onSet(quantity <= least ? 0 : quantity - step)}
          onMore={() => props.onSet(more)}
        />
      )}
    </li>
  )
}
