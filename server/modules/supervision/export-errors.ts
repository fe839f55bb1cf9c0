import { writeTable } from '#platform/csv'
import type { Queryable } from '#platform/db'
import { type ErrorFilter, listEntries } from './queries/entries.ts'

const MOST_ROWS = 100_000
const HEADERS = [
  'day',
  'stage',
  'kind',
  'person_id',
  'supplier_id',
  'community_id',
  'station_id',
  'sku_id',
  'order_id',
  'quantity',
  'cost_minor',
  'subject_kind',
  'subject_id',
  'occurred_at',
]

/** Errors as CSV, newest first; money in minor units. */
export async function exportErrors(db: Queryable, filter: ErrorFilter): Promise<string> {
  const entries = await listEntries(db, filter, { limit: MOST_ROWS })
  const rows = entries.map((entry) => [
    entry.day,
    entry.stage,
    entry.kind,
    entry.personId,
    entry.supplierId,
    entry.communityId,
    entry.stationId,
    entry.skuId,
    entry.orderId,
    entry.quantity,
    entry.costMinor,
    entry.subjectKind,
    entry.subjectId,
    entry.occurredAt.toISOString(),
  ])
  return writeTable(HEADERS, rows)
}
