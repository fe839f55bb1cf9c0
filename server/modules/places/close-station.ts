import type { Tx } from '#platform/db'
import { announce } from '#platform/events'
import type { Closure } from './close-community.ts'
import { holdRegion } from './queries/regions.ts'
import { listCommunityIdsServedBy } from './queries/serving-stations.ts'
import { getStation, lockStation, type Station, updateStationClosure } from './queries/stations.ts'
import { PlaceClosed, PlaceNotClosed, StationStillServes } from './refusals.ts'

/**
 * Closes a station that serves no community any more. Modules above may refuse in their reaction to
 * station.closed, which runs in this transaction: stock may still lie there.
 */
export async function closeStation(
  tx: Tx,
  closure: Closure & { stationId: string },
): Promise<Station> {
  const { regionId, stationId } = closure
  const station = await lockStation(tx, regionId, stationId)
  if (station.closedAt !== null) throw new PlaceClosed('station', stationId)
  const communityIds = await listCommunityIdsServedBy(tx, regionId, stationId)
  if (communityIds.length > 0) throw new StationStillServes(communityIds)

  await updateStationClosure(tx, regionId, stationId, closure)
  await announceStation(tx, 'station.closed', closure)
  return getStation(tx, regionId, stationId)
}

/** Opens a closed station again. */
export async function reopenStation(
  tx: Tx,
  reopening: Omit<Closure, 'why'> & { stationId: string },
): Promise<Station> {
  const { regionId, stationId } = reopening
  await holdRegion(tx, regionId)
  const station = await lockStation(tx, regionId, stationId)
  if (station.closedAt === null) throw new PlaceNotClosed('station', stationId)

  await updateStationClosure(tx, regionId, stationId, null)
  await announceStation(tx, 'station.reopened', reopening)
  return getStation(tx, regionId, stationId)
}

const announceStation = (
  tx: Tx,
  type: string,
  fact: { regionId: string; stationId: string; by: string; at: Date },
): Promise<void> =>
  announce(tx, {
    regionId: fact.regionId,
    type,
    subjectKind: 'station',
    subjectId: fact.stationId,
    actorId: fact.by,
    occurredAt: fact.at,
  })
