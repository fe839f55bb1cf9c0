import { staff } from '#platform/access'
import { sayReport } from '#platform/csv'
import { type AnyRoute, answerCsv, field, route } from '#platform/http'
import { exportGoods } from '../export-goods.ts'
import { importGoods } from '../import-goods.ts'
import { reachOf } from '../reach.ts'

const tag = 'catalog'
const TABLE_CHARACTERS = 8 * 1024 * 1024

const table = field.text(
  'The CSV: a header in Chinese or English, then a row a SKU.',
  '货号,品名,类别编码,类别名称,零售价\r\n6901234567892,番茄,04,生鲜,4.80',
  TABLE_CHARACTERS,
)

const ImportReport = field.object({
  rows: field.count('Rows below the header.', 120),
  created: field.count('Rows whose SKU is new.', 100),
  changed: field.count('Rows of known SKUs of which something changes.', 12),
  skipped: field.count('Rows left out because something is wrong with them.', 3),
  problems: field.list(
    field.object({
      line: field.count('Line of the file; the header is 1.', 17),
      column: field.text('Header of the column; empty for the whole row.', '零售价', 200),
      reason: field.text('What is wrong and what to do.', 'The price is 0.', 1000),
    }),
    'What is wrong, by line.',
    { maxItems: 100_000 },
  ),
  notes: field.list(
    field.text('Something worth knowing.', '12 rows say no unit.', 1000),
    'What is worth knowing though nothing is wrong.',
    { maxItems: 10_000 },
  ),
})

export function sheetRoutes(): AnyRoute[] {
  return [
    route({
      name: 'importGoods',
      method: 'POST',
      path: '/regions/:region/goods/imports',
      tag,
      summary: 'Take a sheet of goods, their categories and prices into the catalog.',
      description:
        'All or nothing, unless told to skip bad rows. What a row does not say stays as it is.',
      access: staff({ buyer: 'region', operations: 'region' }),
      bodyLimitBytes: 3 * TABLE_CHARACTERS,
      body: field.object({
        table,
        dryRun: field.yes('Only report what would happen.', true),
        skipBadRows: field.yes('Take the good rows though others are bad.', false),
      }),
      reply: ImportReport,
      write: async ({ tx, at, caller, locale, params, body, note }) => {
        const who = { actorId: caller.personId, reach: reachOf(caller) }
        const report = await importGoods(tx, { ...body, ...who, at, regionId: params.region })
        const { rows, created, changed, skipped } = report
        note({ rows, created, changed, skipped, dryRun: body.dryRun })
        return sayReport(locale, report)
      },
    }),
    route({
      name: 'exportGoods',
      method: 'GET',
      path: '/regions/:region/goods/sheet',
      tag,
      summary: 'What a region lists as CSV, as the import takes it.',
      access: staff({ buyer: 'region', operations: 'region', supervisor: 'region' }),
      act: async ({ db, params, locale, reply }) => {
        const sheet = await exportGoods(db, params.region, locale)
        answerCsv(reply, 'goods.csv')
        return sheet
      },
    }),
  ]
}
