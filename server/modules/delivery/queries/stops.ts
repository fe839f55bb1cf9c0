import { type Queryable, sql, type Tx } from '#platform/db'
import { NotFound } from '#platform/refusals'
import type { LoadStop } from '../load.ts'

const STOP_COLUMNS = [
  'id',
  'load_id as loadId',
  'position',
  'station_id as stationId',
  'bag_count as bagCount',
  'cold_bag_count as coldBagCount',
  'crate_count as crateCount',
  'ice_box_count as iceBoxCount',
  'weight_grams as weightGrams',
  'arrived_at as arrivedAt',
  'arrived_by as arrivedBy',
  'crates_left as cratesLeft',
  'ice_boxes_left as iceBoxesLeft',
  'crates_taken as cratesTaken',
  'ice_boxes_taken as iceBoxesTaken',
  'picture_id as pictureId',
] as const

const selected = (db: Queryable, regionId: string) =>
  db.selectFrom('load_stops').select(STOP_COLUMNS).where('region_id', '=', regionId)

/** The stops of loads, in the order of their road. */
export const listStops = (
  db: Queryable,
  regionId: string,
  loadIds: readonly string[],
): Promise<LoadStop[]> =>
  selected(db, regionId)
    .where('load_id', '=', sql<string>`any(${[...loadIds]}::uuid[])`)
    .orderBy('load_id')
    .orderBy('position')
    .execute()

export const findStop = (
  db: Queryable,
  regionId: string,
  loadId: string,
  id: string,
): Promise<LoadStop | undefined> =>
  selected(db, regionId).where('load_id', '=', loadId).where('id', '=', id).executeTakeFirst()

export async function lockStop(
  tx: Tx,
  regionId: string,
  loadId: string,
  id: string,
): Promise<LoadStop> {
  const row = await selected(tx, regionId)
    .where('load_id', '=', loadId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) throw new NotFound('stop')
  return row
}

export interface StopArrival {
  at: Date
  by: string
  latitude: number | null
  longitude: number | null
  cratesLeft: number
  iceBoxesLeft: number
  cratesTaken: number
  iceBoxesTaken: number
  pictureId: string | null
}

export async function updateArrival(
  tx: Tx,
  regionId: string,
  id: string,
  arrival: StopArrival,
): Promise<void> {
  await tx
    .updateTable('load_stops')
    .set({
      arrived_at: arrival.at,
      arrived_by: arrival.by,
      latitude: arrival.latitude,
      longitude: arrival.longitude,
      crates_left: arrival.cratesLeft,
      ice_boxes_left: arrival.iceBoxesLeft,
      crates_taken: arrival.cratesTaken,
      ice_boxes_taken: arrival.iceBoxesTaken,
      picture_id: arrival.pictureId,
    })
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .execute()
}
