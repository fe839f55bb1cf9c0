import { type Queryable, sql, type Tx } from '#platform/db'
import type { Sealed } from './keyring.ts'

export interface SecretRow extends Sealed {
  name: string
}

const ROW = sql<SecretRow>`name, key_id as "keyId", ciphertext`

export async function findSecretRow(db: Queryable, name: string): Promise<SecretRow | null> {
  const { rows } = await sql<SecretRow>`select ${ROW} from secrets where name = ${name}`.execute(db)
  return rows[0] ?? null
}

export async function lockSecretRow(tx: Tx, name: string): Promise<SecretRow | null> {
  const { rows } = await sql<SecretRow>`select ${ROW} from secrets
    where name = ${name} for update`.execute(tx)
  return rows[0] ?? null
}

/** Those encrypted by another key than this, 500 at most, locked. */
export async function lockSecretsOfOtherKeys(tx: Tx, keyId: string): Promise<SecretRow[]> {
  const { rows } = await sql<SecretRow>`select ${ROW} from secrets
    where key_id <> ${keyId} order by name limit 500 for update`.execute(tx)
  return rows
}

/** Puts secrets in; those there already are replaced, with replaces, and else left as they are. */
export async function putSecretRows(
  tx: Queryable,
  secrets: readonly SecretRow[],
  options: { replaces: boolean; setBy: string | null },
): Promise<void> {
  if (secrets.length === 0) return
  const action = options.replaces
    ? sql`do update set key_id = excluded.key_id, ciphertext = excluded.ciphertext,
        set_by = coalesce(excluded.set_by, secrets.set_by), set_at = now()`
    : sql`do nothing`
  await sql`
    insert into secrets (name, key_id, ciphertext, set_by)
    select name, key_id, ciphertext, ${options.setBy}::uuid
    from unnest(${secrets.map((secret) => secret.name)}::text[],
      ${secrets.map((secret) => secret.keyId)}::text[],
      ${secrets.map((secret) => secret.ciphertext)}::bytea[]) as put (name, key_id, ciphertext)
    on conflict (name) ${action}`.execute(tx)
}

export async function deleteSecretRow(tx: Tx, name: string): Promise<void> {
  await tx.deleteFrom('secrets').where('name', '=', name).execute()
}
