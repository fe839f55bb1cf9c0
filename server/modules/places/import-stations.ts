import { asWritten, readTable } from '#platform/csv'
import type { Tx } from '#platform/db'
import { announceAll } from '#platform/events'
import { type ImportReport, type ImportWish, mayWrite, reportOf } from './import-report.ts'
import { lockRegionPlaces } from './queries/regions.ts'
import { listAllStations, upsertStations } from './queries/sheets.ts'
import { planStations, STATION_SHEET } from './station-sheet.ts'

/**
 * Takes a sheet of stations in: new codes are added, known ones changed where a cell says
 * something. All or nothing, unless bad rows shall be skipped.
 */
export async function importStations(tx: Tx, wish: ImportWish): Promise<ImportReport> {
  const { regionId } = wish
  await lockRegionPlaces(tx, regionId)
  const table = readTable(wish.table, STATION_SHEET)
  const stations = await listAllStations(tx, regionId)
  const known = new Map(stations.map((station) => [station.code, station]))
  const { planned, problems } = planStations(table.rows, known)
  const wanted = planned.filter(({ isNew, isChanged }) => isNew || isChanged)
  const report = reportOf(
    planned.length,
    asWritten([...table.problems, ...problems], table),
    table.notes,
  )
  report.created = wanted.filter(({ isNew }) => isNew).length
  report.changed = wanted.length - report.created
  if (!mayWrite(wish, report)) return report

  await upsertStations(
    tx,
    regionId,
    wanted.map(({ station }) => station),
  )
  await announceAll(
    tx,
    wanted.map(({ station, isNew }) => ({
      regionId,
      type: isNew ? 'station.added' : 'station.changed',
      subjectKind: 'station',
      subjectId: station.id,
      body: { imported: true, storages: station.storages },
      actorId: wish.by,
      occurredAt: wish.at,
    })),
  )
  return report
}
