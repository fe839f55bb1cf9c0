import { type Queryable, sql, type Tx } from '#platform/db'
import { regionDue } from '#platform/jobs'
import type { Payee } from '../payee.ts'

export interface PayeeRow {
  id: string
  bankName: string | null
  accountEnding: string | null
  bankKeyId: string | null
  bankSealed: Buffer | null
  bankSetBy: string | null
  bankSetAt: Date | null
}

const PAYEE = sql`id, bank_name as "bankName", account_ending as "accountEnding",
  bank_key_id as "bankKeyId", bank_sealed as "bankSealed", bank_set_by as "bankSetBy",
  bank_set_at as "bankSetAt"`

/** Makes the rows of payees of one kind that are not there yet, and locks all in id order. */
export async function lockPayees(
  tx: Tx,
  regionId: string,
  kind: Payee['kind'],
  ids: readonly string[],
): Promise<Map<string, PayeeRow>> {
  const sorted = [...new Set(ids)].sort()
  await sql`
    insert into payees (region_id, kind, id)
    select ${regionId}, ${kind}, id from unnest(${sorted}::uuid[]) as payee (id)
    on conflict do nothing`.execute(tx)
  const { rows } = await sql<PayeeRow>`
    select ${PAYEE} from payees
    where region_id = ${regionId} and kind = ${kind} and id = any(${sorted}::uuid[])
    order by id for update`.execute(tx)
  return new Map(rows.map((row) => [row.id, row]))
}

export async function findPayee(
  db: Queryable,
  { regionId, kind, id }: Payee,
): Promise<PayeeRow | null> {
  const { rows } = await sql<PayeeRow>`
    select ${PAYEE} from payees
    where region_id = ${regionId} and kind = ${kind} and id = ${id}`.execute(db)
  return rows[0] ?? null
}

export async function updateBankAccount(
  tx: Tx,
  { regionId, kind, id }: Payee,
  account: {
    personId: string | null
    bankName: string
    accountEnding: string
    keyId: string
    sealed: Buffer
    by: string
    at: Date
  },
): Promise<void> {
  await sql`
    update payees set person_id = ${account.personId}, bank_name = ${account.bankName},
      account_ending = ${account.accountEnding},
      bank_key_id = ${account.keyId}, bank_sealed = ${account.sealed},
      bank_set_by = ${account.by}, bank_set_at = ${account.at}
    where region_id = ${regionId} and kind = ${kind} and id = ${id}`.execute(tx)
}

/** Empties the accounts of persons, as leaders and as couriers, in every region. */
export async function emptyBankAccounts(tx: Tx, personIds: readonly string[]): Promise<void> {
  await sql`
    update payout_attempts attempt set bank_key_id = null, bank_sealed = null, bank_name = '',
      account_ending = ''
    from payees payee join payouts payout on payout.region_id = payee.region_id
      and payout.payee_kind = payee.kind and payout.payee_id = payee.id
    where payee.person_id = any(${[...personIds]}::uuid[])
      and attempt.region_id = payout.region_id and attempt.payout_id = payout.id`.execute(tx)
  await sql`
    update payees set bank_name = null, account_ending = null, bank_key_id = null,
      bank_sealed = null
    where person_id = any(${[...personIds]}::uuid[])`.execute(tx)
}

/** Accounts of a region that an older key encrypted, locked; 200 at most. */
export async function lockAccountsOfOtherKeys(
  tx: Tx,
  keyId: string,
): Promise<{ regionId: string; kind: Payee['kind']; id: string; keyId: string; sealed: Buffer }[]> {
  const due = await regionDue(tx, 'payees', sql`bank_key_id <> ${keyId}`)
  if (due === null) return []
  const { rows } = await sql<{
    regionId: string
    kind: Payee['kind']
    id: string
    keyId: string
    sealed: Buffer
  }>`
    select region_id as "regionId", kind, id, bank_key_id as "keyId", bank_sealed as sealed
    from payees where region_id = ${due.regionId} and bank_key_id <> ${keyId}
    order by kind, id limit 200 for update skip locked`.execute(tx)
  return rows
}

export async function updateSealed(
  tx: Tx,
  accounts: readonly {
    regionId: string
    kind: string
    id: string
    keyId: string
    sealed: Buffer
  }[],
): Promise<void> {
  await sql`
    update payees set bank_key_id = own.key_id, bank_sealed = decode(own.sealed, 'hex')
    from unnest(${accounts.map((one) => one.regionId)}::text[],
      ${accounts.map((one) => one.kind)}::text[], ${accounts.map((one) => one.id)}::uuid[],
      ${accounts.map((one) => one.keyId)}::text[],
      ${accounts.map((one) => one.sealed.toString('hex'))}::text[])
      as own (region_id, kind, id, key_id, sealed)
    where payees.region_id = own.region_id and payees.kind = own.kind
      and payees.id = own.id`.execute(tx)
}
