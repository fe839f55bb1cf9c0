import type { Tx } from '#platform/db'
import type { Subscriptions } from '#platform/events'
import { lockTotalsAt } from './queries/totals.ts'
import { listTransfers } from './queries/transfers.ts'
import { GoodsStillHere } from './refusals.ts'

export const stockSubscriptions: Subscriptions = {
  reactions: [
    {
      name: 'stock: a station where goods lie stays open',
      to: 'station.closed',
      react: async (tx, events) => {
        for (const { regionId, subjectId } of events) await refuseGoods(tx, regionId, subjectId)
      },
    },
  ],
}

/** Nobody would see what lies at a closed station, nor take in what comes back to it. */
async function refuseGoods(tx: Tx, regionId: string, stationId: string): Promise<void> {
  const totals = await lockTotalsAt(tx, regionId, stationId)
  const skuIds = totals.flatMap(({ skuId, onHand }) => (onHand > 0 ? [skuId] : []))
  const onTheWay = { regionId, isOnTheWay: true, limit: 20 }
  const transferIds = [
    ...(await listTransfers(tx, { ...onTheWay, fromStationId: stationId })),
    ...(await listTransfers(tx, { ...onTheWay, toStationId: stationId })),
  ].map(({ id }) => id)
  if (skuIds.length + transferIds.length > 0) throw new GoodsStillHere(skuIds, transferIds)
}
