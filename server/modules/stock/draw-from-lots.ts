import type { LotTotal, Movement, StockShortage, StockTotal } from './movement.ts'

export interface Drawn {
  movements: Movement[]
  shortages: StockShortage[]
  /** Lots named for sale or for another station whose last day is past. */
  expiredLotIds: string[]
}

/**
 * Settles movements against what is there: what goes out without a lot is taken from the lots that
 * expire first and from goods without a lot last; no lot and no total goes below zero, and no total
 * below what is reserved. Nothing past its last day is sold or leaves for another station. Movements
 * of one set are summed: in what order they stand says nothing.
 * @param today the day in the region's zone, YYYY-MM-DD
 */
export function drawFromLots(
  movements: readonly Movement[],
  totals: readonly StockTotal[],
  lots: readonly LotTotal[],
  today: string,
): Drawn {
  const onLots = new Map(lots.map((lot) => [lotKey(lot), lot.onHand]))
  const loose = looseOf(totals, lots)
  const drawn: Drawn = {
    movements: [],
    shortages: shortagesOfTotals(movements, totals),
    expiredLotIds: expiredNamed(movements, lots, today),
  }
  for (const movement of movements.filter((one) => !isToSpread(one))) {
    const [kept, key] =
      movement.lotId === null ? [loose, skuKey(movement)] : [onLots, lotKey(movement)]
    kept.set(key, (kept.get(key) ?? 0) + movement.quantity)
    drawn.movements.push(movement)
  }
  drawn.shortages.push(...shortagesOfLots(drawn.movements, onLots))
  drawn.shortages.push(...shortagesOfLoose(drawn, loose))
  const byKey = Map.groupBy(lots.toSorted(byExpiry), skuKey)
  // Who needs the freshest chooses first: the others can do with what is left.
  const going = movements
    .filter(isToSpread)
    .toSorted((one, other) => lastsTo(other, today).localeCompare(lastsTo(one, today)))
  for (const movement of going) spread(movement, byKey, { onLots, loose, drawn, today })
  return drawn
}

const isToSpread = ({ lotId, quantity, isLoose }: Movement): boolean =>
  lotId === null && quantity < 0 && isLoose !== true

// One lot may lie at several stations.
const lotKey = ({ stationId, lotId }: { stationId: string; lotId: string | null }): string =>
  `${stationId}/${lotId}`

const skuKey = ({ stationId, skuId }: { stationId: string; skuId: string }): string =>
  `${stationId}/${skuId}`

/** The day to which what leaves has to last; '' where any will do. */
function lastsTo({ reason, lastsTo: wanted = '' }: Movement, today: string): string {
  const least = reason === 'sold' || reason === 'moved-out' ? today : ''
  return wanted > least ? wanted : least
}

const isPast = ({ expiresOn }: LotTotal, day: string): boolean =>
  expiresOn !== null && expiresOn < day

function expiredNamed(
  movements: readonly Movement[],
  lots: readonly LotTotal[],
  today: string,
): string[] {
  const known = new Map(lots.map((lot) => [lotKey(lot), lot]))
  const past = movements.filter((movement) => {
    const lot = movement.lotId === null ? undefined : known.get(lotKey(movement))
    return lot !== undefined && movement.quantity < 0 && isPast(lot, lastsTo(movement, today))
  })
  return [...new Set(past.map((movement) => movement.lotId!))]
}

function looseOf(totals: readonly StockTotal[], lots: readonly LotTotal[]): Map<string, number> {
  const loose = new Map(totals.map((total) => [skuKey(total), total.onHand]))
  for (const lot of lots) loose.set(skuKey(lot), (loose.get(skuKey(lot)) ?? 0) - lot.onHand)
  return loose
}

function shortagesOfTotals(
  movements: readonly Movement[],
  totals: readonly StockTotal[],
): StockShortage[] {
  const changes = new Map<string, number>()
  for (const movement of movements) {
    const key = skuKey(movement)
    changes.set(key, (changes.get(key) ?? 0) + movement.quantity)
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
  const named = movements.filter((movement) => movement.lotId !== null)
  return shortagesOf(named, onLots, lotKey)
}

function shortagesOfLoose(drawn: Drawn, loose: ReadonlyMap<string, number>): StockShortage[] {
  const told = new Set(drawn.shortages.map(skuKey))
  const unnamed = drawn.movements.filter((movement) => movement.lotId === null)
  return shortagesOf(unnamed, loose, skuKey).filter((short) => !told.has(skuKey(short)))
}

function shortagesOf(
  movements: readonly Movement[],
  left: ReadonlyMap<string, number>,
  keyOf: (movement: Movement) => string,
): StockShortage[] {
  const short = new Map<string, StockShortage>()
  for (const movement of movements) {
    const { stationId, skuId, lotId, quantity } = movement
    const after = left.get(keyOf(movement))!
    if (after >= 0 || quantity > 0) continue
    const wanted = (short.get(keyOf(movement))?.wanted ?? 0) - quantity
    short.set(keyOf(movement), { stationId, skuId, lotId, wanted, left: after + wanted })
  }
  return [...short.values()]
}

interface Shelf {
  onLots: Map<string, number>
  loose: Map<string, number>
  drawn: Drawn
  today: string
}

function spread(
  movement: Movement,
  lots: ReadonlyMap<string, readonly LotTotal[]>,
  { onLots, loose, drawn, today }: Shelf,
): void {
  const key = skuKey(movement)
  const day = lastsTo(movement, today)
  let wanted = -movement.quantity
  for (const lot of lots.get(key) ?? []) {
    if (wanted === 0) return
    if (isPast(lot, day)) continue
    const onLot = onLots.get(lotKey(lot))!
    const taken = Math.min(wanted, Math.max(onLot, 0))
    if (taken === 0) continue
    onLots.set(lotKey(lot), onLot - taken)
    drawn.movements.push({ ...movement, lotId: lot.lotId, quantity: -taken })
    wanted -= taken
  }
  if (wanted === 0) return
  const left = Math.max(loose.get(key) ?? 0, 0)
  loose.set(key, (loose.get(key) ?? 0) - wanted)
  drawn.movements.push({ ...movement, quantity: -wanted })
  if (wanted <= left || drawn.shortages.some((short) => skuKey(short) === key)) return
  const { stationId, skuId } = movement
  const reachable = left - movement.quantity - wanted
  drawn.shortages.push({
    stationId,
    skuId,
    lotId: null,
    wanted: -movement.quantity,
    left: reachable,
  })
}

const NEVER = '9999-12-31'

const byExpiry = (one: LotTotal, other: LotTotal): number =>
  (one.expiresOn ?? NEVER).localeCompare(other.expiresOn ?? NEVER) ||
  one.lotId.localeCompare(other.lotId)
