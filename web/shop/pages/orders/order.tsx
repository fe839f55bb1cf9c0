import './orders.css'
import { useLocation, useParams } from 'wouter'
import {
  getMoneyOfOrder,
  getOrder,
  getPickup,
  getStation,
  getTimelineOfOrder,
  isSignedOut,
  listRegions,
  read,
} from '../../../api/index.ts'
import { m } from '../../../i18n/index.ts'
import { PageHeader } from '../../../ui/page-header.tsx'
import { Failed, Skeleton } from '../../../ui/states.tsx'
import type { PageVisit } from '../../page.ts'
import { paths } from '../../paths.ts'
import { OrderAloud } from './order-aloud.tsx'
import { OrderClaims } from './order-claims.tsx'
import { OrderLines } from './order-lines.tsx'
import { OrderMoney } from './order-money.tsx'
import { OrderPapers } from './order-papers.tsx'
import { OrderStatus } from './order-status.tsx'
import { OrderTimeline } from './order-timeline.tsx'
import { isNothingGiven, isOver, standingOf } from './order-words.ts'
import { PickupCodeCard } from './pickup-code-card.tsx'
import { PickupPoint } from './pickup-point.tsx'
import { ReplacementWishes } from './replacement-wishes.tsx'
import { SignInFirst } from './sign-in-first.tsx'
import { useFollowOrder } from './use-follow-order.ts'
import { type Order, useOrder, usePickup } from './use-order.ts'

export async function load({ client, params }: PageVisit) {
  const asked = { region: params.region!, order: params.order! }
  const order = await client.fetchQuery(read(getOrder, asked))
  await Promise.all([
    client.prefetchQuery(read(listRegions, {})),
    client.prefetchQuery(read(getPickup, asked)),
    client.prefetchQuery(read(getTimelineOfOrder, asked)),
    client.prefetchQuery(read(getMoneyOfOrder, asked)),
    client.prefetchQuery(read(getStation, { region: asked.region, station: order.stationId })),
  ])
}

export const head = () => ({ title: m.shop_order_title(), isPrivate: true })

/** One order: what to do next, how to fetch it, what it was and what came back. */
export default function OrderPage() {
  const { region = '', order: id = '' } = useParams()
  const order = useOrder(region, id)
  const [, go] = useLocation()
  return (
    <div className="order-page">
      <PageHeader
        title={m.shop_order_title()}
        text={order.data ? m.shop_order_number({ number: order.data.number }) : undefined}
        backHref={paths.orders()}
        onBack={() => go(paths.orders())}
      />
      <Shown region={region} order={order} />
    </div>
  )
}

function Shown({ region, order }: { region: string; order: ReturnType<typeof useOrder> }) {
  const [path] = useLocation()
  if (order.data !== undefined) return <Parts region={region} order={order.data} />
  if (isSignedOut(order.error)) return <SignInFirst back={path} />
  if (order.error) return <Failed error={order.error} onRetry={order.refetch} />
  return <Skeleton kind="page" count={4} />
}

function Parts({ region, order }: { region: string; order: Order }) {
  const pickup = usePickup(region, order.id)
  useFollowOrder(region, order)
  const standing = standingOf(order, pickup.data)
  const about = { region, order, standing }
  const isForFetching = order.fulfilment === 'pickup' && !isOver(standing) && standing !== 'to-pay'
  return (
    <div className="order-parts">
      <div className="order-column">
        <OrderStatus {...about} pickup={pickup.data} />
        <OrderAloud {...about} pickup={pickup.data} />
        <ReplacementWishes {...about} />
        {isForFetching ? <PickupCodeCard {...about} /> : null}
        {isNothingGiven(standing) ? null : <PickupPoint {...about} pickup={pickup.data} />}
      </div>
      <div className="order-column">
        <OrderLines {...about} />
        <OrderMoney {...about} />
        <OrderClaims {...about} />
        <OrderTimeline {...about} />
        <OrderPapers {...about} />
      </div>
    </div>
  )
}
