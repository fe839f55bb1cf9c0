import { createHash, hkdfSync } from 'node:crypto'
import type { SecretKey } from '#platform/config'

export interface SignInSecret {
  /** A number for the library, which keeps it beside what it encrypts. */
  version: number
  value: string
}

/** The keys of sign-in, drawn from LINLI_SECRET so that they serve nothing else (RFC 5869). */
export function signInSecrets(secrets: readonly SecretKey[]): SignInSecret[] {
  return secrets.map(({ id, secret }) => ({
    version: createHash('sha256').update(id).digest().readUInt32BE(0),
    value: Buffer.from(hkdfSync('sha256', secret, '', 'linli sign-in', 32)).toString('base64url'),
  }))
}
