import type { Cost } from '#suppliers'
import { orderQuantity } from './case-rounding.ts'

/** What orders want of a SKU at a warehouse; quantities in pieces, or grams where weighed. */
export interface Demand {
  stationId: string
  skuId: string
  /** Who was to supply it when it was sold; null: whoever is asked first. */
  supplierId: string | null
  quantity: number
  /** Per piece or kg, as the window reckoned; null when it said nothing. */
  costMinor: number | null
}

/** What is wanted of a SKU and a supplier at a warehouse, and what is ordered for it. */
export interface PooledLine {
  stationId: string
  skuId: string
  /** Null: nobody offers it, so that nothing can be ordered. */
  supplierId: string | null
  demandQuantity: number
  setAsideQuantity: number
  orderedQuantity: number
  caseSize: number
  costMinor: number
  lotRule: Cost['lotRule']
}

type Supply = Pick<Cost, 'caseSize' | 'minimumQuantity' | 'costMinor' | 'lotRule'>

/**
 * Adds up demand by warehouse, SKU and supplier, takes what lies free at the warehouse first, and
 * orders the rest in whole cases.
 * @param costs the offers in force, first source first
 * @param free what lies there and is promised to nobody, by `station/sku`
 */
export function poolDemand(
  demands: readonly Demand[],
  costs: readonly Cost[],
  free: ReadonlyMap<string, number>,
): PooledLine[] {
  const ofSku = Map.groupBy(costs, (cost) => cost.skuId)
  const sourced = demands.map((demand) => ({
    ...demand,
    supplierId: demand.supplierId ?? ofSku.get(demand.skuId)?.[0]?.supplierId ?? null,
  }))
  const left = new Map(free)
  // In a fixed order, so that it does not depend on how the demand was read who gets free stock.
  return [...Map.groupBy(sourced, keyOf)]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, ofLine]) => lineOf(ofLine, ofSku, left))
}

const keyOf = ({ stationId, skuId, supplierId }: Demand): string =>
  `${stationId}/${skuId}/${supplierId}`

function lineOf(
  demands: readonly Demand[],
  ofSku: ReadonlyMap<string, readonly Cost[]>,
  left: Map<string, number>,
): PooledLine {
  const { stationId, skuId, supplierId } = demands[0]!
  const place = `${stationId}/${skuId}`
  const demandQuantity = demands.reduce((sum, demand) => sum + demand.quantity, 0)
  const setAsideQuantity = Math.min(demandQuantity, Math.max(left.get(place) ?? 0, 0))
  left.set(place, (left.get(place) ?? 0) - setAsideQuantity)
  const offer = ofSku.get(skuId)?.find((cost) => cost.supplierId === supplierId)
  const supply = offer ?? supplyAsSold(demands)
  const lacking = demandQuantity - setAsideQuantity
  return {
    stationId,
    skuId,
    supplierId,
    demandQuantity,
    setAsideQuantity,
    orderedQuantity: supplierId === null ? 0 : orderQuantity(lacking, supply),
    caseSize: supply.caseSize,
    costMinor: supply.costMinor,
    lotRule: supply.lotRule,
  }
}

/** Whose offer has ended since is still asked for what was sold, at the cost it was sold with. */
const supplyAsSold = (demands: readonly Demand[]): Supply => ({
  caseSize: 1,
  minimumQuantity: 1,
  costMinor: demands.find((demand) => demand.costMinor !== null)?.costMinor ?? 0,
  lotRule: 'optional',
})
