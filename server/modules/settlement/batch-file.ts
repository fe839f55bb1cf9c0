import { writeTable } from '#platform/csv'
import type { Queryable } from '#platform/db'
import type { Keyring } from '#platform/keys'
import { openAccount } from './bank-account.ts'
import { getBatch, listAttempts } from './queries/batches.ts'

const HEADERS = ['payout', 'holder', 'bank', 'account', 'amount', 'currency', 'note']

/** A batch as the table that the bank takes, with the accounts in clear. */
export async function batchFile(
  db: Queryable,
  keyring: Keyring,
  regionId: string,
  batchId: string,
): Promise<string> {
  const batch = await getBatch(db, regionId, batchId)
  const attempts = await listAttempts(db, regionId, batchId)
  const decimals = decimalsOf(batch.currency)
  const rows = attempts.map((attempt) => {
    const { payoutId, payeeKind: kind, payeeId: id, bankKeyId, bankSealed } = attempt
    const account =
      bankKeyId === null || bankSealed === null
        ? { holderName: '', bankName: '', accountNumber: '' }
        : openAccount(keyring, { regionId, kind, id }, { keyId: bankKeyId, ciphertext: bankSealed })
    const { holderName, bankName, accountNumber } = account
    const amount = plainAmount(attempt.amountMinor, decimals)
    return [payoutId, holderName, bankName, accountNumber, amount, batch.currency, batch.number]
  })
  return writeTable(HEADERS, rows)
}

const decimalsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
    .maximumFractionDigits ?? 2

/** Exact: a double cannot hold every amount with decimals. Pure. */
function plainAmount(minor: number, decimals: number): string {
  const figures = String(minor).padStart(decimals + 1, '0')
  if (decimals === 0) return figures
  return `${figures.slice(0, -decimals)}.${figures.slice(-decimals)}`
}
