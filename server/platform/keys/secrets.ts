import type { Queryable, Tx } from '#platform/db'
import type { Keyring } from './keyring.ts'
import { deleteSecretRow, findSecretRow, lockSecretsOfOtherKeys, putSecretRows } from './queries.ts'

/** Keeps a secret, as a provider's key, encrypted under its name; an earlier one is replaced. */
export async function putSecret(
  tx: Tx,
  keyring: Keyring,
  secret: { name: string; value: string; setBy: string | null },
): Promise<void> {
  const sealed = keyring.seal(secret.name, secret.value)
  await putSecretRows(tx, [{ name: secret.name, ...sealed }], {
    replaces: true,
    setBy: secret.setBy,
  })
}

/** The secret of a name in clear; null when there is none. @throws KeyGone */
export async function getSecret(
  db: Queryable,
  keyring: Keyring,
  name: string,
): Promise<string | null> {
  const row = await findSecretRow(db, name)
  return row === null ? null : keyring.open(name, row)
}

export const deleteSecret = (tx: Tx, name: string): Promise<void> => deleteSecretRow(tx, name)

/**
 * Encrypts anew, by the newest key, what older ones encrypted; after it has answered 0 the old
 * secrets can be taken out of LINLI_SECRETS_OLD.
 * @returns how many were encrypted anew, 500 at most a call
 */
export async function reencrypt(tx: Tx, keyring: Keyring): Promise<number> {
  const rows = await lockSecretsOfOtherKeys(tx, keyring.currentKeyId)
  const anew = rows.map((row) => ({
    name: row.name,
    ...keyring.seal(row.name, keyring.open(row.name, row)),
  }))
  await putSecretRows(tx, anew, { replaces: true, setBy: null })
  return anew.length
}
