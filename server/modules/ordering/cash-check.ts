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

/** Why a resident may not promise cash for the handover now; null when they may. */
export const findCashRefusal = async (
  db: Db,
  { regionId, residentId }: { regionId: string; residentId: string },
): Promise<Refusal | null> => declared(db, { regionId, residentId, at: await businessNow(db) })

/** Throws the refusal of who may not promise cash. */
export async function refuseCashOf(
  db: Db,
  asked: { regionId: string; residentId: string },
): Promise<void> {
  const refusal = await findCashRefusal(db, asked)
  if (refusal !== null) throw refusal
}
