import { type Queryable, sql, type Tx } from '#platform/db'
import { newId } from '#platform/ids'

export type SupplierEntryKind =
  | 'delivered'
  | 'claim'
  | 'return'
  | 'adjustment'
  | 'dispute'
  | 'carried-forward'

export interface SupplierEntry {
  id: string
  supplierId: string
  kind: SupplierEntryKind
  /** Above zero: owed to the supplier. */
  amountMinor: number
  subjectKind: string
  subjectId: string
  skuId: string | null
  quantity: number | null
  reason: string
  day: string
  causeId: string
  enteredBy: string | null
  enteredAt: Date
  statementId: string | null
}

export type NewSupplierEntry = Omit<SupplierEntry, 'id' | 'statementId'>

/** What one cause enters it enters once: told again it is passed over. */
export async function insertSupplierEntries(
  tx: Tx,
  regionId: string,
  entries: readonly NewSupplierEntry[],
): Promise<void> {
  const real = entries.filter((entry) => entry.amountMinor !== 0)
  if (real.length === 0) return
  const column = <Value>(of: (entry: NewSupplierEntry) => Value) => real.map(of)
  await sql`
    insert into supplier_entries (region_id, id, supplier_id, kind, amount_minor, subject_kind,
      subject_id, sku_id, quantity, reason, day, cause_id, entered_by, entered_at)
    select ${regionId}, entry.* from unnest(${column(() => newId())}::uuid[],
      ${column((one) => one.supplierId)}::uuid[], ${column((one) => one.kind)}::text[],
      ${column((one) => one.amountMinor)}::bigint[], ${column((one) => one.subjectKind)}::text[],
      ${column((one) => one.subjectId)}::uuid[], ${column((one) => one.skuId)}::uuid[],
      ${column((one) => one.quantity)}::bigint[], ${column((one) => one.reason)}::text[],
      ${column((one) => one.day)}::date[], ${column((one) => one.causeId)}::uuid[],
      ${column((one) => one.enteredBy)}::uuid[],
      ${column((one) => one.enteredAt)}::timestamptz[]) as entry
    on conflict do nothing`.execute(tx)
}

const ENTRY = sql`id, supplier_id as "supplierId", kind, amount_minor as "amountMinor",
  subject_kind as "subjectKind", subject_id as "subjectId", sku_id as "skuId", quantity, reason,
  day, cause_id as "causeId", entered_by as "enteredBy", entered_at as "enteredAt",
  statement_id as "statementId"`

/** Entries of a supplier, newest first: of a statement, of none yet, or all. */
export async function listSupplierEntries(
  db: Queryable,
  regionId: string,
  filter: {
    supplierId: string
    statementId?: string | undefined
    isOpen?: boolean | undefined
    beforeId?: string | undefined
    limit: number
  },
): Promise<SupplierEntry[]> {
  const { rows } = await sql<SupplierEntry>`
    select ${ENTRY} from supplier_entries
    where region_id = ${regionId} and supplier_id = ${filter.supplierId}
      ${filter.statementId === undefined ? sql`` : sql`and statement_id = ${filter.statementId}`}
      ${filter.isOpen === true ? sql`and statement_id is null` : sql``}
      ${filter.beforeId === undefined ? sql`` : sql`and id < ${filter.beforeId}::uuid`}
    order by id desc limit ${filter.limit}`.execute(db)
  return rows
}

export async function findSupplierEntry(
  db: Queryable,
  regionId: string,
  id: string,
): Promise<SupplierEntry | null> {
  const { rows } = await sql<SupplierEntry>`
    select ${ENTRY} from supplier_entries where region_id = ${regionId} and id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** What is on no statement yet, by supplier and the day of its oldest entry. */
export async function listOpenSuppliers(
  db: Queryable,
  regionIds: readonly string[],
  todays: readonly string[],
): Promise<{ regionId: string; supplierId: string; day: string; lastUntil: string | null }[]> {
  const { rows } = await sql<{
    regionId: string
    supplierId: string
    day: string
    lastUntil: string | null
  }>`
    select open.region_id as "regionId", open.supplier_id as "supplierId", open.day,
      (select max(period_until) from supplier_statements last
        where last.region_id = open.region_id and last.supplier_id = open.supplier_id)
        as "lastUntil"
    from (
      select entry.region_id, entry.supplier_id, min(entry.day) as day
      from unnest(${[...regionIds]}::text[], ${[...todays]}::date[]) as region (id, today)
      join supplier_entries entry on entry.region_id = region.id
        and entry.statement_id is null and entry.day < region.today
        and entry.kind <> 'carried-forward'
      group by entry.region_id, entry.supplier_id
    ) open order by open.region_id, open.day, open.supplier_id`.execute(db)
  return rows
}

export interface StatedSum {
  statementId: string
  totalMinor: number
  /** Without what was carried forward. */
  postedMinor: number
  entries: number
}

/**
 * Puts what is on no statement yet, up to each period's last day, on its statement. Whoever comes
 * second finds nothing: a statement without entries is absent from what is returned.
 */
export async function stateEntries(
  tx: Tx,
  regionId: string,
  statements: readonly { id: string; supplierId: string; until: string }[],
): Promise<Map<string, StatedSum>> {
  const { rows } = await sql<StatedSum>`
    with stated as (
      update supplier_entries entry set statement_id = own.id
      from unnest(${statements.map((one) => one.id)}::uuid[],
        ${statements.map((one) => one.supplierId)}::uuid[],
        ${statements.map((one) => one.until)}::date[]) as own (id, supplier_id, until)
      where entry.region_id = ${regionId} and entry.supplier_id = own.supplier_id
        and entry.day <= own.until and entry.statement_id is null
      returning entry.statement_id, entry.amount_minor, entry.kind
    )
    select statement_id as "statementId", sum(amount_minor)::bigint as "totalMinor",
      coalesce(sum(amount_minor) filter (where kind <> 'carried-forward'), 0)::bigint
        as "postedMinor", count(*) as entries
    from stated group by statement_id`.execute(tx)
  return new Map(rows.map((row) => [row.statementId, row]))
}
