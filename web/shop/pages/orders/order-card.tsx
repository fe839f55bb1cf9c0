import './orders.css'
import './order-list.css'
import { Link } from 'wouter'
import type { listMyOrders } from '../../../api/index.ts'
import type { ReplyOf } from '../../../api/reply-of.ts'
import { m, money, nameOf } from '../../../i18n/index.ts'
import { buttonClass } from '../../../ui/button.tsx'
import { Countdown } from '../../../ui/countdown.tsx'
import { Picture } from '../../../ui/picture.tsx'
import { paths } from '../../paths.ts'
import { BuyAgain } from './buy-again.tsx'
import { dueOf } from './money-of.ts'
import { pickupTimeText, STANDING_WORDS, type Standing, standingOf } from './order-words.ts'
import { type Pickup, useRegionTime } from './use-order.ts'

type ListedOrder = ReplyOf<typeof listMyOrders>['items'][number]

const SHOWN_PICTURES = 3

const TAGS: Partial<Record<Standing, string>> = { 'to-pay': 'waits', coming: 'done', ready: 'done' }

/** An order in the list: where it stands, what it was, and the one thing to do with it. */
export function OrderCard({
  region,
  order,
  pickup,
}: {
  region: string
  order: ListedOrder
  pickup: Pick<Pickup, 'readyAt'> | undefined
}) {
  const { today } = useRegionTime(region)
  const standing = standingOf(order, pickup)
  const href = paths.order(region, order.id)
  return (
    <li className="order-card order-listed">
      <Link href={href} className="order-listed-link">
        <span className="order-listed-head">
          <span className={`order-tag order-tag-${TAGS[standing] ?? 'over'}`}>
            {STANDING_WORDS[standing]()}
          </span>
          <span className="order-quiet">{pickupTimeText(order.pickupDate, order.slot, today)}</span>
        </span>
        <span className="order-listed-goods">
          {order.goods.slice(0, SHOWN_PICTURES).map((one) => (
            <span key={one.skuId} className="order-listed-picture">
              <Picture picture={one.pictureId} alt="" sizes="64px" />
            </span>
          ))}
          <span className="order-listed-names">
            {order.goods.map((one) => nameOf(one.name)).join(m.shop_order_comma())}
          </span>
        </span>
        <span className="order-listed-sum">
          {order.reducedMinor > 0 ? (
            <span className="order-less">
              {m.shop_order_returned_sum({ amount: money(order.reducedMinor, order.currency) })}
            </span>
          ) : (
            <span className="order-quiet">{m.shop_order_kinds({ count: order.goods.length })}</span>
          )}
          <strong className="number">{money(dueOf(order), order.currency)}</strong>
        </span>
      </Link>
      <Next region={region} order={order} standing={standing} href={href} />
    </li>
  )
}

function Next({
  region,
  order,
  standing,
  href,
}: {
  region: string
  order: ListedOrder
  standing: Standing
  href: string
}) {
  if (standing === 'to-pay') {
    return (
      <div className="order-listed-next">
        {order.holdUntil === null ? null : (
          <span className="order-quiet">
            {m.shop_order_hold_left()} <Countdown until={order.holdUntil} />
          </span>
        )}
        <Link className={buttonClass()} href={href}>
          {m.shop_order_pay()}
          <span className="only-heard"> {order.number}</span>
        </Link>
      </div>
    )
  }
  if (standing === 'coming') return null
  if (standing === 'ready') {
    return (
      <div className="order-listed-next">
        <Link className={buttonClass()} href={href}>
          {m.shop_order_code()}
          <span className="only-heard"> {order.number}</span>
        </Link>
      </div>
    )
  }
  return (
    <div className="order-listed-next">
      <BuyAgain
        region={region}
        community={order.communityId}
        goods={order.goods}
        kind="soft"
        of={order.number}
      />
    </div>
  )
}
