import { allocate, byRank, STEP_GRAMS } from './allocation.ts'
import { type LostPart, lostStages, type SupplierGap } from './lost-stages.ts'
import type { AllocationSku } from './queries/allocations.ts'
import { keyOfLine, type LineKey } from './queries/lines.ts'

/** What the plan needs to know of an order line. */
export interface DayLine extends LineKey {
  placedAt: Date
  communityId: string
  skuId: string
  measure: string
  /** Pieces, or grams where weighed. */
  quantity: number
}

/** What came of a SKU for the day, and what of the warehouse's own stock the pool set aside. */
export interface DaySupply {
  skuId: string
  ordered: number
  /** Accepted at receipt. */
  received: number
  refused: number
  setAside: number
  gaps: readonly SupplierGap[]
}

/** What a line holds of a station's own stock. */
export interface HeldStock extends LineKey {
  stationId: string
  quantity: number
}

export interface PlannedLine<Line extends DayLine> {
  line: Line
  /** Where its goods lie. */
  fromStationId: string
  allocated: number
  /** Where what it lacks was lost. */
  lost: LostPart[]
}

export interface DayPlan<Line extends DayLine> {
  /** By rank. */
  lines: PlannedLine<Line>[]
  skus: AllocationSku[]
}

/**
 * Who gets what of a warehouse's day. Lines that hold a station's stock get it from there; all
 * others share what came and what was set aside. Pure, and the same whether receipt is still open.
 * @param left what may leave the warehouse by SKU; without it the counts alone decide
 */
export function planDay<Line extends DayLine>(day: {
  warehouseId: string
  lines: readonly Line[]
  supplies: readonly DaySupply[]
  held: readonly HeldStock[]
  left?: ReadonlyMap<string, number>
}): DayPlan<Line> {
  const supplies = new Map(day.supplies.map((supply) => [supply.skuId, supply]))
  const held = new Map(day.held.map((stock) => [keyOfLine(stock), stock]))
  const planned: PlannedLine<Line>[] = []
  const skus: AllocationSku[] = []
  const bySku = Map.groupBy([...day.lines].sort(byRank), (line) => line.skuId)
  for (const [skuId, lines] of bySku) {
    const supply = supplies.get(skuId) ?? nothingOf(skuId)
    const most = day.left?.get(skuId) ?? Number.POSITIVE_INFINITY
    const ofSku = [
      ...fromHeldStock(lines, held),
      ...fromSupply(lines, held, supply, most, day.warehouseId),
    ]
    planned.push(...ofSku)
    skus.push(countsOf(ofSku, supply, held))
  }
  const unwanted = day.supplies.filter((supply) => !bySku.has(supply.skuId))
  skus.push(...unwanted.map((supply) => countsOf([], supply, held)))
  return { lines: planned.sort((a, b) => byRank(a.line, b.line)), skus }
}

function fromHeldStock<Line extends DayLine>(
  lines: readonly Line[],
  held: ReadonlyMap<string, HeldStock>,
): PlannedLine<Line>[] {
  return lines.flatMap((line) => {
    const stock = held.get(keyOfLine(line))
    if (stock === undefined) return []
    const allocated = Math.min(line.quantity, stock.quantity)
    const [lost] = lostStages([], [line.quantity - allocated])
    return [{ line, fromStationId: stock.stationId, allocated, lost: lost! }]
  })
}

const nothingOf = (skuId: string): DaySupply => ({
  ...{ skuId, ordered: 0, received: 0, refused: 0, setAside: 0, gaps: [] },
})

function fromSupply<Line extends DayLine>(
  ofSku: readonly Line[],
  held: ReadonlyMap<string, HeldStock>,
  supply: DaySupply,
  most: number,
  warehouseId: string,
): PlannedLine<Line>[] {
  const lines = ofSku.filter((line) => !held.has(keyOfLine(line)))
  const step = lines[0]?.measure === 'weighed' ? STEP_GRAMS : 1
  const given = allocate(Math.min(supply.received + supply.setAside, most), lines, step)
  const lost = lostStages(
    supply.gaps,
    lines.map((line, at) => line.quantity - given[at]!),
  )
  return lines.map((line, at) => ({
    line,
    fromStationId: warehouseId,
    allocated: given[at]!,
    lost: lost[at]!,
  }))
}

function countsOf(
  planned: readonly PlannedLine<DayLine>[],
  { skuId, ordered, received, refused, setAside }: DaySupply,
  held: ReadonlyMap<string, HeldStock>,
): AllocationSku {
  const sum = (of: (one: PlannedLine<DayLine>) => number) =>
    planned.reduce((total, one) => total + of(one), 0)
  return {
    skuId,
    wanted: sum(({ line }) => line.quantity),
    ordered,
    received,
    refused,
    setAside,
    reserved: sum(({ line }) => held.get(keyOfLine(line))?.quantity ?? 0),
    allocated: sum(({ allocated }) => allocated),
  }
}
