import { getOrder, lockWithPayments, stateOf } from '#ordering'
import type { Tx } from '#platform/db'
import type { EventRow } from '#platform/events'
import { newId } from '#platform/ids'
import { AlreadyExists } from '#platform/refusals'
import { linesToInvoice, newInvoiceNumber, sumOf } from './invoice.ts'
import { paidLinesOf } from './paid-lines.ts'
import {
  type Invoice,
  insertInvoices,
  listInvoices,
  lockFirstInvoices,
} from './queries/invoices.ts'
import { InvoiceTooEarly, NothingToInvoice } from './refusals.ts'

export interface InvoiceWish {
  regionId: string
  orderId: string
  /** Who the invoice is made out to. */
  buyerTitle: string
  buyerTaxNumber: string | null
  by: string
  at: Date
}

/**
 * Makes the invoice data of an order that was handed over, once.
 * @throws NotFound, InvoiceTooEarly, NothingToInvoice, AlreadyExists
 */
export async function requestInvoice(tx: Tx, wish: InvoiceWish): Promise<Invoice> {
  const { regionId, orderId, by, at } = wish
  // What is given back at the same time waits, and finds the invoice.
  await lockWithPayments(tx, regionId, [orderId])
  const state = stateOf(await getOrder(tx, regionId, orderId))
  if (state !== 'collected') throw new InvoiceTooEarly(state)
  const paid = await paidLinesOf(tx, regionId, [orderId])
  const lines = linesToInvoice(paid.get(orderId) ?? [], [])
  if (lines.length === 0) throw new NothingToInvoice()
  const id = newId()
  const invoice = {
    id,
    number: newInvoiceNumber(),
    orderId,
    originalId: null,
    buyerTitle: wish.buyerTitle,
    buyerTaxNumber: wish.buyerTaxNumber,
    lines,
    ...sumOf(lines),
    causeId: id,
    requestedBy: by,
    issuedAt: at,
  }
  if ((await insertInvoices(tx, regionId, [invoice])) === 0) {
    const [first] = await listInvoices(tx, regionId, [orderId])
    throw new AlreadyExists('invoice', { invoiceId: first?.id ?? null })
  }
  return invoice
}

/**
 * Takes back by red-letter invoices what was given back of invoiced orders of a region since. It
 * compares what was invoiced with what is left, so that an event told twice makes no second one.
 */
export async function redLetter(
  tx: Tx,
  regionId: string,
  events: readonly EventRow[],
): Promise<void> {
  const orderIds = [...new Set(events.map((event) => event.subjectId))]
  const locked = await lockFirstInvoices(tx, regionId, orderIds)
  if (locked.length === 0) return
  const invoices = Map.groupBy(await listInvoices(tx, regionId, locked), (one) => one.orderId)
  const paid = await paidLinesOf(tx, regionId, locked)
  const causes = new Map(events.map((event) => [event.subjectId, event]))
  const reds = locked.flatMap((orderId) => {
    const made = invoices.get(orderId)!
    const original = made[0]!
    const lines = linesToInvoice(
      paid.get(orderId) ?? [],
      made.flatMap((invoice) => invoice.lines),
    )
    if (lines.length === 0) return []
    const { id: causeId, occurredAt: issuedAt } = causes.get(orderId)!
    return [
      {
        ...original,
        id: newId(),
        number: newInvoiceNumber(),
        originalId: original.id,
        lines,
        ...sumOf(lines),
        causeId,
        requestedBy: null,
        issuedAt,
      },
    ]
  })
  await insertInvoices(tx, regionId, reds)
}
