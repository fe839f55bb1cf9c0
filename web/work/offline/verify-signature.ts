const imported = new Map<string, Promise<CryptoKey>>()

/** Whether a signature is of a text by the key of a PEM (SPKI). */
export async function verifySignature(
  pem: string,
  signature: Uint8Array<ArrayBuffer>,
  text: string,
): Promise<boolean> {
  const signed = new TextEncoder().encode(text)
  try {
    const key = await keyOf(pem)
    return await crypto.subtle.verify('Ed25519', key, signature, signed)
  } catch (error) {
    if (!isLacking(error)) throw error
    const { verifyAsync } = await import('@noble/ed25519')
    return verifyAsync(signature, signed, rawOf(pem))
  }
}

// Older phones do not know the algorithm, and a page that came over plain http has no subtle at all.
const isLacking = (error: unknown): boolean =>
  error instanceof TypeError ||
  (error instanceof DOMException && error.name === 'NotSupportedError')

function keyOf(pem: string): Promise<CryptoKey> {
  const known = imported.get(pem)
  if (known !== undefined) return known
  const key = crypto.subtle.importKey('spki', derOf(pem), 'Ed25519', false, ['verify'])
  imported.set(pem, key)
  // What could not be imported is tried anew.
  key.catch(() => imported.delete(pem))
  return key
}

function derOf(pem: string): Uint8Array<ArrayBuffer> {
  const base64 = pem.replace(/-----[^-]+-----/g, '').replace(/\s+/g, '')
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
}

const RAW_BYTES = 32

// An Ed25519 key in SPKI ends with its 32 bytes (RFC 8410).
const rawOf = (pem: string): Uint8Array => derOf(pem).slice(-RAW_BYTES)
