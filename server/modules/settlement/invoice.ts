import { randomInt } from 'node:crypto'
import { sumMinor, taxOf } from '#platform/money'

/** A line of an order as it stands: what was paid for it and not given back. */
export interface PaidLine {
  /** 0 is the delivery fee. */
  lineNumber: number
  name: Record<string, string>
  taxCode: string
  rateBasisPoints: number
  /** Pieces, or grams where weighed. */
  quantity: number
  measure: string
  grossMinor: number
}

/** A line of an invoice; amounts are below zero on a red-letter one. */
export interface InvoiceLine extends PaidLine {
  netMinor: number
  taxMinor: number
}

export interface InvoiceSum {
  netMinor: number
  taxMinor: number
  grossMinor: number
}

/**
 * The lines of an invoice that brings what was invoiced of an order to what was paid and not given
 * back: the whole of it where nothing was invoiced yet, the difference where something was given
 * back since. The tax of a line is found in its gross, so that an invoice and its red-letter ones
 * sum exactly to the invoice of what is left. Pure.
 * @param invoiced the lines of every invoice of the order so far
 */
export function linesToInvoice(
  paid: readonly PaidLine[],
  invoiced: readonly InvoiceLine[],
): InvoiceLine[] {
  const before = Map.groupBy(invoiced, (line) => line.lineNumber)
  return paid.flatMap((line) => {
    const own = before.get(line.lineNumber) ?? []
    const { netMinor, taxMinor, grossMinor } = taxOf(
      line.grossMinor,
      line.rateBasisPoints,
      'included',
    )
    const rest = sumOf(own)
    if (grossMinor === rest.grossMinor) return []
    return [
      {
        ...line,
        quantity: line.quantity - own.reduce((sum, one) => sum + one.quantity, 0),
        netMinor: netMinor - rest.netMinor,
        taxMinor: taxMinor - rest.taxMinor,
        grossMinor: grossMinor - rest.grossMinor,
      },
    ]
  })
}

/** Pure. */
export const sumOf = (lines: readonly InvoiceLine[]): InvoiceSum => ({
  netMinor: sumMinor(lines.map((line) => line.netMinor)),
  taxMinor: sumMinor(lines.map((line) => line.taxMinor)),
  grossMinor: sumMinor(lines.map((line) => line.grossMinor)),
})

const DIGITS = 20

/** As invoices are numbered: 20 random digits, the first not 0. */
export function newInvoiceNumber(): string {
  let number = String(randomInt(1, 10))
  while (number.length < DIGITS) number += randomInt(10)
  return number
}
