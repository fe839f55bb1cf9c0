import { type Queryable, sql, type Tx } from '#platform/db'
import { NotFound } from '#platform/refusals'
import type { Incident } from '../incident.ts'

const COLUMNS = sql`region_id as "regionId", id, kind, lot_id as "lotId", load_id as "loadId",
  sku_id as "skuId", pickup_date as "pickupDate", station_id as "stationId", what,
  share_basis_points as "shareBasisPoints", bearer_kind as "bearerKind", bearer_id as "bearerId",
  told, declared_by as "declaredBy", declared_at as "declaredAt", found_at as "foundAt",
  stock_stopped_at as "stockStoppedAt", stock_stopped_quantity as "stockStoppedQuantity",
  finished_at as "finishedAt"`

/** Throws NotFound. */
export async function getIncident(db: Queryable, regionId: string, id: string): Promise<Incident> {
  const { rows } = await sql<Incident>`select ${COLUMNS} from incidents
    where region_id = ${regionId} and id = ${id}`.execute(db)
  if (rows[0] === undefined) throw new NotFound('incident')
  return rows[0]
}

/** Makes those who work on an incident wait for each other. Throws NotFound. */
export async function lockIncident(tx: Tx, regionId: string, id: string): Promise<Incident> {
  const { rows } = await sql<Incident>`select ${COLUMNS} from incidents
    where region_id = ${regionId} and id = ${id} for update`.execute(tx)
  if (rows[0] === undefined) throw new NotFound('incident')
  return rows[0]
}

/** The newest first. */
export async function listIncidents(
  db: Queryable,
  regionId: string,
  filter: { beforeId?: string | undefined; limit: number },
): Promise<Incident[]> {
  const { rows } = await sql<Incident>`select ${COLUMNS} from incidents
    where region_id = ${regionId}
      and (${filter.beforeId ?? null}::uuid is null or id < ${filter.beforeId ?? null}::uuid)
    order by id desc limit ${filter.limit}`.execute(db)
  return rows
}

export async function listIncidentsByIds(
  db: Queryable,
  regionId: string,
  ids: readonly string[],
): Promise<Incident[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Incident>`select ${COLUMNS} from incidents
    where region_id = ${regionId} and id = any(${[...ids]}::uuid[])`.execute(db)
  return rows
}

export async function insertIncident(tx: Tx, incident: Incident): Promise<void> {
  await tx
    .insertInto('incidents')
    .values({
      region_id: incident.regionId,
      id: incident.id,
      kind: incident.kind,
      lot_id: incident.lotId,
      load_id: incident.loadId,
      sku_id: incident.skuId,
      pickup_date: incident.pickupDate,
      station_id: incident.stationId,
      what: incident.what,
      share_basis_points: incident.shareBasisPoints,
      bearer_kind: incident.bearerKind,
      bearer_id: incident.bearerId,
      told: JSON.stringify(incident.told),
      declared_by: incident.declaredBy,
      declared_at: incident.declaredAt,
    })
    .execute()
}

/** Marks a step of an incident that is locked as done. */
export async function updateStep(
  tx: Tx,
  { regionId, id }: Incident,
  done: {
    foundAt?: Date
    stockStoppedAt?: Date
    stockStoppedQuantity?: number
    finishedAt?: Date
  },
): Promise<void> {
  await tx
    .updateTable('incidents')
    .set({
      ...(done.foundAt ? { found_at: done.foundAt } : {}),
      ...(done.stockStoppedAt ? { stock_stopped_at: done.stockStoppedAt } : {}),
      ...(done.stockStoppedQuantity === undefined
        ? {}
        : { stock_stopped_quantity: done.stockStoppedQuantity }),
      ...(done.finishedAt ? { finished_at: done.finishedAt } : {}),
    })
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .execute()
}
