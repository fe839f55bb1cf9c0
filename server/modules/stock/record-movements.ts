import { listSkus } from '#catalog'
import { getStation } from '#places'
import type { Tx } from '#platform/db'
import { announce } from '#platform/events'
import { Invalid } from '#platform/refusals'
import { moveStock } from './move-stock.ts'
import type { BookedMovement, Movement } from './movement.ts'
import { ensureLots } from './queries/lots.ts'
import { ensureTotals, listLotTotals, lockTotals } from './queries/totals.ts'
import { CountNeedsLots } from './refusals.ts'

export type RecordedReason = 'received' | 'counted' | 'adjusted' | 'written-off' | 'returned'

export interface RecordedLine {
  skuId: string
  /** What is counted, received, returned or written off; for adjusted the signed difference. */
  quantity: number
  lotCode: string | null
  expiresOn: string | null
}

export interface Recording {
  regionId: string
  stationId: string
  reason: RecordedReason
  lines: readonly RecordedLine[]
  note: string
  actorId: string
  at: Date
}

/**
 * Writes down what a station's people received, counted, corrected, took back or wrote off. A count
 * is the whole of what lies there: the difference is booked, nothing where there is none.
 */
export async function recordMovements(tx: Tx, recording: Recording): Promise<BookedMovement[]> {
  const { regionId, stationId, lines, reason } = recording
  await getStation(tx, regionId, stationId)
  refuseBadQuantities(recording)
  await refuseUnknownSkus(tx, lines)

  const lotIds = await lotsOf(tx, recording)
  const changes =
    reason === 'counted'
      ? await differences(tx, recording, lotIds)
      : lines.map((line) => (reason === 'written-off' ? -line.quantity : line.quantity))
  const movements = lines
    .map((line, at) => movementOf(recording, line, lotIds[at]!, changes[at]!))
    .filter((movement) => movement.quantity !== 0)
  const booked = await moveStock(tx, regionId, movements)
  if (booked.length > 0) {
    await announce(tx, {
      type: `stock.${reason}`,
      regionId,
      subjectKind: 'station',
      subjectId: stationId,
      body: { movementIds: booked.map((movement) => movement.id) },
      actorId: recording.actorId,
      occurredAt: recording.at,
    })
  }
  return booked
}

function refuseBadQuantities({ reason, lines }: Recording): void {
  const isWrong = (quantity: number) =>
    reason === 'adjusted' ? quantity === 0 : reason === 'counted' ? quantity < 0 : quantity < 1
  const at = lines.findIndex((line) => isWrong(line.quantity))
  if (at >= 0) throw new Invalid(`lines/${at}/quantity`, `This is no quantity for “${reason}”.`)
  const keys = lines.map((line) => `${line.skuId}/${line.lotCode ?? ''}`)
  const doubled = keys.findIndex((key, index) => keys.indexOf(key) !== index)
  if (reason === 'counted' && doubled >= 0) {
    throw new Invalid(`lines/${doubled}`, 'This was counted in an earlier line already.')
  }
}

async function refuseUnknownSkus(tx: Tx, lines: readonly RecordedLine[]): Promise<void> {
  const known = new Set(
    (await listSkus(tx, [...new Set(lines.map((line) => line.skuId))])).map((sku) => sku.id),
  )
  const at = lines.findIndex((line) => !known.has(line.skuId))
  if (at >= 0) throw new Invalid(`lines/${at}/skuId`, 'There is no such SKU.')
}

async function lotsOf(tx: Tx, { regionId, lines }: Recording): Promise<(string | null)[]> {
  const named = lines.flatMap(({ skuId, lotCode, expiresOn }) =>
    lotCode === null ? [] : [{ skuId, code: lotCode, supplierId: null, expiresOn }],
  )
  const ids = named.length === 0 ? new Map<string, string>() : await ensureLots(tx, regionId, named)
  return lines.map(({ skuId, lotCode }) =>
    lotCode === null ? null : ids.get(`${skuId}/${lotCode}`)!,
  )
}

async function differences(
  tx: Tx,
  { regionId, stationId, lines }: Recording,
  lotIds: readonly (string | null)[],
): Promise<number[]> {
  const keys = lines.map(({ skuId }) => ({ stationId, skuId }))
  await ensureTotals(tx, regionId, keys)
  const totals = await lockTotals(tx, regionId, keys)
  const lots = await listLotTotals(tx, regionId, keys)
  const onHand = new Map(totals.map((total) => [total.skuId, total.onHand]))
  const onLots = new Map(lots.map((lot) => [lot.lotId, lot.onHand]))
  const inLots = new Set(lots.filter((lot) => lot.onHand > 0).map((lot) => lot.skuId))
  // Which lot the missing pieces came from cannot be told from the whole.
  const unclear = lines.filter(({ skuId }, at) => lotIds[at] === null && inLots.has(skuId))
  if (unclear.length > 0) throw new CountNeedsLots(unclear.map((line) => line.skuId))
  return lines.map(({ skuId, quantity }, at) => {
    const lotId = lotIds[at]!
    return quantity - ((lotId === null ? onHand.get(skuId) : onLots.get(lotId)) ?? 0)
  })
}

function movementOf(
  { stationId, reason, note, actorId, at }: Recording,
  { skuId }: RecordedLine,
  lotId: string | null,
  quantity: number,
): Movement {
  return {
    stationId,
    skuId,
    lotId,
    quantity,
    reason,
    subjectKind: 'station',
    subjectId: stationId,
    actorId,
    note,
    occurredAt: at,
  }
}
