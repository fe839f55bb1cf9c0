import type { Caller } from '#platform/access'
import { staff } from '#platform/access'
import { sayReport } from '#platform/csv'
import { type AnyRoute, answerCsv, route } from '#platform/http'
import { exportCommunities, exportStations } from '../export-places.ts'
import { importCommunities } from '../import-communities.ts'
import type { ImportWish } from '../import-report.ts'
import { importStations } from '../import-stations.ts'
import { IMPORT_LIMIT_BYTES, Import, ImportReport } from '../schemas/imports.ts'

const tag = 'places'
const IMPORT_NOTE =
  'Nothing is written when a row has a problem, unless bad rows shall be skipped; every problem is reported with its line, column and reason.'

export function sheetRoutes(): AnyRoute[] {
  return [
    route({
      name: 'importCommunities',
      method: 'POST',
      path: '/regions/:region/communities/imports',
      tag,
      summary: 'Take a CSV of communities in.',
      description: IMPORT_NOTE,
      access: staff({ operations: 'region' }),
      body: Import,
      bodyLimitBytes: IMPORT_LIMIT_BYTES,
      reply: ImportReport,
      write: async (work) => {
        const report = await importCommunities(work.tx, wishOf(work))
        work.note({ created: report.created, changed: report.changed })
        return sayReport(work.locale, report)
      },
    }),
    route({
      name: 'importStations',
      method: 'POST',
      path: '/regions/:region/stations/imports',
      tag,
      summary: 'Take a CSV of stations in.',
      description: IMPORT_NOTE,
      access: staff({ operations: 'region' }),
      body: Import,
      bodyLimitBytes: IMPORT_LIMIT_BYTES,
      reply: ImportReport,
      write: async (work) => {
        const report = await importStations(work.tx, wishOf(work))
        work.note({ created: report.created, changed: report.changed })
        return sayReport(work.locale, report)
      },
    }),
    route({
      name: 'exportCommunities',
      method: 'GET',
      path: '/regions/:region/communities/sheet',
      tag,
      summary: 'The open communities as CSV, as the import takes it.',
      access: staff({ operations: 'region', supervisor: 'region' }),
      act: async ({ db, params, reply }) => {
        const sheet = await exportCommunities(db, params.region)
        answerCsv(reply, 'communities.csv')
        return sheet
      },
    }),
    route({
      name: 'exportStations',
      method: 'GET',
      path: '/regions/:region/stations/sheet',
      tag,
      summary: 'The open stations as CSV, as the import takes it.',
      access: staff({ operations: 'region', supervisor: 'region' }),
      act: async ({ db, params, reply }) => {
        const sheet = await exportStations(db, params.region)
        answerCsv(reply, 'stations.csv')
        return sheet
      },
    }),
  ]
}

const wishOf = (work: {
  params: { region: string }
  body: { table: string; dryRun: boolean; skipBadRows: boolean }
  caller: Caller
  at: Date
}): ImportWish => ({
  regionId: work.params.region,
  ...work.body,
  by: work.caller.personId,
  at: work.at,
})
