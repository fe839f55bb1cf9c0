import { listSkus } from '#catalog'
import { getRegion } from '#places'
import type { Tx } from '#platform/db'
import { Invalid } from '#platform/refusals'
import { readSettings } from '#platform/settings'
import { localDate } from '#platform/time'
import { warmthRulesOf } from '#stock'
import type { Arrival } from './arrival.ts'
import type { Entry } from './entries.ts'
import { allowedQuantity, inspect } from './inspection.ts'
import { expectedOf, type PurchaseOrderWithLines } from './purchase-order.ts'
import { MoreThanOrdered, NotOrdered } from './refusals.ts'

/** Holds what came to the rules of the station and to its order; what is to be noted, by line. */
export async function inspectArrival(
  tx: Tx,
  { regionId, stationId, pickupDate, at }: Arrival,
  order: PurchaseOrderWithLines | null,
  lines: readonly Entry[],
  isLate: boolean,
): Promise<string[][]> {
  const settings = await readSettings(tx, regionId, { stationId }, at)
  const { timeZone } = await getRegion(tx, regionId)
  const today = localDate(at, timeZone)
  const skus = await listSkus(tx, [...new Set(lines.map((line) => line.skuId))])
  const storages = new Map(skus.map((sku) => [sku.id, sku.storage]))
  const strange = lines.findIndex((line) => !storages.has(line.skuId))
  if (strange >= 0) throw new Invalid(`lines/${strange}/skuId`, 'There is no such SKU.')
  if (order !== null) refuseTooMuch(order, lines, settings['receipt.overDeliveryBasisPoints'])
  const lotRules = new Map(order?.lines.map((line) => [line.skuId, line.lotRule]))
  const late = isLate ? ['after-close'] : []
  return lines.map((line, index) => [
    ...inspect(line, index, {
      storage: storages.get(line.skuId)!,
      lotRule: lotRules.get(line.skuId) ?? 'optional',
      goodUntil: today > pickupDate ? today : pickupDate,
      nearExpiryDays: settings['receipt.nearExpiryDays'],
      ...warmthRulesOf(settings),
    }),
    ...late,
  ])
}

function refuseTooMuch(
  order: PurchaseOrderWithLines,
  lines: readonly Entry[],
  overBasisPoints: number,
): void {
  const ofSku = Map.groupBy(lines, (line) => line.skuId)
  const ordered = new Map(order.lines.map((line) => [line.skuId, line]))
  const strange = [...ofSku.keys()].filter((skuId) => !ordered.has(skuId))
  if (strange.length > 0) throw new NotOrdered(order.id, strange)
  const tooMuch = [...ofSku].flatMap(([skuId, ofLine]) => {
    const line = ordered.get(skuId)!
    const more = ofLine.reduce((sum, { quantity }) => sum + quantity, 0)
    const wanted = line.receivedQuantity + more
    const allowed = allowedQuantity(expectedOf(order, line), overBasisPoints)
    return more > 0 && wanted > allowed ? [{ skuId, wanted, allowed }] : []
  })
  if (tooMuch.length > 0) throw new MoreThanOrdered(tooMuch)
}
