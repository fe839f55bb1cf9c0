import { checkOwnPictures } from '#media'
import { getStation } from '#places'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { Invalid } from '#platform/refusals'
import { readSettings } from '#platform/settings'
import { bookCorrection } from './book-correction.ts'
import { type CorrectionKind, needsApproval, reasonsOf } from './correction.ts'
import { costOfGoods, sumValues } from './goods-value.ts'
import { lotIdsOf, type NamedGoods, refuseUnknownSkus } from './named-goods.ts'
import {
  type Correction,
  type CorrectionLine,
  getCorrection,
  insertCorrection,
  lockCorrector,
  sumBookedAlone,
} from './queries/corrections.ts'

export interface CorrectionWish {
  regionId: string
  stationId: string
  kind: CorrectionKind
  reason: string
  note: string
  pictureIds: readonly string[]
  /** Quantities written off, above zero; for 'adjusted' the signed difference. */
  lines: readonly (NamedGoods & { quantity: number })[]
  by: string
  at: Date
}

const A_DAY_MS = 86_400_000

/**
 * Writes goods off or puts the books right, with the reason. Worth as much as the region's limit or
 * more, it is not booked yet: it waits for a buyer or operations to approve.
 */
export async function correctStock(tx: Tx, wish: CorrectionWish): Promise<Correction> {
  const { regionId, stationId, by, at } = wish
  await getStation(tx, regionId, stationId)
  refuseBadWish(wish)
  await refuseUnknownSkus(tx, wish.lines)
  const { pictureIds } = wish
  await checkOwnPictures(tx, { regionId, personId: by, purpose: 'proof', pictureIds })

  await lockCorrector(tx, regionId, by)
  const lotIds = await lotIdsOf(tx, regionId, wish.lines)
  const goods = wish.lines.map(({ skuId, quantity }, index) => ({
    skuId,
    lotId: lotIds[index]!,
    quantity: wish.kind === 'written-off' ? -quantity : quantity,
  }))
  const costs = await costOfGoods(tx, regionId, goods, at)
  const valueMinor = sumValues(costs)
  const id = newId()
  const lines: CorrectionLine[] = goods.map((one, index) => ({
    ...one,
    lineNumber: index + 1,
    valueMinor: costs[index]!.valueMinor,
  }))
  await insertCorrection(tx, { ...wish, id, valueMinor, lines })
  const settings = await readSettings(tx, regionId, { stationId }, at)
  const recentMinor = await sumBookedAlone(tx, regionId, by, new Date(at.getTime() - A_DAY_MS))
  const limitMinor = settings['stock.correctionApprovalFromMinor']
  if (!needsApproval(valueMinor, recentMinor, limitMinor)) {
    await bookCorrection(tx, regionId, await getCorrection(tx, regionId, id), { by: null, at })
  }
  return getCorrection(tx, regionId, id)
}

function refuseBadWish({ kind, reason, note, lines }: CorrectionWish): void {
  if (!reasonsOf(kind).includes(reason)) {
    throw new Invalid('reason', `“${reason}” is no reason for “${kind}”.`, {
      reasons: reasonsOf(kind),
    })
  }
  if (reason === 'other' && note.trim() === '') {
    throw new Invalid('note', 'Say in words why.')
  }
  const at = lines.findIndex(({ quantity }) =>
    kind === 'adjusted' ? quantity === 0 : quantity < 1,
  )
  if (at >= 0) throw new Invalid(`lines/${at}/quantity`, `This is no quantity for “${kind}”.`)
}
