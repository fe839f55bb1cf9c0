import { writeTable } from '#platform/csv'
import type { Queryable } from '#platform/db'
import { communityCells, communityColumns } from './community-sheet.ts'
import { getRegion } from './queries/regions.ts'
import {
  listAllCommunities,
  listAllStations,
  mapBuildingNames,
  mapServices,
} from './queries/sheets.ts'
import { STATION_SHEET, stationCells } from './station-sheet.ts'

const headersOf = (columns: Record<string, { names: readonly [string, ...string[]] }>): string[] =>
  Object.values(columns).map(({ names }) => names[0])

/** The open communities of a region as CSV, which the import takes back unchanged. */
export async function exportCommunities(db: Queryable, regionId: string): Promise<string> {
  const region = await getRegion(db, regionId)
  const communities = await listAllCommunities(db, regionId)
  const services = await mapServices(db, regionId)
  const buildings = await mapBuildingNames(db, regionId)
  const rows = communities
    .filter((community) => community.closedAt === null)
    .map((community) => {
      const serving = services.get(community.id) ?? []
      return communityCells(region, community, serving, buildings.get(community.id) ?? [])
    })
  return writeTable(headersOf(communityColumns(region.currency)), rows)
}

/** The open stations of a region as CSV, which the import takes back unchanged. */
export async function exportStations(db: Queryable, regionId: string): Promise<string> {
  await getRegion(db, regionId)
  const stations = await listAllStations(db, regionId)
  const open = stations.filter((station) => station.closedAt === null)
  return writeTable(headersOf(STATION_SHEET), open.map(stationCells))
}
