import { createHmac } from 'node:crypto'

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/**
 * The code an authenticator shows: RFC 6238 with SHA-1, six digits, 30 seconds.
 * @param ahead by how many times thirty seconds; the next one is taken already, and each once
 */
export function totp(uri: string, ahead = 0): string {
  const secret = new URL(uri).searchParams.get('secret')!
  let bits = ''
  for (const letter of secret.replace(/=+$/, '')) {
    bits += BASE32.indexOf(letter).toString(2).padStart(5, '0')
  }
  const key = Buffer.from(bits.match(/.{8}/g)!.map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + ahead))
  const digest = createHmac('sha1', key).update(counter).digest()
  const offset = digest[19]! & 15
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}
