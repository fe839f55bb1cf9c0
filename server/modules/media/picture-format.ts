export type PictureFormat = 'jpeg' | 'png' | 'gif' | 'webp' | 'avif'

const AVIF_BRANDS = new Set(['avif', 'avis', 'mif1', 'msf1'])

/**
 * The format that the first bytes say, or null. Whatever else a file may pass for (SVG, PDF, a
 * script) never reaches the decoders, which would read far more formats than people need here.
 */
export function formatOf(bytes: Uint8Array): PictureFormat | null {
  const letters = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to))
  if (bytes[0] === 0xff && letters(1, 3) === '\u00d8\u00ff') return 'jpeg'
  if (letters(0, 8) === '\u0089PNG\r\n\u001a\n') return 'png'
  if (letters(0, 6) === 'GIF87a' || letters(0, 6) === 'GIF89a') return 'gif'
  if (letters(0, 4) === 'RIFF' && letters(8, 12) === 'WEBP') return 'webp'
  if (letters(4, 8) === 'ftyp' && AVIF_BRANDS.has(letters(8, 12))) return 'avif'
  return null
}
