import './orders.css'
import './order-status.css'
import { useState } from 'react'
import { useServerMinute } from '../../../api/index.ts'
import { instantOf, m, money } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { Countdown } from '../../../ui/countdown.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { BuyAgain } from './buy-again.tsx'
import { CancelSheet } from './cancel-sheet.tsx'
import {
  cancelUntilText,
  pickupTimeText,
  STANDING_ICONS,
  STANDING_WORDS,
  type Standing,
} from './order-words.ts'
import { PayNow } from './pay-now.tsx'
import { type Order, type Pickup, useRegionTime, useStation } from './use-order.ts'

export interface About {
  region: string
  order: Order
  standing: Standing
}

const TONES: Record<Standing, string> = {
  'to-pay': 'waits',
  coming: 'goes',
  ready: 'ready',
  collected: 'done',
  returned: 'over',
  lacking: 'over',
  cancelled: 'over',
  expired: 'over',
}

/** Where the order stands, and the one thing to do next. */
export function OrderStatus({ pickup, ...about }: About & { pickup: Pickup | undefined }) {
  const { order, standing, region } = about
  return (
    <section className={`order-status order-status-${TONES[standing]}`} aria-live="polite">
      <h2>
        <Icon name={STANDING_ICONS[standing]} size={26} />
        {STANDING_WORDS[standing]()}
      </h2>
      <p>
        <StatusText {...about} pickup={pickup} />
      </p>
      {standing === 'to-pay' && order.holdUntil !== null ? (
        <p className="order-hold">
          {m.shop_order_hold_left()}
          <Countdown until={order.holdUntil} className="order-hold-clock" />
        </p>
      ) : null}
      {standing === 'to-pay' ? <PayNow region={region} orders={[order]} /> : null}
      {standing === 'collected' || TONES[standing] === 'over' ? (
        <BuyAgain region={region} community={order.communityId} goods={order.lines} />
      ) : null}
      <Cancel {...about} />
    </section>
  )
}

function Cancel({ region, order, standing }: About) {
  const [isAsking, setAsking] = useState(false)
  const { timeZone, today } = useRegionTime(region)
  const now = useServerMinute()
  if (standing !== 'to-pay' && standing !== 'coming') return null
  const until = order.cancellableUntil
  const isLate = Date.parse(until) <= now
  return (
    <div className="order-status-more">
      <Button
        kind="plain"
        onClick={() => setAsking(true)}
        whyNot={isLate ? m.shop_order_cancel_too_late() : null}
      >
        {m.shop_order_cancel()}
      </Button>
      {isLate ? null : (
        <span className="order-quiet">{cancelUntilText(until, today, timeZone)}</span>
      )}
      <CancelSheet
        region={region}
        order={order}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
      />
    </div>
  )
}

function StatusText({ region, order, standing, pickup }: About & { pickup: Pickup | undefined }) {
  const { timeZone, today } = useRegionTime(region)
  const place = useStation(region, order.stationId).data?.name ?? ''
  const when = pickupTimeText(order.pickupDate, order.slot, today)
  const atTime = (instant: string | null) => (instant === null ? '' : instantOf(instant, timeZone))
  switch (standing) {
    case 'to-pay':
      return m.shop_order_text_to_pay({ amount: money(order.openMinor, order.currency) })
    case 'coming':
      return order.fulfilment === 'delivery'
        ? m.shop_order_text_coming_home({ when })
        : m.shop_order_text_coming({ when, place })
    case 'ready':
      return pickup?.deadlineAt
        ? m.shop_order_text_ready({ place, until: atTime(pickup.deadlineAt) })
        : m.shop_order_text_ready_open({ place })
    case 'collected':
      return m.shop_order_text_collected({ when: atTime(order.closedAt) })
    case 'returned':
      return m.shop_order_text_returned()
    case 'lacking':
      return m.shop_order_text_lacking()
    case 'cancelled':
      return order.cancelledWhy
        ? m.shop_order_text_cancelled({ when: atTime(order.cancelledAt), why: order.cancelledWhy })
        : m.shop_order_text_cancelled_plain({ when: atTime(order.cancelledAt) })
    case 'expired':
      return m.shop_order_text_expired()
  }
}
