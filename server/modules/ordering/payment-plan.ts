import type { PaymentMethod, WantedPayment } from './lane/checkout.ts'

/** What each method pays, in the order asked; sums to the total exactly. */
export interface PlannedPayment {
  method: PaymentMethod
  amountMinor: number
}

/**
 * Splits a total over the payment methods asked for. A method with an amount pays at most what is
 * left; the one without takes the rest. Null when the amounts leave something unpaid.
 */
export function planPayments(
  totalMinor: number,
  wanted: readonly WantedPayment[],
): PlannedPayment[] | null {
  const planned: PlannedPayment[] = []
  let left = totalMinor
  const fixed = wanted.filter((payment) => payment.amountMinor !== null)
  const open = wanted.filter((payment) => payment.amountMinor === null)
  for (const payment of [...fixed, ...open]) {
    const amountMinor = Math.min(left, payment.amountMinor ?? left)
    if (amountMinor > 0) planned.push({ method: payment.method, amountMinor })
    left -= amountMinor
  }
  return left === 0 ? planned : null
}

/** Spreads payments over orders in sequence: each order is filled before the next one. */
export function assignPayments(
  payments: readonly PlannedPayment[],
  orderTotalsMinor: readonly number[],
): { payment: number; order: number; amountMinor: number }[] {
  const parts: { payment: number; order: number; amountMinor: number }[] = []
  const left = [...orderTotalsMinor]
  let order = 0
  payments.forEach((payment, at) => {
    let amount = payment.amountMinor
    while (amount > 0 && order < left.length) {
      const part = Math.min(amount, left[order]!)
      if (part > 0) parts.push({ payment: at, order, amountMinor: part })
      amount -= part
      left[order]! -= part
      if (left[order] === 0) order += 1
    }
  })
  return parts
}
