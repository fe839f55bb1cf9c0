import { type Queryable, sql, type Tx } from '#platform/db'
import { NotFound } from '#platform/refusals'

export interface Statement {
  id: string
  supplierId: string
  number: string
  periodFrom: string
  periodUntil: string
  dueOn: string
  totalMinor: number
  postedMinor: number
  entries: number
  disputableUntil: string
  closedAt: Date
  settledAt: Date | null
  payoutId: string | null
}

const STATEMENT = sql`id, supplier_id as "supplierId", number, period_from as "periodFrom",
  period_until as "periodUntil", due_on as "dueOn", total_minor as "totalMinor",
  posted_minor as "postedMinor", entries, disputable_until as "disputableUntil",
  closed_at as "closedAt", settled_at as "settledAt", payout_id as "payoutId"`

export async function insertStatements(
  tx: Tx,
  regionId: string,
  statements: readonly Omit<Statement, 'settledAt' | 'payoutId'>[],
): Promise<void> {
  const column = <Value>(of: (one: (typeof statements)[number]) => Value) => statements.map(of)
  await sql`
    insert into supplier_statements (region_id, id, supplier_id, number, period_from, period_until,
      due_on, total_minor, posted_minor, entries, disputable_until, closed_at)
    select ${regionId}, own.* from unnest(${column((one) => one.id)}::uuid[],
      ${column((one) => one.supplierId)}::uuid[], ${column((one) => one.number)}::text[],
      ${column((one) => one.periodFrom)}::date[], ${column((one) => one.periodUntil)}::date[],
      ${column((one) => one.dueOn)}::date[], ${column((one) => one.totalMinor)}::bigint[],
      ${column((one) => one.postedMinor)}::bigint[], ${column((one) => one.entries)}::integer[],
      ${column((one) => one.disputableUntil)}::date[],
      ${column((one) => one.closedAt)}::timestamptz[]) as own`.execute(tx)
}

/** Statements of a supplier, the newest first. */
export async function listStatements(
  db: Queryable,
  regionId: string,
  filter: { supplierId: string; beforeFrom?: string | undefined; limit: number },
): Promise<Statement[]> {
  const { rows } = await sql<Statement>`
    select ${STATEMENT} from supplier_statements
    where region_id = ${regionId} and supplier_id = ${filter.supplierId}
      ${filter.beforeFrom === undefined ? sql`` : sql`and period_from < ${filter.beforeFrom}::date`}
    order by period_from desc limit ${filter.limit}`.execute(db)
  return rows
}

/** A statement of a supplier; throws NotFound. */
export async function getStatement(
  db: Queryable,
  regionId: string,
  supplierId: string,
  id: string,
): Promise<Statement> {
  const { rows } = await sql<Statement>`
    select ${STATEMENT} from supplier_statements
    where region_id = ${regionId} and supplier_id = ${supplierId} and id = ${id}`.execute(db)
  if (rows[0] === undefined) throw new NotFound('statement')
  return rows[0]
}

export async function listStatementsByIds(
  db: Queryable,
  regionId: string,
  ids: readonly string[],
): Promise<Statement[]> {
  const { rows } = await sql<Statement>`
    select ${STATEMENT} from supplier_statements
    where region_id = ${regionId} and id = any(${[...ids]}::uuid[])`.execute(db)
  return rows
}

/** What was posted to suppliers' accounts and is not due before a day, by supplier. */
export async function notYetDue(
  db: Queryable,
  regionId: string,
  supplierIds: readonly string[],
  today: string,
): Promise<Map<string, number>> {
  const { rows } = await sql<{ supplierId: string; sum: number }>`
    select supplier_id as "supplierId", sum(posted_minor)::bigint as sum from supplier_statements
    where region_id = ${regionId} and supplier_id = any(${[...supplierIds]}::uuid[])
      and settled_at is null and due_on > ${today}::date and posted_minor > 0
    group by supplier_id`.execute(db)
  return new Map(rows.map((row) => [row.supplierId, row.sum]))
}

/** Suppliers of regions with statements whose due day has come, and the newest such day. */
export async function listSuppliersDue(
  db: Queryable,
  regionIds: readonly string[],
  todays: readonly string[],
  limit: number,
): Promise<{ regionId: string; supplierId: string; dueOn: string }[]> {
  const { rows } = await sql<{ regionId: string; supplierId: string; dueOn: string }>`
    select due.region_id as "regionId", due.supplier_id as "supplierId",
      max(due.due_on)::date as "dueOn"
    from unnest(${[...regionIds]}::text[], ${[...todays]}::date[]) as region (id, today)
    join supplier_statements due on due.region_id = region.id and due.settled_at is null
      and due.due_on <= region.today
    group by 1, 2 order by 1, 2 limit ${limit}`.execute(db)
  return rows
}

/** Marks statements whose due day has come as worked, and says whose there were. */
export async function settleStatements(
  tx: Tx,
  regionId: string,
  suppliers: readonly { supplierId: string; dueOn: string }[],
  at: Date,
): Promise<Set<string>> {
  const { rows } = await sql<{ supplierId: string }>`
    update supplier_statements set settled_at = ${at}
    from unnest(${suppliers.map((one) => one.supplierId)}::uuid[],
      ${suppliers.map((one) => one.dueOn)}::date[]) as own (supplier_id, due_on)
    where supplier_statements.region_id = ${regionId}
      and supplier_statements.supplier_id = own.supplier_id
      and supplier_statements.due_on <= own.due_on and settled_at is null
    returning supplier_statements.supplier_id as "supplierId"`.execute(tx)
  return new Set(rows.map((row) => row.supplierId))
}

/** What suppliers are owed that stands on no statement yet, by supplier. */
export async function sumOpenEntries(
  db: Queryable,
  regionId: string,
  supplierIds: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ supplierId: string; sum: number }>`
    select supplier_id as "supplierId", sum(amount_minor)::bigint as sum from supplier_entries
    where region_id = ${regionId} and supplier_id = any(${[...supplierIds]}::uuid[])
      and statement_id is null and kind <> 'carried-forward'
    group by supplier_id`.execute(db)
  return new Map(rows.map((row) => [row.supplierId, row.sum]))
}
