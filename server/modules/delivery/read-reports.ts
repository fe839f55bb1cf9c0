import { lineKey } from './bag-weights.ts'
import type { DiscrepancyKind, ReportedAs } from './discrepancy.ts'
import { DiscrepancyUnclear, NotExpectedHere } from './refusals.ts'

/** What a leader says of what came. */
export interface Report {
  kind: ReportedAs
  /** What lacks or is too much; of a wrong bag, what lies there instead. */
  skuId?: string | undefined
  orderId?: string | undefined
  lineNumber?: number | undefined
  /** The bag that lacks, or that should have been there. */
  bagId?: string | undefined
  /** The bag that lies there and belongs elsewhere. */
  foundBagId?: string | undefined
  /** Pieces, or grams where weighed; of a whole bag it may be absent. */
  quantity?: number | undefined
  pictureIds?: readonly string[] | undefined
  note?: string | undefined
}

/** A line that should be there. */
export interface ExpectedLine {
  orderId: string
  lineNumber: number
  skuId: string
  placedAt: Date
  /** What should be there less what was reported before. */
  quantity: number
}

/** A bag with its lines. */
export interface KnownBag {
  id: string
  orderId: string
  lineNumbers: readonly number[]
  /** How much of each line is in it, where a line may have goods in several. */
  contents?: readonly { lineNumber: number; quantity: number }[]
}

export interface Expected {
  lines: readonly ExpectedLine[]
  bags: readonly KnownBag[]
  /** Bags of anyone's that were found, with what is in them. */
  found: readonly { bagId: string; skuId: string; quantity: number }[]
}

export interface Found {
  index: number
  kind: DiscrepancyKind
  reportedAs: ReportedAs
  skuId: string
  orderId: string | null
  lineNumber: number | null
  bagId: string | null
  quantity: number
}

/**
 * Says of each report which lines lack what, and what is too much. A SKU that lacks without an order
 * named is taken from the orders accepted last. Pure.
 * @throws DiscrepancyUnclear when a report names too little
 * @throws NotExpectedHere when it names more than should be there
 */
export function readReports(reports: readonly Report[], expected: Expected): Found[] {
  const left = new Map(expected.lines.map((line) => [lineKey(line), line.quantity]))
  return reports.flatMap((report, index) => {
    const lacking = lacks(report) ? takeLacking(report, index, expected, left) : []
    const surplus = isSurplus(report, lacking) ? surplusOf(report, index, expected) : []
    if (lacking.length + surplus.length === 0) {
      throw new DiscrepancyUnclear(index, 'Name the bag, the order’s line or the goods.')
    }
    return [...lacking, ...surplus]
  })
}

const namesGoodsThere = ({ orderId, bagId }: Report): boolean =>
  orderId !== undefined || bagId !== undefined

const lacks = (report: Report): boolean =>
  report.kind === 'missing' ||
  report.kind === 'damaged' ||
  (report.kind === 'wrong' && namesGoodsThere(report))

function isSurplus(report: Report, lacking: readonly Found[]): boolean {
  if (report.kind === 'surplus') return true
  if (report.kind !== 'wrong') return false
  if (report.foundBagId !== undefined) return true
  return report.skuId !== undefined && lacking.every(({ skuId }) => skuId !== report.skuId)
}

function takeLacking(
  report: Report,
  index: number,
  expected: Expected,
  left: Map<string, number>,
): Found[] {
  const lines = linesNamed(report, index, expected)
  const isWhole = report.quantity === undefined
  if (isWhole && report.bagId === undefined) {
    throw new DiscrepancyUnclear(index, 'Say how much of it lacks.')
  }
  let wanted = report.quantity ?? Number.POSITIVE_INFINITY
  const taken: Found[] = []
  for (const line of lines) {
    const quantity = Math.min(wanted, left.get(lineKey(line))!, mostIn(report, line, expected))
    if (quantity <= 0) continue
    wanted -= quantity
    left.set(lineKey(line), left.get(lineKey(line))! - quantity)
    const { orderId, lineNumber, skuId } = line
    const kind = report.kind === 'damaged' ? 'damaged' : 'missing'
    const bagId = report.bagId ?? null
    taken.push({
      index,
      kind,
      reportedAs: report.kind,
      skuId,
      orderId,
      lineNumber,
      bagId,
      quantity,
    })
  }
  const got = taken.reduce((sum, one) => sum + one.quantity, 0)
  if (got === 0 || (!isWhole && wanted > 0)) throw new NotExpectedHere(index, got)
  return taken
}

/** What of a line may lack where a bag is named: no more than was in that bag. */
function mostIn({ bagId }: Report, { lineNumber }: ExpectedLine, { bags }: Expected): number {
  const bag = bags.find(({ id }) => id === bagId)
  const inside = bag?.contents?.find((one) => one.lineNumber === lineNumber)
  return inside?.quantity ?? Number.POSITIVE_INFINITY
}

/** The lines a report means; those accepted last come first, as they go without first. */
function linesNamed(report: Report, index: number, expected: Expected): ExpectedLine[] {
  const { orderId, lineNumber, bagId, skuId } = report
  const bag = bagId === undefined ? undefined : expected.bags.find(({ id }) => id === bagId)
  if (bagId !== undefined && bag === undefined) throw new NotExpectedHere(index, 0)
  if (bag === undefined && orderId === undefined && skuId === undefined) {
    throw new DiscrepancyUnclear(index, 'Name the bag, the order’s line or the goods.')
  }
  // Of a wrong bag the SKU says what lies there, not what should.
  const lackingSku = report.kind === 'wrong' ? undefined : skuId
  return expected.lines
    .filter(
      (line) =>
        (orderId === undefined || line.orderId === orderId) &&
        (lineNumber === undefined || line.lineNumber === lineNumber) &&
        (lackingSku === undefined || line.skuId === lackingSku) &&
        (bag === undefined ||
          (line.orderId === bag.orderId && bag.lineNumbers.includes(line.lineNumber))),
    )
    .sort(
      (a, b) =>
        b.placedAt.getTime() - a.placedAt.getTime() ||
        (a.orderId < b.orderId ? 1 : a.orderId > b.orderId ? -1 : a.lineNumber - b.lineNumber),
    )
}

function surplusOf(report: Report, index: number, expected: Expected): Found[] {
  const { kind: reportedAs, foundBagId, skuId, quantity } = report
  const surplus = { index, kind: 'surplus', reportedAs, orderId: null, lineNumber: null } as const
  if (foundBagId !== undefined) {
    const inside = expected.found.filter(({ bagId }) => bagId === foundBagId)
    if (inside.length === 0) {
      throw new DiscrepancyUnclear(index, 'There is no such bag of that day.')
    }
    return inside.map((goods) => ({ ...surplus, ...goods }))
  }
  if (skuId === undefined || quantity === undefined) {
    throw new DiscrepancyUnclear(index, 'Say which goods are too much, and how much of them.')
  }
  return [{ ...surplus, skuId, bagId: null, quantity }]
}
