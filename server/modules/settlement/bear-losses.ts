import { getRegion } from '#places'
import type { Tx } from '#platform/db'
import type { EventRow } from '#platform/events'
import { newId } from '#platform/ids'
import { localDate } from '#platform/time'
import { burdensOf, type LossSaid } from './loss.ts'
import { insertCommissionEntries } from './queries/commission.ts'
import { type BorneLoss, insertLosses, lossKey } from './queries/losses.ts'
import { insertSupplierEntries } from './queries/supplier-entries.ts'

/** What says that something was lost, and who bears it. */
export const LOSS_FACTS = [
  'shortfall.found',
  'claim.decided',
  'claim.bearer-changed',
  'incident.finished',
] as const

/**
 * Charges losses of a region to the leaders and suppliers who bear them, and gives the charge back
 * where another bears it instead. What a supplier did not send it is not owed anyway: only claims
 * and incidents are taken off its statements.
 */
export async function bearLosses(
  tx: Tx,
  regionId: string,
  events: readonly EventRow[],
): Promise<void> {
  const losses = events.flatMap(lossesOf)
  const written = await insertLosses(tx, regionId, losses)
  const reasons = new Map(events.map((event) => [event.id, event]))
  const charges = losses
    .filter((loss) => loss.bearerId !== null && written.has(lossKey(loss)))
    .map((loss) => ({ ...loss, bearerId: loss.bearerId!, event: reasons.get(loss.eventId)! }))
  await chargeLeaders(tx, regionId, charges)
  await chargeSuppliers(tx, regionId, charges)
}

type Charge = BorneLoss & { bearerId: string; event: EventRow }

function lossesOf(event: EventRow): BorneLoss[] {
  const { id: eventId, type, subjectKind, subjectId, occurredAt } = event
  const said = event.body as unknown as LossSaid & Partial<BorneLoss>
  return burdensOf(type, said).map((burden) => ({
    ...burden,
    eventId,
    subjectKind,
    subjectId,
    orderId: said.orderId ?? null,
    lineNumber: said.lineNumber ?? null,
    skuId: said.skuId ?? null,
    stage: said.stage ?? '',
    occurredAt,
  }))
}

async function chargeLeaders(tx: Tx, regionId: string, charges: readonly Charge[]): Promise<void> {
  await insertCommissionEntries(
    tx,
    regionId,
    charges
      .filter(({ bearerKind }) => bearerKind === 'leader')
      .map(({ event, ...loss }) => ({
        id: newId(),
        earnerKind: 'leader' as const,
        earnerId: loss.bearerId,
        kind: 'loss' as const,
        orderId: loss.orderId,
        lineNumber: loss.lineNumber,
        subjectId: loss.subjectId,
        amountMinor: -loss.amountMinor,
        dueMinor: null,
        netMinor: null,
        basisPoints: null,
        reason: reasonOf(event),
        causeId: event.id,
        enteredBy: event.actorId,
        earnedAt: event.occurredAt,
        maturesAt: event.occurredAt,
      })),
  )
}

async function chargeSuppliers(
  tx: Tx,
  regionId: string,
  charges: readonly Charge[],
): Promise<void> {
  const charged = charges.filter(
    ({ bearerKind, subjectKind }) => bearerKind === 'supplier' && subjectKind !== 'shortfall',
  )
  if (charged.length === 0) return
  const { timeZone } = await getRegion(tx, regionId)
  await insertSupplierEntries(
    tx,
    regionId,
    charged.map(({ event, ...loss }) => ({
      supplierId: loss.bearerId,
      kind: 'claim' as const,
      amountMinor: -loss.amountMinor,
      subjectKind: loss.subjectKind,
      subjectId: loss.subjectId,
      skuId: loss.skuId,
      quantity: null,
      reason: reasonOf(event),
      day: localDate(event.occurredAt, timeZone),
      causeId: event.id,
      enteredBy: event.actorId,
      enteredAt: event.occurredAt,
    })),
  )
}

function reasonOf({ type, body }: EventRow): string {
  if (type === 'claim.bearer-changed') return 'bearer-changed'
  if (type === 'incident.finished') return 'incident'
  return String(body.reason ?? body.stage ?? '')
}
