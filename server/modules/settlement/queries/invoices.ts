import { type Queryable, sql, type Tx } from '#platform/db'
import type { InvoiceLine, InvoiceSum } from '../invoice.ts'

export interface Invoice extends InvoiceSum {
  id: string
  number: string
  orderId: string
  /** The invoice it takes a part of back; null for that one itself. */
  originalId: string | null
  buyerTitle: string
  buyerTaxNumber: string | null
  lines: InvoiceLine[]
  causeId: string
  requestedBy: string | null
  issuedAt: Date
}

const INVOICE = sql`id, number, order_id as "orderId", original_id as "originalId",
  buyer_title as "buyerTitle", buyer_tax_number as "buyerTaxNumber", lines,
  net_minor as "netMinor", tax_minor as "taxMinor", gross_minor as "grossMinor",
  cause_id as "causeId", requested_by as "requestedBy", issued_at as "issuedAt"`

/** @returns how many were new: an order's first invoice and a cause's red-letter one are made once */
export async function insertInvoices(
  tx: Tx,
  regionId: string,
  invoices: readonly Invoice[],
): Promise<number> {
  if (invoices.length === 0) return 0
  const rows = await tx
    .insertInto('invoices')
    .values(
      invoices.map((invoice) => ({
        region_id: regionId,
        id: invoice.id,
        number: invoice.number,
        order_id: invoice.orderId,
        original_id: invoice.originalId,
        buyer_title: invoice.buyerTitle,
        buyer_tax_number: invoice.buyerTaxNumber,
        lines: JSON.stringify(invoice.lines),
        net_minor: invoice.netMinor,
        tax_minor: invoice.taxMinor,
        gross_minor: invoice.grossMinor,
        cause_id: invoice.causeId,
        requested_by: invoice.requestedBy,
        issued_at: invoice.issuedAt,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute()
  return rows.length
}

/** Locks the first invoices of orders, in id order, so that their red-letter ones take turns. */
export async function lockFirstInvoices(
  tx: Tx,
  regionId: string,
  orderIds: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ orderId: string }>`
    select order_id as "orderId" from invoices
    where region_id = ${regionId} and order_id = any(${[...orderIds]}::uuid[])
      and original_id is null
    order by order_id for update`.execute(tx)
  return rows.map((row) => row.orderId)
}

/** Every invoice of orders, the first one first. */
export async function listInvoices(
  db: Queryable,
  regionId: string,
  orderIds: readonly string[],
): Promise<Invoice[]> {
  const { rows } = await sql<Invoice>`
    select ${INVOICE} from invoices
    where region_id = ${regionId} and order_id = any(${[...orderIds]}::uuid[])
    order by order_id, original_id is not null, id`.execute(db)
  return rows
}

/** Invoices of a region issued between two instants, the newest first. */
export async function listInvoicesOfRegion(
  db: Queryable,
  regionId: string,
  filter: { from: Date; until: Date; beforeId?: string | undefined; limit: number },
): Promise<Invoice[]> {
  const { from, until, beforeId, limit } = filter
  const { rows } = await sql<Invoice>`
    select ${INVOICE} from invoices
    where region_id = ${regionId} and issued_at >= ${from} and issued_at < ${until}
      ${beforeId === undefined ? sql`` : sql`and id < ${beforeId}::uuid`}
    order by id desc limit ${limit}`.execute(db)
  return rows
}
