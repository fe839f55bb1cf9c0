import { getStation } from '#places'
import type { Queryable, Tx } from '#platform/db'
import { announce } from '#platform/events'
import { newId } from '#platform/ids'
import { addJob } from '#platform/jobs'
import { Invalid } from '#platform/refusals'
import { findLotSource } from '#procurement'
import { type Lot, listLotsByIds } from '#stock'
import { listAffectedLines } from './affected-lines.ts'
import { listAffectedRefunds } from './affected-refunds.ts'
import type { Bearer } from './claim.ts'
import type { AffectedLine, Incident, IncidentScope, TellText } from './incident.ts'
import { findNamedBearer, type NamedBearer } from './named-bearer.ts'
import { insertIncident } from './queries/incidents.ts'
import { NothingAffected } from './refusals.ts'

export const WORK_INCIDENT = 'aftersales-work-incident'

const SET_SIZE = 500

export interface IncidentWish extends IncidentScope {
  regionId: string
  what: string
  shareBasisPoints: number
  /** Absent: the supplier of the lot, else of the goods that day, else the operator. */
  bearer?: NamedBearer | undefined
  told: TellText
  by: string
  at: Date
}

/** What an incident would do, or is about to do. */
export interface IncidentOutlook {
  lines: number
  orders: number
  residents: number
  communities: number
  amountMinor: number
  bearer: Bearer
}

/** What declaring an incident would give back, to whom, and at whose expense; changes nothing. */
export async function previewIncident(db: Queryable, wish: IncidentWish): Promise<IncidentOutlook> {
  const { lot: _, ...outlook } = await lookAhead(db, wish)
  return outlook
}

async function lookAhead(
  db: Queryable,
  wish: IncidentWish,
): Promise<IncidentOutlook & { lot: Lot | null }> {
  const { regionId, shareBasisPoints } = wish
  const lot = await checkScope(db, wish)
  const affected = await listAffectedLines(db, regionId, wish)
  let amountMinor = 0
  const orderIds = [...new Set(affected.map((line) => line.orderId))]
  const suppliers = new Set<string | null>()
  const ofOrders = Map.groupBy(affected, (line) => line.orderId)
  for (let from = 0; from < orderIds.length; from += SET_SIZE) {
    const set = orderIds.slice(from, from + SET_SIZE).flatMap((id) => ofOrders.get(id)!)
    for (const one of await listAffectedRefunds(db, regionId, set, shareBasisPoints)) {
      amountMinor += one.amountMinor
      suppliers.add(one.line.supplierId)
    }
  }
  return {
    lot,
    lines: affected.length,
    orders: orderIds.length,
    residents: countOf(affected, (line) => line.residentId),
    communities: countOf(affected, (line) => line.communityId),
    amountMinor,
    bearer: await bearerOf(db, wish, lot, suppliers),
  }
}

/**
 * Declares that something was wrong with a whole lot, load or SKU of a day: a job then finds every
 * line, gives the money back, tells people, and takes what is left of the lot off sale.
 */
export async function declareIncident(
  tx: Tx,
  wish: IncidentWish,
): Promise<{ incident: Incident; outlook: IncidentOutlook }> {
  const { regionId, by, at } = wish
  const { lot, ...outlook } = await lookAhead(tx, wish)
  // What is left of a bad lot must be stopped even before any of it was sold.
  if (outlook.lines === 0 && wish.kind !== 'lot') throw new NothingAffected()
  const { kind, lotId, loadId, pickupDate, stationId, what, shareBasisPoints, told } = wish
  const scope = { kind, lotId, loadId, skuId: lot?.skuId ?? wish.skuId, pickupDate, stationId }
  const incident: Incident = {
    ...scope,
    regionId,
    id: newId(),
    what,
    shareBasisPoints,
    bearerKind: outlook.bearer.kind,
    bearerId: outlook.bearer.id,
    told,
    declaredBy: by,
    declaredAt: at,
    foundAt: null,
    stockStoppedAt: null,
    stockStoppedQuantity: 0,
    finishedAt: null,
  }
  await insertIncident(tx, incident)
  await announce(tx, {
    type: 'incident.declared',
    regionId,
    subjectKind: 'incident',
    subjectId: incident.id,
    body: {
      ...scope,
      shareBasisPoints,
      bearerKind: incident.bearerKind,
      bearerId: incident.bearerId,
      lines: outlook.lines,
      amountMinor: outlook.amountMinor,
    },
    actorId: by,
    occurredAt: at,
  })
  const payload = { regionId, incidentId: incident.id }
  await addJob(tx, { task: WORK_INCIDENT, key: `${WORK_INCIDENT}:${incident.id}`, payload })
  return { incident, outlook }
}

const NEEDED = {
  lot: ['lotId'],
  load: ['loadId'],
  'sku-day': ['skuId', 'pickupDate', 'stationId'],
} as const

/** Throws Invalid where what is meant is not said, or not there. */
async function checkScope(db: Queryable, wish: IncidentWish): Promise<Lot | null> {
  const needed: readonly string[] = NEEDED[wish.kind]
  for (const name of ['lotId', 'loadId', 'skuId', 'pickupDate', 'stationId'] as const) {
    const isThere = wish[name] !== null
    if (needed.includes(name) && !isThere) {
      throw new Invalid(name, `An incident of the kind “${wish.kind}” needs this.`)
    }
    if (!needed.includes(name) && isThere) {
      throw new Invalid(name, `An incident of the kind “${wish.kind}” has no such thing.`)
    }
  }
  if (wish.stationId !== null) await getStation(db, wish.regionId, wish.stationId)
  if (wish.lotId === null) return null
  const [lot] = await listLotsByIds(db, wish.regionId, [wish.lotId])
  if (lot === undefined) throw new Invalid('lotId', 'There is no such lot.')
  return lot
}

async function bearerOf(
  db: Queryable,
  { regionId, bearer: named, kind }: IncidentWish,
  lot: Lot | null,
  suppliers: ReadonlySet<string | null>,
): Promise<Bearer> {
  const [only] = suppliers.size === 1 ? suppliers : []
  const supplierId =
    lot?.supplierId ?? (lot && (await findLotSource(db, regionId, lot.id))) ?? only ?? null
  if (named !== undefined) return findNamedBearer(db, regionId, named, { supplierId })
  // What went wrong on the way is not the doing of whoever sold it to us.
  if (supplierId === null || kind === 'load') return { kind: 'operator', id: null }
  return { kind: 'supplier', id: supplierId }
}

const countOf = (
  lines: readonly AffectedLine[],
  idOf: (line: AffectedLine) => string | null,
): number => new Set(lines.map(idOf).filter((id) => id !== null)).size
