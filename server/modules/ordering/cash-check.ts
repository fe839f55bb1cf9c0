import { businessNow } from '#platform/clock'
import type { Db, Queryable } from '#platform/db'
import type { Refusal } from '#platform/refusals'

/** Why a resident may not promise cash for the handover; null when they may. */
export type CashCheck = (
  db: Queryable,
  asked: { regionId: string; residentId: string; at: Date },
) => Promise<Refusal | null>

let declared: CashCheck = async () => null

/** Called once by the module above that knows who left cash orders unfetched. */
export function declareCashCheck(check: CashCheck): void {
  declared = check
}

/** Throws the refusal of who may not promise cash. */
export async function refuseCashOf(
  db: Db,
  { regionId, residentId }: { regionId: string; residentId: string },
): Promise<void> {
  const refusal = await declared(db, { regionId, residentId, at: await businessNow(db) })
  if (refusal !== null) throw refusal
}
