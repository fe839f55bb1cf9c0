import type { Tx } from '#platform/db'
import type { Keyring } from '#platform/keys'
import { Invalid } from '#platform/refusals'
import { type BankAccount, endingOf, openAccount, sealAccount } from './bank-account.ts'
import type { Payee } from './payee.ts'
import {
  findPayee,
  lockAccountsOfOtherKeys,
  lockPayees,
  type PayeeRow,
  updateBankAccount,
  updateSealed,
} from './queries/payees.ts'
import { hasApprovedOpen } from './queries/payouts.ts'
import { SecondPersonNeeded } from './refusals.ts'

const ACCOUNT_NUMBER = /^[0-9A-Z]{6,34}$/

/**
 * Keeps the account that a payee is paid out to, encrypted; an earlier one is replaced.
 * @throws SecondPersonNeeded where who sets it approved a payout that is not paid yet
 */
export async function setBankAccount(
  tx: Tx,
  keyring: Keyring,
  payee: Payee,
  wish: BankAccount & { personId: string | null; by: string; at: Date },
): Promise<PayeeRow> {
  const { by, at, holderName, bankName } = wish
  const accountNumber = wish.accountNumber.replace(/[\s-]/g, '').toUpperCase()
  if (!ACCOUNT_NUMBER.test(accountNumber)) {
    throw new Invalid('accountNumber', 'An account number has 6 to 34 digits and letters.')
  }
  await lockPayees(tx, payee.regionId, payee.kind, [payee.id])
  if (await hasApprovedOpen(tx, payee, by)) throw new SecondPersonNeeded('approver')
  const { keyId, ciphertext } = sealAccount(keyring, payee, { holderName, bankName, accountNumber })
  await updateBankAccount(tx, payee, {
    personId: wish.personId,
    bankName,
    accountEnding: endingOf(accountNumber),
    keyId,
    sealed: ciphertext,
    by,
    at,
  })
  return (await findPayee(tx, payee))!
}

/**
 * Encrypts anew, by the newest key, accounts that an older one encrypted.
 * @returns how many, 200 at most
 */
export async function resealAccounts(tx: Tx, keyring: Keyring): Promise<number> {
  const rows = await lockAccountsOfOtherKeys(tx, keyring.currentKeyId)
  if (rows.length === 0) return 0
  const anew = rows.map((row) => {
    const payee = { regionId: row.regionId, kind: row.kind, id: row.id }
    const account = openAccount(keyring, payee, { keyId: row.keyId, ciphertext: row.sealed })
    const { keyId, ciphertext } = sealAccount(keyring, payee, account)
    return { ...payee, keyId, sealed: ciphertext }
  })
  await updateSealed(tx, anew)
  return anew.length
}
