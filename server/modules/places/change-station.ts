import type { Tx } from '#platform/db'
import { announce } from '#platform/events'
import { getStation, lockStation, type Station, updateStation } from './queries/stations.ts'
import { PlaceClosed } from './refusals.ts'
import { settledStation, type WishedStation } from './station-fields.ts'

export interface StationChange {
  regionId: string
  stationId: string
  version: number
  /** All that people set, but for code and kind. */
  fields: Omit<WishedStation, 'code' | 'kind'>
  by: string
  at: Date
}

/** Writes a station's fields over the version that was read. */
export async function changeStation(tx: Tx, change: StationChange): Promise<Station> {
  const { regionId, stationId, version, fields, by, at } = change
  const station = await lockStation(tx, regionId, stationId)
  if (station.closedAt !== null) throw new PlaceClosed('station', stationId)

  const settled = settledStation({ ...fields, code: station.code, kind: station.kind })
  await updateStation(tx, regionId, stationId, version, settled)
  await announce(tx, {
    regionId,
    type: 'station.changed',
    subjectKind: 'station',
    subjectId: stationId,
    body: { version: version + 1, storages: settled.storages },
    actorId: by,
    occurredAt: at,
  })
  return getStation(tx, regionId, stationId)
}
