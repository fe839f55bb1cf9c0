import { readMerchantNumber } from './merchant-number.ts'
import type { BillLine } from './provider.ts'

/** What our books say went through a provider. */
export interface Booked {
  kind: 'payment' | 'refund'
  id: string
  amountMinor: number
}

export const DIFFERENCES = ['missing-here', 'missing-there', 'amount-differs'] as const

export interface Difference {
  /** missing-here: billed and not booked; missing-there: booked and not billed. */
  difference: (typeof DIFFERENCES)[number]
  kind: 'payment' | 'refund'
  /** Id of the payment or refund; null where the bill names none of ours. */
  id: string | null
  number: string | null
  billedMinor: number | null
  bookedMinor: number | null
}

/**
 * Compares a provider's bill with the books, line by line: what is billed twice, or for nothing of
 * ours, is missing here. Pure.
 */
export function compareBill(bill: readonly BillLine[], booked: readonly Booked[]): Difference[] {
  const left = new Map(booked.map((row) => [`${row.kind} ${row.id}`, row]))
  const differences: Difference[] = []
  for (const line of bill) {
    const id = readMerchantNumber(line.number)?.id ?? null
    const key = `${line.kind} ${id}`
    const row = left.get(key)
    left.delete(key)
    if (row?.amountMinor === line.amountMinor) continue
    differences.push({
      difference: row === undefined ? 'missing-here' : 'amount-differs',
      kind: line.kind,
      id,
      number: line.number,
      billedMinor: line.amountMinor,
      bookedMinor: row?.amountMinor ?? null,
    })
  }
  for (const row of left.values()) {
    differences.push({
      difference: 'missing-there',
      kind: row.kind,
      id: row.id,
      number: null,
      billedMinor: null,
      bookedMinor: row.amountMinor,
    })
  }
  return differences
}
