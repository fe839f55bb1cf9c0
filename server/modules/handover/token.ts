import type { Signature, SigningKeys } from '#platform/keys'

/** What a pickup token says. Short names: it must fit a code that a worn phone can read. */
export interface PickupClaim {
  /** Format of the claim. */
  v: 1
  /** Region. */
  r: string
  /** Community. */
  c: string
  /** Pickup date, YYYY-MM-DD. */
  d: string
  /** Id of the code, which says whose it is. */
  h: string
  /** Version of the code: it rises when the code is made anew. */
  n: number
  /** Number on the bags. */
  s: number
  /** Orders that it was signed for. */
  o: readonly string[]
  /** Good from and until, in seconds since 1970. */
  f: number
  u: number
}

export type ReadToken =
  | { read: 'claim'; claim: PickupClaim; keyId: string }
  /** Nothing of it may be believed: it was changed, or is none of ours. */
  | { read: 'altered' }

const MOST_CHARACTERS = 4000
const PARTS = /^([A-Za-z0-9_-]+)\.([A-Za-z0-9-]{1,64})\.([A-Za-z0-9_-]+)$/

/** base64url(claim) + '.' + key id + '.' + signature over the first part (Ed25519, RFC 8032). */
export function writeToken(claim: PickupClaim, keys: Pick<SigningKeys, 'sign'>): string {
  const payload = Buffer.from(JSON.stringify(claim)).toString('base64url')
  const { keyId, signature } = keys.sign(payload)
  return `${payload}.${keyId}.${signature}`
}

/** Reads a token and checks its signature; whether it is good now is for whoever asks. */
export function readToken(token: string, keys: Pick<SigningKeys, 'verify'>): ReadToken {
  const parts = token.length > MOST_CHARACTERS ? null : PARTS.exec(token)
  if (parts === null) return { read: 'altered' }
  const [, payload, keyId, signature] = parts as unknown as [string, string, string, string]
  const signed: Signature = { keyId, signature }
  if (!isCanonical(signature) || !keys.verify(payload, signed)) return { read: 'altered' }
  const claim = parseClaim(payload)
  return claim === null ? { read: 'altered' } : { read: 'claim', claim, keyId }
}

// The last character of a base64 text has bits that nobody reads: changed ones must not pass.
const isCanonical = (text: string): boolean =>
  Buffer.from(text, 'base64url').toString('base64url') === text

function parseClaim(payload: string): PickupClaim | null {
  try {
    const claim: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString())
    return isClaim(claim) ? claim : null
  } catch {
    return null
  }
}

const isClaim = (value: unknown): value is PickupClaim =>
  typeof value === 'object' && value !== null && 'v' in value && value.v === 1 && 'h' in value

/** Whether a claim is good at an instant. Pure. */
export const isGoodAt = (claim: Pick<PickupClaim, 'f' | 'u'>, at: Date): boolean => {
  const seconds = at.getTime() / 1000
  return claim.f <= seconds && seconds < claim.u
}
