import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { SecretKey } from '#platform/config'

/** Something encrypted: by which key, and the bytes. */
export interface Sealed {
  keyId: string
  /** nonce (12 bytes), tag (16 bytes), then the text */
  ciphertext: Buffer
}

/** Encrypts by the newest of LINLI_SECRET and decrypts by any that is still told. */
export interface Keyring {
  /** Id of the key that encrypts. */
  currentKeyId: string
  /** @param name what it is kept as; moved to another name it does not decrypt */
  seal(name: string, text: string): Sealed
  /** @throws KeyGone when its key is not told any more; Error when the bytes were changed */
  open(name: string, sealed: Sealed): string
}

/** The key that encrypted this is not among LINLI_SECRET and LINLI_SECRETS_OLD. */
export class KeyGone extends Error {
  constructor(keyId: string) {
    super(`what is encrypted by key ${keyId} needs that key in LINLI_SECRETS_OLD`)
  }
}

const NONCE_BYTES = 12
const TAG_BYTES = 16
const ALGORITHM = 'aes-256-gcm'

/** AES-256-GCM (NIST SP 800-38D) by keys drawn from the secrets with HKDF-SHA-256 (RFC 5869). */
export function createKeyring(secrets: readonly [SecretKey, ...SecretKey[]]): Keyring {
  const keys = new Map(
    secrets.map(({ id, secret }) => [
      id,
      Buffer.from(hkdfSync('sha256', secret, '', 'linli stored secrets', 32)),
    ]),
  )
  const currentKeyId = secrets[0].id
  const keyOf = (keyId: string): Buffer => {
    const key = keys.get(keyId)
    if (key === undefined) throw new KeyGone(keyId)
    return key
  }
  return {
    currentKeyId,
    seal: (name, text) => {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv(ALGORITHM, keyOf(currentKeyId), nonce)
      cipher.setAAD(Buffer.from(name))
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return {
        keyId: currentKeyId,
        ciphertext: Buffer.concat([nonce, cipher.getAuthTag(), body]),
      }
    },
    open: (name, { keyId, ciphertext }) => {
      const tagEnd = NONCE_BYTES + TAG_BYTES
      if (ciphertext.length < tagEnd) throw new Error('a stored secret is cut short')
      const nonce = ciphertext.subarray(0, NONCE_BYTES)
      const decipher = createDecipheriv(ALGORITHM, keyOf(keyId), nonce, {
        authTagLength: TAG_BYTES,
      })
      decipher.setAAD(Buffer.from(name))
      decipher.setAuthTag(ciphertext.subarray(NONCE_BYTES, tagEnd))
      const body = decipher.update(ciphertext.subarray(tagEnd))
      return Buffer.concat([body, decipher.final()]).toString('utf8')
    },
  }
}
