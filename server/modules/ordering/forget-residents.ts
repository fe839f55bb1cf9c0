import type { Tx } from '#platform/db'
import type { EventRow } from '#platform/events'
import { deleteCarts } from './queries/carts.ts'
import { deleteDraftsOf } from './queries/drafts.ts'
import { emptyWordsOf } from './queries/order-marks.ts'

/**
 * Erases what ordering keeps of residents who are erased, those without a login too: where their
 * orders were brought and what they noted, their carts, and what chats said of them. Told again it
 * changes nothing.
 */
export async function forgetResidents(tx: Tx, erased: readonly EventRow[]): Promise<void> {
  for (const [regionId, of] of Map.groupBy(erased, (event) => event.regionId)) {
    const residentIds = of.map((event) => event.subjectId)
    await emptyWordsOf(tx, regionId, residentIds)
    await deleteCarts(tx, regionId, residentIds)
    await deleteDraftsOf(tx, regionId, residentIds)
  }
}
