import { isUniqueViolation, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { AlreadyExists } from '#platform/refusals'
import { holdRegion } from './queries/regions.ts'
import { getStation, insertStation, type Station } from './queries/stations.ts'
import { settledStation, type WishedStation } from './station-fields.ts'

/** Adds a station to a region; its code and kind stay as they are from then on. */
export async function createStation(
  tx: Tx,
  regionId: string,
  wished: WishedStation,
): Promise<Station> {
  await holdRegion(tx, regionId)
  const id = newId()
  try {
    await insertStation(tx, regionId, id, settledStation(wished))
  } catch (error) {
    if (isUniqueViolation(error)) throw new AlreadyExists('station', { stationCode: wished.code })
    throw error
  }
  return getStation(tx, regionId, id)
}
