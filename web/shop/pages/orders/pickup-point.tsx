import './orders.css'
import './order-status.css'
import { useState } from 'react'
import {
  extendPickup,
  getPickup,
  getPickupCode,
  getTimelineOfOrder,
  useAct,
} from '../../../api/index.ts'
import { instantOf, m, number } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { MapSketch, metersBetween } from '../../../ui/map-sketch.tsx'
import { tell } from '../../../ui/notice.tsx'
import { DoorDelivery } from './door-delivery.tsx'
import type { About } from './order-status.tsx'
import { isOver } from './order-words.ts'
import { RefusalNotice } from './refusal-notice.tsx'
import { type Pickup, useCommunityOf, useRegionTime, useStation } from './use-order.ts'

/** Where the goods wait, how to find it, and what else may be done about fetching them. */
export function PickupPoint({ pickup, ...about }: About & { pickup: Pickup | undefined }) {
  const { region, order, standing } = about
  const station = useStation(region, order.stationId).data
  if (order.fulfilment === 'delivery' || station === undefined) return null
  const isOpen = !isOver(standing)
  return (
    <section className="order-card" aria-labelledby="order-point">
      <h2 id="order-point">{m.shop_order_point()}</h2>
      <PointSketch region={region} stationId={station.id} communityId={order.communityId} />
      {isOpen && standing !== 'to-pay' ? (
        <>
          <Extend {...about} pickup={pickup} />
          <DoorDelivery {...about} pickup={pickup} />
        </>
      ) : null}
    </section>
  )
}

/** Name, address and map sketch of a pickup point, seen from its community. */
export function PointSketch({
  region,
  stationId,
  communityId,
}: {
  region: string
  stationId: string
  communityId: string
}) {
  const station = useStation(region, stationId).data
  const community = useCommunityOf(region, communityId).data
  if (station === undefined) return null
  const point = spotOf(station)
  const home = community === undefined ? null : spotOf(community)
  const meters = point && home ? metersBetween(home, point) : 0
  const isApart = meters > 10
  return (
    <div className="order-point">
      <p className="order-point-name">
        <Icon name="pin" size={20} />
        <span>
          <strong>{station.name}</strong>
          <span className="order-quiet">{station.address}</span>
        </span>
      </p>
      {point === null ? null : (
        <MapSketch
          point={point}
          home={isApart ? home : null}
          pointName={station.name}
          homeName={community?.name ?? ''}
          label={
            isApart
              ? m.shop_order_map_label({ place: station.name, meters: number(meters) })
              : station.name
          }
        />
      )}
    </div>
  )
}

function spotOf({ latitude, longitude }: { latitude: number | null; longitude: number | null }) {
  return latitude === null || longitude === null ? null : { latitude, longitude }
}

function Extend({ region, order, standing, pickup }: About & { pickup: Pickup | undefined }) {
  const { timeZone } = useRegionTime(region)
  const [isDone, setDone] = useState(false)
  const extend = useAct(extendPickup, {
    refresh: [getPickup, getTimelineOfOrder, getPickupCode],
    onDone: ({ deadlineAt }) => {
      setDone(true)
      if (deadlineAt) tell(m.shop_order_extended({ until: instantOf(deadlineAt, timeZone) }))
    },
  })
  if (standing !== 'ready' || pickup === undefined || isDone) return null
  const isUsedUp = pickup.extensions >= pickup.mostExtensions
  return (
    <>
      <Button
        kind="plain"
        icon="calendar"
        isWide
        isBusy={extend.isPending}
        onClick={() => extend.mutate({ params: { region, order: order.id } })}
        whyNot={isUsedUp ? m.shop_order_extend_used_up() : null}
      >
        {m.shop_order_extend()}
      </Button>
      <RefusalNotice error={extend.error} />
    </>
  )
}
