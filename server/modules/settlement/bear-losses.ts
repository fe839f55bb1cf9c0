import { getRegion } from '#places'
import type { Tx } from '#platform/db'
import type { EventRow } from '#platform/events'
import { newId } from '#platform/ids'
import { localDate } from '#platform/time'
import { type BearerChange, changesOfBearing } from './loss.ts'
import { insertCommissionEntries } from './queries/commission.ts'
import { type BorneLoss, lockLosses, updateLosses } from './queries/losses.ts'
import { insertSupplierEntries } from './queries/supplier-entries.ts'

/** What says that something was lost, and who bears it. */
export const LOSS_FACTS = ['shortfall.found', 'claim.decided', 'claim.bearer-changed'] as const

interface Move {
  event: EventRow
  loss: BorneLoss
  change: BearerChange
}

/**
 * Charges losses of a region to the leaders and suppliers who bear them, and takes the charge back
 * where another bears it now. The newest word on a loss counts, in whatever order it is told. What
 * a supplier did not send it is not owed anyway: only claims are taken off its statements.
 */
export async function bearLosses(
  tx: Tx,
  regionId: string,
  events: readonly EventRow[],
): Promise<void> {
  const subjects = new Map(events.map((event) => [event.subjectId, kindOf(event)]))
  const losses = await lockLosses(tx, regionId, subjects)
  const moves: Move[] = []
  for (const event of [...events].sort(byTime)) {
    const before = losses.get(event.subjectId)!
    if (!isNewer(event, before)) continue
    const loss = lossAfter(before, event)
    losses.set(loss.subjectId, loss)
    moves.push(...changesOfBearing(before, loss).map((change) => ({ event, loss, change })))
  }
  await updateLosses(tx, regionId, [...losses.values()])
  await chargeLeaders(tx, regionId, moves)
  await chargeSuppliers(tx, regionId, moves)
}

const kindOf = ({ type }: EventRow) =>
  type === 'shortfall.found' ? ('shortfall' as const) : ('claim' as const)

const byTime = (a: EventRow, b: EventRow): number =>
  a.occurredAt.getTime() - b.occurredAt.getTime() || (a.id < b.id ? -1 : 1)

const isNewer = ({ id, occurredAt }: EventRow, { borneSince, eventId }: BorneLoss): boolean =>
  occurredAt > borneSince || (occurredAt.getTime() === borneSince.getTime() && id > eventId)

/** What an event does not say stays as it was. */
function lossAfter(before: BorneLoss, { id, body, occurredAt }: EventRow): BorneLoss {
  const said = body as Partial<BorneLoss>
  return {
    ...before,
    orderId: said.orderId ?? before.orderId,
    lineNumber: said.lineNumber ?? before.lineNumber,
    skuId: said.skuId ?? before.skuId,
    stage: said.stage ?? before.stage,
    bearerKind: said.bearerKind ?? before.bearerKind,
    bearerId: said.bearerKind === undefined ? before.bearerId : (said.bearerId ?? null),
    amountMinor: said.amountMinor ?? before.amountMinor,
    borneSince: occurredAt,
    eventId: id,
  }
}

async function chargeLeaders(tx: Tx, regionId: string, moves: readonly Move[]): Promise<void> {
  const charged = moves.filter(({ change }) => change.bearerKind === 'leader')
  await insertCommissionEntries(
    tx,
    regionId,
    charged.map(({ event, loss, change }) => ({
      id: newId(),
      earnerKind: 'leader' as const,
      earnerId: change.bearerId,
      kind: 'loss' as const,
      orderId: loss.orderId,
      lineNumber: loss.lineNumber,
      subjectId: loss.subjectId,
      amountMinor: change.amountMinor,
      dueMinor: null,
      basisPoints: null,
      reason: reasonOf(event, loss),
      causeId: event.id,
      enteredBy: event.actorId,
      earnedAt: event.occurredAt,
      maturesAt: event.occurredAt,
    })),
  )
}

async function chargeSuppliers(tx: Tx, regionId: string, moves: readonly Move[]): Promise<void> {
  const charged = moves.filter(
    ({ change, loss }) => change.bearerKind === 'supplier' && loss.subjectKind === 'claim',
  )
  if (charged.length === 0) return
  const { timeZone } = await getRegion(tx, regionId)
  await insertSupplierEntries(
    tx,
    regionId,
    charged.map(({ event, loss, change }) => ({
      supplierId: change.bearerId,
      kind: 'claim' as const,
      amountMinor: change.amountMinor,
      subjectKind: loss.subjectKind,
      subjectId: loss.subjectId,
      skuId: loss.skuId,
      quantity: null,
      reason: reasonOf(event, loss),
      day: localDate(event.occurredAt, timeZone),
      causeId: event.id,
      enteredBy: event.actorId,
      enteredAt: event.occurredAt,
    })),
  )
}

const reasonOf = ({ type, body }: EventRow, { stage }: BorneLoss): string =>
  type === 'claim.bearer-changed' ? 'bearer-changed' : String(body.reason ?? stage)
