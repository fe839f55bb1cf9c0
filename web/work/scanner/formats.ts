/** What is read: pickup codes (QR), goods and scale labels (EAN), lots and bags (Code 128, QR). */
export type CodeFormat = 'qr' | 'ean-13' | 'ean-8' | 'upc-a' | 'code-128' | 'code-39' | 'itf'

export interface ReadCode {
  text: string
  format: CodeFormat
}

/** The names of the formats in the browser's own detector. */
export const DETECTOR_NAMES: Readonly<Record<CodeFormat, string>> = {
  qr: 'qr_code',
  'ean-13': 'ean_13',
  'ean-8': 'ean_8',
  'upc-a': 'upc_a',
  'code-128': 'code_128',
  'code-39': 'code_39',
  itf: 'itf',
}

/** The names of the formats in ZXing. */
export const ZXING_NAMES = {
  qr: 'QRCode',
  'ean-13': 'EAN13',
  'ean-8': 'EAN8',
  'upc-a': 'UPCA',
  'code-128': 'Code128',
  'code-39': 'Code39',
  itf: 'ITF',
} as const satisfies Record<CodeFormat, string>

export const ALL_FORMATS = Object.keys(DETECTOR_NAMES) as CodeFormat[]
