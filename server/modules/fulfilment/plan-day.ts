import { allocateAbove, byRank, STEP_GRAMS } from './allocation.ts'
import { type LostPart, lostStages, type SupplierGap } from './lost-stages.ts'
import type { AllocationSku } from './queries/allocations.ts'
import { type GivenLine, keyOfLine, type LineKey } from './queries/lines.ts'

/** What the plan needs to know of an order line. */
export interface DayLine extends LineKey {
  placedAt: Date
  communityId: string
  skuId: string
  measure: string
  /** Pieces, or grams where weighed: less what was given back of it. */
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

/** What waves before gave a line. */
export interface GivenBefore extends GivenLine {
  /** What of it was lost and given back since. */
  lost: number
}

export interface PlannedLine<Line extends DayLine> {
  line: Line
  /** Where the goods it gets now lie. */
  fromStationId: string
  isReserved: boolean
  /** What it wants of the day, and gets of it, waves before included. */
  wanted: number
  allocated: number
  /** What waves before gave of that. */
  before: number
  /** Where what it lacks was lost. */
  lost: LostPart[]
}

export interface DayPlan<Line extends DayLine> {
  /** By rank. */
  lines: PlannedLine<Line>[]
  skus: AllocationSku[]
}

export interface DayToPlan<Line extends DayLine> {
  warehouseId: string
  lines: readonly Line[]
  supplies: readonly DaySupply[]
  held: readonly HeldStock[]
  /** What of the stock that is held lasts to the day, by `station/sku`; all of it when absent. */
  lasting?: ReadonlyMap<string, number>
  given?: readonly GivenBefore[]
  /** What may still leave the warehouse by SKU; without it the counts alone decide. */
  left?: ReadonlyMap<string, number>
}

/**
 * Who gets what of a warehouse's day. Lines that hold a station's stock get it from there; all
 * others share what came and what was set aside, and keep what waves before gave them. Pure, and the
 * same whether receipt is still open.
 */
export function planDay<Line extends DayLine>(day: DayToPlan<Line>): DayPlan<Line> {
  const { supplies, left, given = [] } = day
  const supplyOf = new Map(supplies.map((supply) => [supply.skuId, supply]))
  const known = {
    warehouseId: day.warehouseId,
    held: new Map(day.held.map((stock) => [keyOfLine(stock), stock])),
    lasting: day.lasting && new Map(day.lasting),
    before: new Map(given.map((line) => [keyOfLine(line), line])),
  }
  const linesOf = Map.groupBy([...day.lines].sort(byRank), (line) => line.skuId)
  const goneOf = goneFrom(day.lines, given)
  const planned: PlannedLine<Line>[] = []
  const skus: AllocationSku[] = []
  for (const skuId of new Set([...linesOf.keys(), ...supplyOf.keys(), ...goneOf.keys()])) {
    const supply = supplyOf.get(skuId) ?? nothingOf(skuId)
    const gone = goneOf.get(skuId) ?? []
    const most = left === undefined ? Number.POSITIVE_INFINITY : (left.get(skuId) ?? 0)
    const ofSku = planSku(linesOf.get(skuId) ?? [], { supply, most, gone }, known)
    planned.push(...ofSku)
    skus.push(countsOf(ofSku, supply, gone, known))
  }
  return { lines: planned.sort((a, b) => byRank(a.line, b.line)), skus }
}

/** Goods that lines were given which want nothing any more, as those of a cancelled order. */
function goneFrom(
  lines: readonly DayLine[],
  given: readonly GivenBefore[],
): Map<string, GivenBefore[]> {
  const here = new Set(lines.map(keyOfLine))
  return Map.groupBy(
    given.filter((line) => !here.has(keyOfLine(line))),
    (line) => line.skuId,
  )
}

const nothingOf = (skuId: string): DaySupply => ({
  ...{ skuId, ordered: 0, received: 0, refused: 0, setAside: 0, gaps: [] },
})

interface Known {
  warehouseId: string
  held: ReadonlyMap<string, HeldStock>
  /** Less what lines of a higher rank were given of it. */
  lasting: Map<string, number> | undefined
  before: ReadonlyMap<string, GivenBefore>
}

interface SkuSupply {
  supply: DaySupply
  /** What may still leave the warehouse. */
  most: number
  gone: readonly GivenBefore[]
}

const wantedOf = (line: DayLine, before: GivenBefore | undefined): number =>
  Math.max(line.quantity + (before?.lost ?? 0), before?.quantity ?? 0)

function planSku<Line extends DayLine>(
  lines: readonly Line[],
  supply: SkuSupply,
  known: Known,
): PlannedLine<Line>[] {
  const isServed = (line: Line) =>
    known.held.has(keyOfLine(line)) || known.before.get(keyOfLine(line))?.isReserved === true
  return [
    ...lines.filter(isServed).map((line) => fromHeldStock(line, known)),
    ...fromSupply(
      lines.filter((line) => !isServed(line)),
      supply,
      known,
    ),
  ]
}

function fromHeldStock<Line extends DayLine>(line: Line, known: Known): PlannedLine<Line> {
  const given = known.before.get(keyOfLine(line))
  const stock = known.held.get(keyOfLine(line))
  const wanted = wantedOf(line, given)
  const before = given?.quantity ?? 0
  const allocated = before + takeHeld(wanted - before, line.skuId, stock, known)
  const [lost] = lostStages([], [wanted - allocated])
  const fromStationId = stock?.stationId ?? given!.fromStationId
  return { line, fromStationId, isReserved: true, wanted, allocated, before, lost: lost! }
}

/** What of held stock can be given: not what does not last, whoever counted on it. */
function takeHeld(
  wanted: number,
  skuId: string,
  stock: HeldStock | undefined,
  { lasting }: Known,
): number {
  if (stock === undefined) return 0
  const key = `${stock.stationId}/${skuId}`
  const left = lasting?.get(key) ?? (lasting === undefined ? stock.quantity : 0)
  const taken = Math.max(Math.min(wanted, stock.quantity, left), 0)
  lasting?.set(key, left - taken)
  return taken
}

function fromSupply<Line extends DayLine>(
  lines: readonly Line[],
  { supply, most, gone }: SkuSupply,
  known: Known,
): PlannedLine<Line>[] {
  const wishes = lines.map((line) => {
    const given = known.before.get(keyOfLine(line))
    return { ...line, quantity: wantedOf(line, given), before: given?.quantity ?? 0 }
  })
  const before = wishes.map((wish) => wish.before)
  const toGone = sumOf(gone, (line) => (line.isReserved ? 0 : line.quantity))
  const booked = toGone + sumOf(before, (quantity) => quantity)
  const all = Math.min(supply.received + supply.setAside, most + booked)
  const step = lines[0]?.measure === 'weighed' ? STEP_GRAMS : 1
  const shares = allocateAbove(all - toGone, wishes, before, step)
  const lost = lostStages(
    supply.gaps,
    wishes.map((wish, at) => wish.quantity - shares[at]!),
  )
  return lines.map((line, at) => ({
    line,
    fromStationId: known.warehouseId,
    isReserved: false,
    wanted: wishes[at]!.quantity,
    allocated: shares[at]!,
    before: before[at]!,
    lost: lost[at]!,
  }))
}

function countsOf(
  planned: readonly PlannedLine<DayLine>[],
  { skuId, ordered, received, refused, setAside }: DaySupply,
  gone: readonly GivenBefore[],
  { held, before }: Known,
): AllocationSku {
  const toGone = sumOf(gone, (line) => line.quantity)
  const reservedOf = ({ line }: PlannedLine<DayLine>): number => {
    const given = before.get(keyOfLine(line))
    const reservedBefore = given?.isReserved === true ? given.quantity : 0
    return reservedBefore + (held.get(keyOfLine(line))?.quantity ?? 0)
  }
  return {
    skuId,
    wanted: toGone + sumOf(planned, ({ wanted }) => wanted),
    ...{ ordered, received, refused, setAside },
    reserved: sumOf(planned, reservedOf),
    allocated: toGone + sumOf(planned, ({ allocated }) => allocated),
  }
}

const sumOf = <Item>(items: readonly Item[], of: (item: Item) => number): number =>
  items.reduce((total, item) => total + of(item), 0)
