import { figureOf } from './cells.ts'
import type { CellValue } from './model.ts'

/** What a community says of a good: its own price, and whether it sells it; null: as its region. */
export interface OwnTerms {
  priceMinor: number | null
  isListed: boolean | null
}

const OFF = /^(no se vende|off|no|x|–|—|-|不卖|下架|否)(?=\s|$)/i
const ON = /^(se vende|on|yes|✓|卖|上架|是|sí|si)(?=\s|$)/i
const MOST_MINOR = 100_000_000_000

/**
 * A cell of the price list: `4.80` is a price, `off` keeps the good away, `on` sells it where the
 * region does not, both may stand before a price; empty is as the region. Text that is neither stays.
 */
export function readTerms(text: string, scale: number): CellValue {
  const clean = text.normalize('NFKC').trim()
  if (clean === '') return null
  const word = OFF.exec(clean) ?? ON.exec(clean)
  const isListed = word === null ? null : !OFF.test(clean)
  const rest = word === null ? clean : clean.slice(word[0].length).trim()
  if (rest === '') return cellOf({ priceMinor: null, isListed })
  const figure = figureOf(rest)
  if (figure === null) return clean
  return cellOf({ priceMinor: Math.round(figure * scale), isListed })
}

/** Terms as a sheet holds them: a price alone is a figure, else words of the sheet's own. */
export function cellOf({ priceMinor, isListed }: OwnTerms): CellValue {
  if (isListed === null) return priceMinor
  const word = isListed ? 'on' : 'off'
  return priceMinor === null ? word : `${word}:${priceMinor}`
}

/** What a cell says; null where it is text that says nothing. */
export function termsOfCell(value: CellValue): OwnTerms | null {
  if (value === null) return { priceMinor: null, isListed: null }
  if (typeof value === 'number')
    return isPrice(value) ? { priceMinor: value, isListed: null } : null
  const [, word, minor] = /^(on|off)(?::(-?\d+))?$/.exec(value) ?? []
  if (word === undefined) return null
  const priceMinor = minor === undefined ? null : Number(minor)
  return priceMinor === null || isPrice(priceMinor) ? { priceMinor, isListed: word === 'on' } : null
}

const isPrice = (minor: number): boolean =>
  Number.isSafeInteger(minor) && minor >= 1 && minor <= MOST_MINOR

/** A cell as it is typed and copied, which readTerms reads back as the same. */
export function typedTerms(value: CellValue, digits: number): string {
  if (value === null) return ''
  const price = (minor: number) => (minor / 10 ** digits).toFixed(digits)
  if (typeof value === 'number') return price(value)
  const [, word, minor] = /^(on|off)(?::(-?\d+))?$/.exec(value) ?? []
  if (word === undefined) return value
  return minor === undefined ? word : `${word} ${price(Number(minor))}`
}
