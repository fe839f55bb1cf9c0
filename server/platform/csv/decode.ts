/** Text of a file and how it was written. */
export interface DecodedTable {
  text: string
  encoding: 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be'
}

/**
 * The text of a file of a person's making, or null when it is none (a picture, an .xlsx). UTF-8
 * where the bytes are valid UTF-8; otherwise GB18030, which Excel writes on a Chinese Windows and
 * which contains GBK and GB2312; UTF-16 by its mark, as Excel's "Unicode text". Marks are removed.
 */
export function decodeTable(bytes: Uint8Array): DecodedTable | null {
  for (const encoding of encodingsOf(bytes)) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      return text.includes('\u0000') ? null : { text, encoding }
    } catch {
      // Not in this encoding: the next one is tried.
    }
  }
  return null
}

function encodingsOf(bytes: Uint8Array): DecodedTable['encoding'][] {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return ['utf-16le']
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return ['utf-16be']
  return ['utf-8', 'gb18030']
}
