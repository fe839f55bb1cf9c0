import { ean13CheckDigit } from '#platform/barcodes'
import { type DemoNames, names } from './names.ts'
import type { Origin } from './origins.ts'
import type { Unit } from './units.ts'

/** What goods of the demo are told by, and short words to write them with. */

/** One way in which a product is packed, counted and priced. */
export interface DemoPack {
  /** Ends the SKU's code. */
  suffix: string
  name: DemoNames
  measure: 'piece' | 'case' | 'about' | 'weighed'
  unit: Unit
  piecesPerCase?: number
  aboutGrams?: number
  stepGrams?: number
  minimumGrams?: number
  netGrams?: number
  hasBarcode?: boolean
  /** Per piece, or per kg where weighed; fen. */
  priceMinor: number
  costMinor: number
}

export interface DemoLabel {
  netContent?: string
  producer?: string
  producerAddress?: string
  licence?: string
  standard?: string
  storageAdvice?: string
  ingredients?: string
  warnings?: string
}

export interface DemoGoods {
  code: string
  /** Code of its category. */
  shelf: string
  name: DemoNames
  /** File of the rendering it is drawn from, and how many of it lie in the picture. */
  picture: { file: string; count: 1 | 2 | 3 }
  origin: Origin
  storage: 'ambient' | 'chilled' | 'frozen'
  shelfLifeDays: number
  brand?: string
  label?: DemoLabel
  /** Code of who is asked first, and of the second source with what it asks. */
  supplier: string
  second?: { supplier: string; costMinor: number }
  packs: DemoPack[]
}

export const picture = (file: string, count: 1 | 2 | 3 = 1) => ({ file, count })

/** Sold as "about so many grams" at a fixed price. */
export const about = (grams: number, priceMinor: number, costMinor: number): DemoPack => ({
  suffix: `${grams}`,
  name: names(
    `约 ${weight(grams, '克', '公斤')}`,
    `about ${metric(grams)}`,
    `aprox. ${metricEs(grams)}`,
  ),
  measure: 'about',
  unit: '份',
  aboutGrams: grams,
  priceMinor,
  costMinor,
})

/** Priced by the kilogram, ordered in steps of 100 g. */
export const weighed = (priceMinor: number, costMinor: number, minimumGrams = 300): DemoPack => ({
  suffix: 'KG',
  name: names('散称', 'loose', 'a granel'),
  measure: 'weighed',
  unit: 'kg',
  stepGrams: 100,
  minimumGrams,
  priceMinor,
  costMinor,
})

/** A packed piece; the texts say how much is in it. */
export const piece = (
  unit: Unit,
  size: DemoNames | number,
  priceMinor: number,
  costMinor: number,
): DemoPack => ({
  suffix: typeof size === 'number' ? `${size}` : '1',
  name:
    typeof size === 'number'
      ? names(weight(size, '克', '公斤'), metric(size), metricEs(size))
      : size,
  measure: 'piece',
  unit,
  ...(typeof size === 'number' ? { netGrams: size } : {}),
  hasBarcode: true,
  priceMinor,
  costMinor,
})

export const caseOf = (
  pieces: number,
  unit: Unit,
  priceMinor: number,
  costMinor: number,
): DemoPack => ({
  suffix: `X${pieces}`,
  name: names(`${pieces} ${unit}装`, `case of ${pieces}`, `caja de ${pieces}`),
  measure: 'case',
  unit: '箱',
  piecesPerCase: pieces,
  hasBarcode: true,
  priceMinor,
  costMinor,
})

const weight = (grams: number, small: string, large: string): string =>
  grams < 1000 ? `${grams} ${small}` : `${grams / 1000} ${large}`

const metric = (grams: number): string => (grams < 1000 ? `${grams} g` : `${grams / 1000} kg`)

const metricEs = (grams: number): string => metric(grams).replace('.', ',')

/** The barcode printed on the n-th packed goods: a made-up maker of a Chinese prefix. */
export function barcodeOf(position: number): string {
  const digits = `6908800${String(position).padStart(5, '0')}`
  return digits + ean13CheckDigit(digits)
}
