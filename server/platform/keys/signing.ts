import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { type Db, transact } from '#platform/db'
import { newId } from '#platform/ids'
import type { Keyring } from './keyring.ts'
import { findSecretRow, lockSecretRow, putSecretRows } from './queries.ts'

/** What Linli signs, and by which key, so that keys can follow one another. */
export interface Signature {
  keyId: string
  /** base64url of the 64 bytes of Ed25519 (RFC 8032) */
  signature: string
}

export interface SigningKeys {
  /** Id of the key that signs. */
  currentKeyId: string
  sign(bytes: string | Buffer): Signature
  /** False for a key that is not known, and for what was changed. */
  verify(bytes: string | Buffer, signed: Signature): boolean
  /** Public keys in PEM, the current one first. */
  publicKeys: readonly { keyId: string; pem: string }[]
}

/** The file of signing keys does not say what it should; its content is not repeated. */
class SigningKeysUnreadable extends Error {}

interface StoredKey {
  id: string
  /** PKCS #8, PEM */
  privateKey: string
}

const NAME = 'signing-keys'
const KEYS_KEPT = 10

/**
 * The Ed25519 keys that sign what Linli sends. From a file, a JSON list of {id, privateKey} whose
 * first one signs; else from the database, where they are made once and kept encrypted.
 */
export async function loadSigningKeys(
  db: Db,
  keyring: Keyring,
  file?: string | undefined,
): Promise<SigningKeys> {
  return signingKeysOf(file === undefined ? await keptKeys(db, keyring) : await keysInFile(file))
}

/** Makes a new key that signs from now on; what older ones signed still verifies. */
export async function rotateSigningKey(db: Db, keyring: Keyring): Promise<SigningKeys> {
  await keptKeys(db, keyring)
  const keys = await transact(db, async (tx) => {
    const row = await lockSecretRow(tx, NAME)
    const old = row === null ? [] : parseKeys(keyring.open(NAME, row))
    const all = [newKey(), ...old].slice(0, KEYS_KEPT)
    const sealed = keyring.seal(NAME, JSON.stringify(all))
    await putSecretRows(tx, [{ name: NAME, ...sealed }], { replaces: true, setBy: null })
    return all
  })
  return signingKeysOf(keys)
}

async function keptKeys(db: Db, keyring: Keyring): Promise<StoredKey[]> {
  const kept = await findSecretRow(db, NAME)
  if (kept !== null) return parseKeys(keyring.open(NAME, kept))
  const sealed = keyring.seal(NAME, JSON.stringify([newKey()]))
  // Of two processes that start at once the first one's key stays; both read it back.
  await putSecretRows(db, [{ name: NAME, ...sealed }], { replaces: false, setBy: null })
  const row = await findSecretRow(db, NAME)
  return parseKeys(keyring.open(NAME, row!))
}

async function keysInFile(file: string): Promise<StoredKey[]> {
  try {
    return parseKeys(await readFile(file, 'utf8'))
  } catch (error) {
    throw new SigningKeysUnreadable(
      'SIGNING_KEYS_FILE must be a JSON list of {id, privateKey}, Ed25519 in PEM',
      { cause: error instanceof SyntaxError ? undefined : error },
    )
  }
}

function parseKeys(text: string): StoredKey[] {
  const keys: unknown = JSON.parse(text)
  if (!Array.isArray(keys) || keys.length === 0 || !keys.every(isStoredKey)) {
    throw new SigningKeysUnreadable('no list of signing keys')
  }
  return keys
}

const isStoredKey = (value: unknown): value is StoredKey =>
  typeof value === 'object' &&
  value !== null &&
  'id' in value &&
  typeof value.id === 'string' &&
  'privateKey' in value &&
  typeof value.privateKey === 'string'

function newKey(): StoredKey {
  const { privateKey } = generateKeyPairSync('ed25519')
  return { id: newId(), privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() }
}

function signingKeysOf(stored: readonly StoredKey[]): SigningKeys {
  const keys = stored.map(({ id, privateKey }) => ({ id, key: ed25519(privateKey) }))
  const publics = new Map(keys.map(({ id, key }) => [id, createPublicKey(key)]))
  const current = keys[0]!
  return {
    currentKeyId: current.id,
    sign: (bytes) => ({
      keyId: current.id,
      signature: sign(null, Buffer.from(bytes as string), current.key).toString('base64url'),
    }),
    verify: (bytes, { keyId, signature }) => {
      const key = publics.get(keyId)
      if (key === undefined) return false
      return verify(null, Buffer.from(bytes as string), key, Buffer.from(signature, 'base64url'))
    },
    publicKeys: [...publics].map(([keyId, key]) => ({
      keyId,
      pem: key.export({ type: 'spki', format: 'pem' }).toString(),
    })),
  }
}

function ed25519(pem: string): KeyObject {
  const key = createPrivateKey(pem)
  if (key.asymmetricKeyType !== 'ed25519') {
    throw new SigningKeysUnreadable('a signing key is not Ed25519')
  }
  return key
}
