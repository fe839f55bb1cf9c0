import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
import type { SecretKey } from '#platform/config'

/**
 * What both sides sign: HMAC-SHA256 over subject, timestamp, nonce and body, each closed by a line
 * feed. The subject is the method and path of a request, or the word notification, so that what
 * was signed for one use is worth nothing for another. The timestamp is in seconds.
 */
const TOLERANCE_SECONDS = 300

export type SandboxKeys = readonly [SandboxKey, ...SandboxKey[]]

interface SandboxKey {
  id: string
  key: Buffer
}

/** The keys of one direction, newest first, from the secrets by HKDF-SHA-256 (RFC 5869). */
export function sandboxKeys(
  secrets: readonly [SecretKey, ...SecretKey[]],
  direction: 'merchant' | 'sandbox',
): SandboxKeys {
  const keyOf = ({ id, secret }: SecretKey): SandboxKey => ({
    id,
    key: Buffer.from(hkdfSync('sha256', secret, '', `linli sandbox ${direction} signs`, 32)),
  })
  const [current, ...old] = secrets
  return [keyOf(current), ...old.map(keyOf)]
}

export interface SignatureHeaders {
  'sandbox-key': string
  'sandbox-timestamp': string
  'sandbox-nonce': string
  'sandbox-signature': string
}

export function signMessage(
  keys: SandboxKeys,
  subject: string,
  body: string | Buffer,
  now: Date = new Date(),
): SignatureHeaders & Record<string, string> {
  const [{ id, key }] = keys
  const timestamp = String(Math.floor(now.getTime() / 1000))
  const nonce = randomBytes(16).toString('base64url')
  return {
    'sandbox-key': id,
    'sandbox-timestamp': timestamp,
    'sandbox-nonce': nonce,
    'sandbox-signature': macOf(key, { subject, timestamp, nonce, body }).toString('base64url'),
  }
}

/** Why a message is not proven, in words for a developer; null when it is. */
export function whyUnproven(
  keys: SandboxKeys,
  subject: string,
  headers: Readonly<Record<string, string | string[] | undefined>>,
  body: string | Buffer,
  now: Date = new Date(),
): string | null {
  const read = (name: keyof SignatureHeaders): string | null => {
    const value = headers[name]
    return typeof value === 'string' && value.length <= 200 ? value : null
  }
  const timestamp = read('sandbox-timestamp')
  const nonce = read('sandbox-nonce')
  const signature = read('sandbox-signature')
  const known = keys.find((key) => key.id === read('sandbox-key'))
  if (timestamp === null || nonce === null || signature === null) return 'it is not signed'
  if (known === undefined) return 'its key is not known'
  const given = Buffer.from(signature, 'base64url')
  const wanted = macOf(known.key, { subject, timestamp, nonce, body })
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) {
    return 'its signature does not fit'
  }
  // The time is judged last: what it says is believed only once it is proven.
  const age = Math.abs(now.getTime() / 1000 - Number(timestamp))
  return /^\d{10}$/.test(timestamp) && age <= TOLERANCE_SECONDS ? null : 'its time is over'
}

function macOf(
  key: Buffer,
  signed: { subject: string; timestamp: string; nonce: string; body: string | Buffer },
): Buffer {
  return createHmac('sha256', key)
    .update(`${signed.subject}\n${signed.timestamp}\n${signed.nonce}\n`)
    .update(signed.body)
    .update('\n')
    .digest()
}
