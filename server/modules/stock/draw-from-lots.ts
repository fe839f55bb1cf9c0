import type { LotTotal, Movement, StockShortage, StockTotal } from './movement.ts'

export interface Drawn {
  movements: Movement[]
  shortages: StockShortage[]
}

/**
 * Settles movements against what is there: what goes out without a lot is taken from the lots that
 * expire first and from goods without a lot last; no lot and no total goes below zero, and no total
 * below what is reserved. Movements of one set are summed: in what order they stand says nothing.
 */
export function drawFromLots(
  movements: readonly Movement[],
  totals: readonly StockTotal[],
  lots: readonly LotTotal[],
): Drawn {
  const drawn: Drawn = { movements: [], shortages: shortagesOfTotals(movements, totals) }
  const onLots = new Map(lots.map((lot) => [keyOf(lot), lot.onHand]))
  for (const movement of movements) {
    if (movement.lotId === null) continue
    const key = keyOf(movement)
    onLots.set(key, (onLots.get(key) ?? 0) + movement.quantity)
    drawn.movements.push(movement)
  }
  drawn.shortages.push(...shortagesOfLots(drawn.movements, onLots))
  for (const movement of movements) {
    if (movement.lotId === null) drawn.movements.push(...spread(movement, lots, onLots))
  }
  return drawn
}

// One lot may lie at several stations.
const keyOf = ({ stationId, lotId }: { stationId: string; lotId: string | null }): string =>
  `${stationId}/${lotId}`

function shortagesOfTotals(
  movements: readonly Movement[],
  totals: readonly StockTotal[],
): StockShortage[] {
  const changes = new Map<string, number>()
  for (const { stationId, skuId, quantity } of movements) {
    const key = `${stationId}/${skuId}`
    changes.set(key, (changes.get(key) ?? 0) + quantity)
  }
  return totals.flatMap(({ stationId, skuId, onHand, reserved }) => {
    const change = changes.get(`${stationId}/${skuId}`) ?? 0
    const left = onHand - reserved
    if (change >= 0 || left + change >= 0) return []
    return [{ stationId, skuId, lotId: null, wanted: -change, left }]
  })
}

function shortagesOfLots(
  movements: readonly Movement[],
  onLots: ReadonlyMap<string, number>,
): StockShortage[] {
  const short = new Map<string, StockShortage>()
  for (const movement of movements) {
    const { stationId, skuId, lotId, quantity } = movement
    const key = keyOf(movement)
    const after = onLots.get(key)!
    if (after >= 0 || quantity > 0) continue
    const wanted = (short.get(key)?.wanted ?? 0) - quantity
    short.set(key, { stationId, skuId, lotId, wanted, left: after + wanted })
  }
  return [...short.values()]
}

function spread(
  movement: Movement,
  lots: readonly LotTotal[],
  onLots: Map<string, number>,
): Movement[] {
  if (movement.quantity > 0) return [movement]
  const parts: Movement[] = []
  let wanted = -movement.quantity
  for (const lot of lotsOf(movement, lots)) {
    const onLot = onLots.get(keyOf(lot))!
    const taken = Math.min(wanted, Math.max(onLot, 0))
    if (taken === 0) continue
    onLots.set(keyOf(lot), onLot - taken)
    parts.push({ ...movement, lotId: lot.lotId, quantity: -taken })
    wanted -= taken
  }
  if (wanted > 0) parts.push({ ...movement, quantity: -wanted })
  return parts
}

const NEVER = '9999-12-31'

function lotsOf({ stationId, skuId }: Movement, lots: readonly LotTotal[]): LotTotal[] {
  return lots
    .filter((lot) => lot.stationId === stationId && lot.skuId === skuId)
    .sort((one, other) =>
      (one.expiresOn ?? NEVER) === (other.expiresOn ?? NEVER)
        ? one.lotId.localeCompare(other.lotId)
        : (one.expiresOn ?? NEVER).localeCompare(other.expiresOn ?? NEVER),
    )
}
