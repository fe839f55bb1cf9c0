import { createHmac, hkdfSync, randomInt } from 'node:crypto'
import type { SecretKey } from '#platform/config'
import type { Db } from '#platform/db'
import { createKeyring, type Keyring, loadSigningKeys, type SigningKeys } from '#platform/keys'

export interface HandoverDeps {
  /** The key that hashes and seals, then those that may still check. */
  secrets: readonly [SecretKey, ...SecretKey[]]
  signingKeysFile: string | undefined
}

/** Where digits belong: the same ones mean nothing elsewhere. */
export interface DigitsPlace {
  regionId: string
  communityId: string
}

export interface SealedDigits {
  hashKeyId: string
  digitsHash: Buffer
  sealKeyId: string
  digitsSealed: Buffer
}

/** What pickup codes are made of and checked by. */
export interface HandoverSecrets {
  keyring: Keyring
  seal(place: DigitsPlace, codeId: string, digits: string): SealedDigits
  open(codeId: string, sealed: Pick<SealedDigits, 'sealKeyId' | 'digitsSealed'>): string
  /** The hashes that digits have under each secret still told. */
  hashesOf(place: DigitsPlace, digits: string): Buffer[]
  /** The keys that sign tokens; read once, and again when a key comes that is not known. */
  signingKeys(db: Db): Promise<SigningKeys>
  reloadSigningKeys(db: Db): Promise<SigningKeys>
}

const RELOAD_MS = 30_000

export function openSecrets({ secrets, signingKeysFile }: HandoverDeps): HandoverSecrets {
  const keyring = createKeyring(secrets)
  const hashKeys = secrets.map(({ id, secret }) => ({
    id,
    key: Buffer.from(hkdfSync('sha256', secret, '', 'linli pickup digits', 32)),
  }))
  const hashOf = (key: Buffer, { regionId, communityId }: DigitsPlace, digits: string) =>
    createHmac('sha256', key).update(`${regionId}/${communityId}/${digits}`).digest()
  let loaded: Promise<SigningKeys> | null = null
  let loadedAt = 0
  const load = (db: Db): Promise<SigningKeys> => {
    loadedAt = Date.now()
    loaded = loadSigningKeys(db, keyring, signingKeysFile).catch((error: unknown) => {
      loaded = null
      throw error
    })
    return loaded
  }
  return {
    keyring,
    seal: (place, codeId, digits) => {
      const sealed = keyring.seal(nameOf(codeId), digits)
      return {
        hashKeyId: hashKeys[0]!.id,
        digitsHash: hashOf(hashKeys[0]!.key, place, digits),
        sealKeyId: sealed.keyId,
        digitsSealed: sealed.ciphertext,
      }
    },
    open: (codeId, { sealKeyId, digitsSealed }) =>
      keyring.open(nameOf(codeId), { keyId: sealKeyId, ciphertext: digitsSealed }),
    hashesOf: (place, digits) => hashKeys.map(({ key }) => hashOf(key, place, digits)),
    signingKeys: (db) => loaded ?? load(db),
    // Bounded: a stranger's tokens must not make the database read keys all day.
    reloadSigningKeys: (db) =>
      loaded === null || Date.now() - loadedAt > RELOAD_MS ? load(db) : loaded,
  }
}

const nameOf = (codeId: string): string => `pickup-code:${codeId}`

const MOST_DIGITS = 100_000_000

/** Eight random digits. */
export const newDigits = (): string => String(randomInt(MOST_DIGITS)).padStart(8, '0')
