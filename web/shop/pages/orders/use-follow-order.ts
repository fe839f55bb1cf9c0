import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import {
  getClaimable,
  getDoorDelivery,
  getMoneyOfOrder,
  getOrder,
  getPickup,
  getPickupCode,
  getTimelineOfOrder,
  listClaimsOfOrder,
} from '../../../api/index.ts'
import { useLive } from '../../../api/live.ts'
import type { Order } from './use-order.ts'

/** How often an order that may change is read again where no stream tells of it. */
const ASK_MS = 15_000

const FOLLOWED = [getOrder, getPickup, getTimelineOfOrder, getMoneyOfOrder, listClaimsOfOrder]

/** Shows what happens to an order as it happens: told by the stream, else by asking now and then. */
export function useFollowOrder(region: string, order: Order): void {
  const client = useQueryClient()
  const isOpen = order.state === 'awaiting_payment' || order.state === 'placed'
  const isLive = useLive({
    region: isOpen ? region : undefined,
    refresh: ({ subjectId, body }) =>
      subjectId === order.id || body.orderId === order.id
        ? [...FOLLOWED, getPickupCode, getClaimable, getDoorDelivery]
        : [],
  })
  useEffect(() => {
    if (!isOpen || isLive) return
    const timer = setInterval(() => {
      if (document.hidden) return
      for (const { operationName } of FOLLOWED) {
        void client.invalidateQueries({ queryKey: [operationName, { region, order: order.id }] })
      }
    }, ASK_MS)
    return () => clearInterval(timer)
  }, [client, region, order.id, isOpen, isLive])
}
