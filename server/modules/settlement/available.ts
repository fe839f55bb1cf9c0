import { balancesOf } from '#ledger'
import type { Queryable } from '#platform/db'
import { accountOf, type PayeeKind } from './payee.ts'
import { notYetDue } from './queries/statements.ts'

/**
 * What can be paid out to payees of one kind today, by payee: their balance, for suppliers without
 * statements that are not due yet. Below zero it is owed back.
 */
export async function availableOf(
  db: Queryable,
  regionId: string,
  kind: PayeeKind,
  payeeIds: readonly string[],
  today: string,
): Promise<Map<string, number>> {
  const balances = await balancesOf(
    db,
    regionId,
    payeeIds.map((id) => accountOf({ kind, id })),
  )
  const waiting =
    kind === 'supplier' ? await notYetDue(db, regionId, payeeIds, today) : new Map<string, number>()
  return new Map(
    payeeIds.map((id) => [
      id,
      (balances.get(accountOf({ kind, id })) ?? 0) - (waiting.get(id) ?? 0),
    ]),
  )
}
