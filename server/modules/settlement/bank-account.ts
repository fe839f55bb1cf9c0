import type { Keyring, Sealed } from '#platform/keys'
import type { Payee } from './payee.ts'

/** Where money is paid out to. */
export interface BankAccount {
  holderName: string
  bankName: string
  /** As the bank writes it, without blanks. */
  accountNumber: string
}

/** A payee's account moved to another payee does not decrypt. */
const nameOf = ({ regionId, kind, id }: Payee): string => `payee:${regionId}:${kind}:${id}`

export const sealAccount = (keyring: Keyring, payee: Payee, account: BankAccount): Sealed =>
  keyring.seal(nameOf(payee), JSON.stringify(account))

export const openAccount = (keyring: Keyring, payee: Payee, sealed: Sealed): BankAccount =>
  JSON.parse(keyring.open(nameOf(payee), sealed))

const SHOWN_DIGITS = 4

/** What is shown of a number: its end. Pure. */
export const endingOf = (accountNumber: string): string => accountNumber.slice(-SHOWN_DIGITS)
