import { type BagContent, listBagContents, listLostOnTheWay } from '#fulfilment'
import type { FulfilmentLine } from '#ordering'
import type { Queryable } from '#platform/db'
import { lineKey } from './bag-weights.ts'

export interface GoodsHere {
  /** What lines have in the bags, less what was lost of it on the way, by line. */
  quantities: Map<string, number>
  contents: BagContent[]
}

/**
 * What of lines lies in bags: less than the lines are for where more of them comes with a later
 * load. Bags that nobody sorted line by line hold their lines whole.
 */
export async function goodsHere(
  db: Queryable,
  regionId: string,
  lines: readonly Pick<FulfilmentLine, 'orderId' | 'lineNumber' | 'quantity'>[],
  bagIds: readonly string[],
): Promise<GoodsHere> {
  const contents = await listBagContents(db, regionId, bagIds)
  const packed = new Map<string, number>()
  for (const one of contents) {
    packed.set(lineKey(one), (packed.get(lineKey(one)) ?? 0) + one.quantity)
  }
  const orderIds = [...new Set(lines.map((line) => line.orderId))]
  const lost = new Map(
    (await listLostOnTheWay(db, regionId, orderIds)).map((one) => [lineKey(one), one.quantity]),
  )
  const hereOf = (line: (typeof lines)[number]): number => {
    const inside = packed.get(lineKey(line))
    if (inside === undefined) return line.quantity
    return Math.min(line.quantity, Math.max(inside - (lost.get(lineKey(line)) ?? 0), 0))
  }
  return { quantities: new Map(lines.map((line) => [lineKey(line), hereOf(line)])), contents }
}
