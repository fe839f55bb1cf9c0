/** Money moved from one account to another: balanced by being one row. */
export interface Transfer {
  regionId: string
  debitAccount: string
  creditAccount: string
  /** Above zero. */
  amountMinor: number
  /** What kind of movement: order-paid, order-refunded, wallet-deposit … */
  code: string
  orderId?: string | null
  subjectId?: string | null
  actorId?: string | null
  occurredAt: Date
}

/** What each account gains (credits) or loses (debits). */
export function changesOf(transfers: readonly Transfer[]): Map<string, number> {
  const changes = new Map<string, number>()
  for (const { debitAccount, creditAccount, amountMinor } of transfers) {
    changes.set(debitAccount, (changes.get(debitAccount) ?? 0) - amountMinor)
    changes.set(creditAccount, (changes.get(creditAccount) ?? 0) + amountMinor)
  }
  return changes
}
