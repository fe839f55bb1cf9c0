import { lockWithPayments, reduceOrderLines } from '#ordering'
import { businessNow } from '#platform/clock'
import { type Db, type Tx, transact } from '#platform/db'
import { announce } from '#platform/events'
import { listAffectedLines } from './affected-lines.ts'
import { type AffectedRefund, listAffectedRefunds } from './affected-refunds.ts'
import { closeClaimsOf } from './close-claims-of.ts'
import type { Incident } from './incident.ts'
import {
  insertAffected,
  lockUnrefunded,
  mapProgress,
  updateRefunded,
} from './queries/incident-lines.ts'
import { lockIncident, updateStep } from './queries/incidents.ts'
import { stopStock } from './stop-stock.ts'
import { tellLeadersOfIncident, tellResidentsOfIncident } from './tell-of-incident.ts'

/** Orders refunded in one transaction. */
const MOST_ORDERS = 500

interface IncidentKey {
  regionId: string
  incidentId: string
}

/**
 * Does what a declared incident asks for, step by step and set by set, each in a transaction of its
 * own. Interrupted anywhere and begun again it goes on to the same end.
 */
export async function workIncident(
  db: Db,
  key: IncidentKey,
  mostOrders = MOST_ORDERS,
): Promise<void> {
  await transact(db, (tx) => findLines(tx, key))
  await transact(db, (tx) => takeOffSale(tx, key))
  while ((await transact(db, (tx) => refundSet(tx, key, mostOrders))) > 0);
  await transact(db, (tx) => finish(tx, key))
}

async function findLines(tx: Tx, { regionId, incidentId }: IncidentKey): Promise<void> {
  const incident = await lockIncident(tx, regionId, incidentId)
  if (incident.foundAt !== null) return
  const lines = await listAffectedLines(tx, regionId, incident)
  await insertAffected(tx, regionId, incidentId, lines)
  await updateStep(tx, incident, { foundAt: await businessNow(tx) })
}

async function takeOffSale(tx: Tx, { regionId, incidentId }: IncidentKey): Promise<void> {
  const incident = await lockIncident(tx, regionId, incidentId)
  if (incident.stockStoppedAt !== null) return
  const at = await businessNow(tx)
  const stockStoppedQuantity = await stopStock(tx, incident, at)
  await updateStep(tx, incident, { stockStoppedAt: at, stockStoppedQuantity })
}

/** @returns how many lines were settled */
async function refundSet(
  tx: Tx,
  { regionId, incidentId }: IncidentKey,
  mostOrders: number,
): Promise<number> {
  const incident = await lockIncident(tx, regionId, incidentId)
  const lines = await lockUnrefunded(tx, regionId, incidentId, mostOrders)
  if (lines.length === 0) return 0
  const at = await businessNow(tx)
  const orderIds = [...new Set(lines.map((line) => line.orderId))]
  const closeClaims = await closeClaimsOf(tx, regionId, orderIds)
  // Locked before they are read: nothing else may be taken off them in between.
  await lockWithPayments(tx, regionId, orderIds)
  const refunds = await listAffectedRefunds(tx, regionId, lines, incident.shareBasisPoints)
  await reduceLines(tx, incident, refunds, at)
  const amounts = new Map(refunds.map((one) => [keyOf(one.affected), one.amountMinor]))
  await updateRefunded(
    tx,
    regionId,
    incidentId,
    lines.map((line) => ({ ...line, amountMinor: amounts.get(keyOf(line)) ?? 0 })),
    at,
  )
  await closeClaims(incident, at)
  await tellResidentsOfIncident(tx, incident, refunds)
  return lines.length
}

async function reduceLines(
  tx: Tx,
  incident: Incident,
  refunds: readonly AffectedRefund[],
  at: Date,
): Promise<void> {
  const wanted = refunds.map(({ affected, quantity, amountMinor }) => ({
    orderId: affected.orderId,
    lineNumber: affected.lineNumber,
    causeId: incident.id,
    kind: 'claim' as const,
    quantity,
    amountMinor,
  }))
  const { declaredBy: by } = incident
  const cause = { reason: 'incident', subjectId: incident.id, by, at }
  await reduceOrderLines(tx, incident.regionId, wanted, cause)
}

async function finish(tx: Tx, { regionId, incidentId }: IncidentKey): Promise<void> {
  const incident = await lockIncident(tx, regionId, incidentId)
  if (incident.finishedAt !== null) return
  const at = await businessNow(tx)
  await updateStep(tx, incident, { finishedAt: at })
  await tellLeadersOfIncident(tx, incident, at)
  const progress = (await mapProgress(tx, regionId, [incidentId])).get(incidentId)
  const { kind, lotId, loadId, skuId, pickupDate, stationId, bearerKind, bearerId } = incident
  await announce(tx, {
    type: 'incident.finished',
    regionId,
    subjectKind: 'incident',
    subjectId: incidentId,
    body: {
      ...{ kind, lotId, loadId, skuId, pickupDate, stationId, bearerKind, bearerId },
      lines: progress?.lines ?? 0,
      residents: progress?.residents ?? 0,
      amountMinor: progress?.refundedMinor ?? 0,
      stockStoppedQuantity: incident.stockStoppedQuantity,
    },
    actorId: incident.declaredBy,
    occurredAt: at,
  })
}

const keyOf = (line: { orderId: string; lineNumber: number }): string =>
  `${line.orderId}/${line.lineNumber}`
