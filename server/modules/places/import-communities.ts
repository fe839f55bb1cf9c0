import { asWritten, readTable } from '#platform/csv'
import type { Tx } from '#platform/db'
import { announceAll } from '#platform/events'
import { type PlannedCommunity, planCommunities } from './community-rows.ts'
import { communityColumns } from './community-sheet.ts'
import { type ImportReport, type ImportWish, mayWrite, reportOf } from './import-report.ts'
import { insertBuildings } from './queries/buildings.ts'
import { lockRegionPlaces } from './queries/regions.ts'
import { replaceServices } from './queries/serving-stations.ts'
import {
  listAllCommunities,
  listAllStations,
  mapBuildingNames,
  mapServices,
  upsertCommunities,
} from './queries/sheets.ts'
import { holdStations } from './queries/stations.ts'

/**
 * Takes a sheet of communities in: new codes are added, known ones changed where a cell says
 * something, with the stations that serve them and their buildings. All or nothing, unless bad
 * rows shall be skipped.
 */
export async function importCommunities(tx: Tx, wish: ImportWish): Promise<ImportReport> {
  const { regionId } = wish
  const region = await lockRegionPlaces(tx, regionId)
  const table = readTable(wish.table, communityColumns(region.currency))
  const communities = await listAllCommunities(tx, regionId)
  const stations = await listAllStations(tx, regionId)
  const { planned, problems } = planCommunities(table.rows, {
    communities: new Map(communities.map((community) => [community.code, community])),
    stations: new Map(stations.map((station) => [station.code, station])),
    calendar: region.deliveryCalendar,
  })
  const wanted = await onlyChanges(tx, regionId, planned)
  const report = reportOf(
    planned.length,
    asWritten([...table.problems, ...problems], table),
    table.notes,
  )
  report.created = wanted.filter(({ isNew }) => isNew).length
  report.changed = wanted.length - report.created
  if (mayWrite(wish, report)) await write(tx, wish, wanted)
  return report
}

/** The planned rows that say something new, each with the part of it that is. */
async function onlyChanges(
  tx: Tx,
  regionId: string,
  planned: readonly PlannedCommunity[],
): Promise<PlannedCommunity[]> {
  const services = await mapServices(tx, regionId)
  const buildings = await mapBuildingNames(tx, regionId)
  return planned
    .map((row) => {
      const serving = services.get(row.community.id) ?? []
      const there = new Set(buildings.get(row.community.id))
      return {
        ...row,
        service: row.service !== null && !isServedAs(row.service, serving) ? row.service : null,
        buildingNames: row.buildingNames.filter((name) => !there.has(name)),
      }
    })
    .filter((row) => row.isNew || row.isChanged || row.service || row.buildingNames.length > 0)
}

function isServedAs(
  service: NonNullable<PlannedCommunity['service']>,
  serving: readonly { id: string; isPickupPoint: boolean }[],
): boolean {
  const wished = service.stationIds.map((id) => `${id} ${id === service.pickupStationId}`)
  const there = serving.map(({ id, isPickupPoint }) => `${id} ${isPickupPoint}`)
  return wished.sort().join() === there.sort().join()
}

async function write(tx: Tx, wish: ImportWish, rows: readonly PlannedCommunity[]): Promise<void> {
  const { regionId } = wish
  const served = rows.filter((row) => row.service !== null)
  await holdStations(tx, regionId, [...new Set(served.flatMap((row) => row.service!.stationIds))])
  const written = rows.filter((row) => row.isNew || row.isChanged)
  await upsertCommunities(
    tx,
    regionId,
    written.map(({ community }) => community),
  )
  const services = served.flatMap(({ community, service }) =>
    service!.stationIds.map((stationId) => ({
      communityId: community.id,
      stationId,
      isPickupPoint: stationId === service!.pickupStationId,
    })),
  )
  await replaceServices(
    tx,
    regionId,
    served.map(({ community }) => community.id),
    services,
  )
  const buildings = rows.flatMap(({ community, buildingNames }) =>
    buildingNames.map((name) => ({ communityId: community.id, name, householdCount: 0 })),
  )
  await insertBuildings(tx, regionId, buildings)
  await announceAll(
    tx,
    rows.map(({ community, isNew, service }) => ({
      regionId,
      type: isNew ? 'community.added' : 'community.changed',
      subjectKind: 'community',
      subjectId: community.id,
      body: { imported: true, ...service },
      actorId: wish.by,
      occurredAt: wish.at,
    })),
  )
}
