import { listSkus } from '#catalog'
import type { Queryable } from '#platform/db'
import type { Names } from '#platform/i18n'
import type { Replacement } from './queries/replacements.ts'

export interface ShownReplacement
  extends Pick<
    Replacement,
    | 'id'
    | 'orderId'
    | 'lineNumber'
    | 'skuId'
    | 'withSkuId'
    | 'quantity'
    | 'soldPriceMinor'
    | 'unitPriceMinor'
    | 'offeredAt'
    | 'answerUntil'
    | 'loweredMinor'
  > {
  name: Names
  withName: Names
  state: 'offered' | 'accepted' | 'declined' | 'expired'
}

/** Replacements as people see them. */
export async function showReplacements(
  db: Queryable,
  replacements: readonly Replacement[],
): Promise<ShownReplacement[]> {
  const ids = [...new Set(replacements.flatMap((one) => [one.skuId, one.withSkuId]))]
  const nameOf = new Map((await listSkus(db, ids)).map((sku) => [sku.id, sku.names]))
  return replacements.map((one) => ({
    id: one.id,
    orderId: one.orderId,
    lineNumber: one.lineNumber,
    skuId: one.skuId,
    withSkuId: one.withSkuId,
    name: nameOf.get(one.skuId) ?? {},
    withName: nameOf.get(one.withSkuId) ?? {},
    quantity: one.quantity,
    soldPriceMinor: one.soldPriceMinor,
    unitPriceMinor: one.unitPriceMinor,
    state: stateOf(one),
    offeredAt: one.offeredAt,
    answerUntil: one.answerUntil,
    loweredMinor: one.loweredMinor,
  }))
}

function stateOf(one: Replacement): ShownReplacement['state'] {
  if (one.acceptedAt !== null) return 'accepted'
  if (one.declinedAt !== null) return 'declined'
  return one.expiredAt === null ? 'offered' : 'expired'
}
