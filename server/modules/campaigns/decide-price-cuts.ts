import type { Tx } from '#platform/db'
import { announce } from '#platform/events'
import { newId } from '#platform/ids'
import { type PriceCut, type PriceCutPolicy, payPriceCut, readPriceCut } from './price-cuts.ts'
import type { PriceFall } from './price-falls.ts'
import { type DecidedCut, insertPriceCut } from './queries/price-cuts.ts'
import { PriceCutUndecided } from './refusals.ts'

export interface PriceCutDecision {
  regionId: string
  windowId: string
  falls: readonly PriceFall[]
  /** Null refuses: somebody has to decide what happens to those who paid more. */
  policy: PriceCutPolicy | null
  by: string
  at: Date
}

/** Writes down prices that fell while people were ordering, and pays the difference where decided. */
export async function decidePriceCuts(
  tx: Tx,
  { windowId, falls, policy, ...decision }: PriceCutDecision,
): Promise<DecidedCut[]> {
  if (falls.length === 0) return []
  if (policy === null) throw new PriceCutUndecided([...falls])
  const decided: DecidedCut[] = []
  for (const fall of falls) {
    const { regionId, by, at } = decision
    const cut: PriceCut = { ...fall, regionId, id: newId(), by, at }
    const cost =
      policy === 'refund_difference'
        ? await payPriceCut(tx, cut)
        : await readPriceCut(tx, regionId, fall.offerId, fall.toMinor)
    decided.push({ ...cut, ...cost, policy })
    await insertPriceCut(tx, decided.at(-1)!)
    await announce(tx, {
      type: 'offer.price-cut',
      regionId,
      subjectKind: 'offer',
      subjectId: fall.offerId,
      body: {
        windowId,
        cutId: cut.id,
        fromMinor: fall.fromMinor,
        toMinor: fall.toMinor,
        policy,
        ...cost,
      },
      actorId: by,
      occurredAt: at,
    })
  }
  return decided
}
