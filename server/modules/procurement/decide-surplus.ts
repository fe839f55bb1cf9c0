import { offerFromStock } from '#campaigns'
import { getStation } from '#places'
import type { Tx } from '#platform/db'
import { announce } from '#platform/events'
import { Invalid, NotFound } from '#platform/refusals'
import type { SurplusDestination } from './queries/pools.ts'
import { lockDay } from './queries/receiving-days.ts'
import { getPoolLine, type ShownPoolLine, updateSurplus } from './queries/surpluses.ts'
import { GoodsNotHere, NothingLeftOver, SurplusSettled } from './refusals.ts'
import { carryOut, measureSurpluses, writeSettled } from './settle-surpluses.ts'

interface SurplusDecision {
  regionId: string
  surplusId: string
  destination: SurplusDestination
  /** The store, where it goes to one. */
  stationId: string | null
  /** How and where marked-down goods are sold, once they are there. */
  markdown: { windowId: string; priceMinor: number } | null
  by: string
  at: Date
}

/**
 * Says where what rounding leaves over goes: to a store, the next window, on markdown, or away. When
 * the day's goods are given to its orders already it goes at once, else as soon as they are. What
 * was kept for the next window can still be sent elsewhere.
 */
export async function decideSurplus(tx: Tx, decision: SurplusDecision): Promise<ShownPoolLine> {
  const { regionId, surplusId, destination, stationId, by, at } = decision
  await refuseUnfitStation(tx, decision)
  const { stationId: warehouseId, pickupDate } = await getPoolLine(tx, regionId, surplusId)
  const day = await lockDay(tx, regionId, { warehouseId, pickupDate })
  const line = await getPoolLine(tx, regionId, surplusId)
  if (line.surplusQuantity === 0) throw new NotFound('surplus')
  if (line.surplusSettledAt !== null && line.surplusDestination !== 'next-window') {
    throw new SurplusSettled(line.surplusDestination!)
  }
  if (decision.markdown !== null && day.allocatedAt === null) throw new GoodsNotHere()
  if (destination === 'markdown' && decision.markdown === null && day.allocatedAt !== null) {
    throw new Invalid('windowId', 'Say at what price it is sold, and in which window.')
  }
  await updateSurplus(tx, regionId, surplusId, { destination, stationId, by, at })
  await announce(tx, {
    type: 'surplus.decided',
    regionId,
    subjectKind: 'surplus',
    subjectId: surplusId,
    body: {
      skuId: line.skuId,
      warehouseId,
      pickupDate,
      quantity: line.surplusQuantity,
      destination,
      stationId,
    },
    actorId: by,
    occurredAt: at,
  })
  if (day.allocatedAt !== null) await settleNow(tx, decision, { warehouseId, pickupDate })
  return getPoolLine(tx, regionId, surplusId)
}

async function refuseUnfitStation(
  tx: Tx,
  { regionId, destination, stationId, markdown }: SurplusDecision,
): Promise<void> {
  if ((destination === 'store') !== (stationId !== null)) {
    throw new Invalid('stationId', 'Name the store that it goes to, and only then.')
  }
  if (markdown !== null && destination !== 'markdown') {
    throw new Invalid('windowId', 'A window and a price are only for what is marked down.')
  }
  if (stationId === null) return
  const station = await getStation(tx, regionId, stationId)
  if (station.kind !== 'store') throw new Invalid('stationId', 'This station is no store.')
  if (station.closedAt !== null) throw new Invalid('stationId', 'This station is closed.')
}

/** The goods lie free: what was decided is done in the same breath, or refused with its reason. */
async function settleNow(
  tx: Tx,
  { regionId, surplusId, destination, markdown, by, at }: SurplusDecision,
  day: { warehouseId: string; pickupDate: string },
): Promise<void> {
  // Windows and their supplies are locked before stock.
  if (markdown !== null) {
    const { skuId } = await getPoolLine(tx, regionId, surplusId)
    await offerFromStock(tx, { ...markdown, regionId, skuId, stationId: day.warehouseId, by, at })
  }
  const leaving = await measureSurpluses(tx, { regionId, at }, day)
  const mine = leaving.filter(({ line }) => line.id === surplusId)
  const quantity = mine[0]?.quantity ?? 0
  if (quantity === 0 && destination !== 'next-window') throw new NothingLeftOver()
  const settled =
    markdown === null
      ? await carryOut(tx, { regionId, at }, mine)
      : [{ id: surplusId, quantity, subjectKind: 'window', subjectId: markdown.windowId }]
  await writeSettled(tx, { regionId, at }, mine, settled)
}
