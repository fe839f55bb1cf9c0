import { verifySignature } from './verify-signature.ts'

/** What a pickup token says; see server/modules/handover/token.ts. */
export interface PickupClaim {
  v: 1
  /** Region, community, pickup date. */
  r: string
  c: string
  d: string
  /** Code and its version. */
  h: string
  n: number
  /** Short number, orders. */
  s: number
  o: readonly string[]
  /** Good from and until, in seconds since 1970. */
  f: number
  u: number
}

export interface PublicKey {
  keyId: string
  pem: string
}

export type ReadToken =
  | { read: 'claim'; claim: PickupClaim }
  /** Changed, or none of ours. */
  | { read: 'altered' }
  /** By a key that this phone does not have or cannot use: only the server can say. */
  | { read: 'unknown-key' }

const MOST_CHARACTERS = 4000
const PARTS = /^([A-Za-z0-9_-]+)\.([A-Za-z0-9-]{1,64})\.([A-Za-z0-9_-]+)$/

/** Whether a scanned text has the shape of a pickup token. */
export const looksLikeToken = (text: string): boolean =>
  text.length <= MOST_CHARACTERS && PARTS.test(text)

/** Reads a token and checks its signature here, without a network (Ed25519, RFC 8032). */
export async function readToken(token: string, keys: readonly PublicKey[]): Promise<ReadToken> {
  const parts = token.length > MOST_CHARACTERS ? null : PARTS.exec(token)
  if (parts === null) return { read: 'altered' }
  const [, payload, keyId, signature] = parts as unknown as [string, string, string, string]
  const key = keys.find((one) => one.keyId === keyId)
  if (key === undefined) return { read: 'unknown-key' }
  const bytes = bytesOf(signature)
  // The last character of a base64 text has bits that nobody reads: changed ones must not pass.
  if (bytes === null || textOf(bytes) !== signature) return { read: 'altered' }
  const isGood = await verifySignature(key.pem, bytes, payload).catch(() => null)
  if (isGood === null) return { read: 'unknown-key' }
  if (!isGood) return { read: 'altered' }
  const claim = claimOf(payload)
  return claim === null ? { read: 'altered' } : { read: 'claim', claim }
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> | null {
  try {
    const text = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'))
    return Uint8Array.from(text, (character) => character.charCodeAt(0))
  } catch {
    return null
  }
}

const textOf = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')

function claimOf(payload: string): PickupClaim | null {
  try {
    const bytes = bytesOf(payload)
    if (bytes === null) return null
    const claim: unknown = JSON.parse(new TextDecoder().decode(bytes))
    const isOurs =
      typeof claim === 'object' &&
      claim !== null &&
      'v' in claim &&
      claim.v === 1 &&
      'o' in claim &&
      Array.isArray(claim.o)
    return isOurs ? (claim as PickupClaim) : null
  } catch {
    return null
  }
}

/** Why a claim is not good at an instant (ms since 1970), as the server judges it; null when it is. */
export function whyVoid(
  claim: PickupClaim,
  codes: readonly { codeId: string; version: number; isVoid: boolean }[],
  atMs: number,
): 'early' | 'late' | 'renewed' | 'revoked' | null {
  const code = codes.find(({ codeId }) => codeId === claim.h)
  if (code?.isVoid) return 'revoked'
  if (code !== undefined && claim.n < code.version) return 'renewed'
  const seconds = atMs / 1000
  if (seconds < claim.f) return 'early'
  return seconds < claim.u ? null : 'late'
}
