import { listLeadersByIds } from '#leaders'
import { type Telling, tell } from '#notify'
import { getRegion } from '#places'
import type { Tx } from '#platform/db'
import type { EventRow } from '#platform/events'
import { listUsersOfSuppliers } from '#suppliers'
import { netOf, type Payout } from './payout.ts'
import { listPayoutsByIds } from './queries/payouts.ts'
import { listStatementsByIds } from './queries/statements.ts'

/** Facts of which the payee is told. */
export const TOLD_PAYEES = ['payout.paid', 'payout.failed', 'statement.closed'] as const

/** Tells leaders, couriers and suppliers of their money. */
export async function tellPayees(
  tx: Tx,
  regionId: string,
  events: readonly EventRow[],
): Promise<void> {
  await tell(tx, [
    ...(await ofPayouts(
      tx,
      regionId,
      events.filter(({ type }) => type !== 'statement.closed'),
    )),
    ...(await ofStatements(
      tx,
      regionId,
      events.filter(({ type }) => type === 'statement.closed'),
    )),
  ])
}

async function ofPayouts(
  tx: Tx,
  regionId: string,
  events: readonly EventRow[],
): Promise<Telling[]> {
  const ids = events.map(({ subjectId }) => subjectId)
  const payouts = await listPayoutsByIds(tx, regionId, ids)
  const known = new Map(payouts.map((payout) => [payout.id, payout]))
  const people = await peopleOf(tx, regionId, payouts)
  return events.flatMap(({ id, type, subjectId }) => {
    const payout = known.get(subjectId)
    if (payout === undefined) return []
    const { taxMinor, currency } = payout
    return (people.get(payout.payeeId) ?? []).map((personId) => ({
      regionId,
      personId,
      factId: id,
      template: type as 'payout.paid' | 'payout.failed',
      params: { amountMinor: netOf(payout), taxMinor, currency },
    }))
  })
}

async function peopleOf(
  tx: Tx,
  regionId: string,
  payouts: readonly Payout[],
): Promise<Map<string, string[]>> {
  const idsOf = (kind: Payout['payeeKind']) =>
    payouts.filter(({ payeeKind }) => payeeKind === kind).map(({ payeeId }) => payeeId)
  const leaders = await listLeadersByIds(tx, regionId, idsOf('leader'))
  return new Map([
    ...idsOf('courier').map((id): [string, string[]] => [id, [id]]),
    ...leaders.map(({ id, personId }): [string, string[]] => [id, [personId]]),
    ...(await usersOf(tx, regionId, idsOf('supplier'))),
  ])
}

async function usersOf(tx: Tx, regionId: string, supplierIds: readonly string[]) {
  const users = await listUsersOfSuppliers(tx, regionId, supplierIds)
  const ofSuppliers = Map.groupBy(users, (user) => user.supplierId)
  return new Map([...ofSuppliers].map(([id, own]) => [id, own.map(({ personId }) => personId)]))
}

async function ofStatements(
  tx: Tx,
  regionId: string,
  events: readonly EventRow[],
): Promise<Telling[]> {
  if (events.length === 0) return []
  const { currency } = await getRegion(tx, regionId)
  const ids = events.map(({ subjectId }) => subjectId)
  const statements = await listStatementsByIds(tx, regionId, ids)
  const supplierIds = [...new Set(statements.map(({ supplierId }) => supplierId))]
  const users = await usersOf(tx, regionId, supplierIds)
  return statements.flatMap(({ id, supplierId, number, totalMinor, dueOn, disputableUntil }) =>
    (users.get(supplierId) ?? []).map((personId) => ({
      regionId,
      personId,
      factId: id,
      template: 'statement.closed' as const,
      params: { number, totalMinor, currency, dueOn, disputableUntil },
    })),
  )
}
