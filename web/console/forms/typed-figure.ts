import { locale } from '../../i18n/index.ts'
import { figureOf } from '../sheet/cells.ts'

/** How a figure is typed: its decimals, and how many of what the API takes make one of it. */
export interface FigureForm {
  digits: number
  scale: number
  /** Stands with all its decimals, as amounts do: 8.90. */
  isPadded?: boolean
}

/**
 * What the API takes for a typed figure, 12,50 and 12.50 alike; null for nothing. What is none, or has
 * more decimals than it may, is NaN: never another figure than the one that stands there.
 */
export function readFigure(text: string, { digits, scale }: FigureForm): number | null {
  if (text.trim() === '') return null
  const figure = figureOf(text)
  if (figure === null || Number(figure.toFixed(digits)) !== figure) return Number.NaN
  return Math.round(figure * scale * 1e6) / 1e6
}

/** The same as it is typed, in the reader's decimals: what is shown is read as it was. */
export function figureText(value: number | null, { digits, scale, isPadded }: FigureForm): string {
  if (value === null || Number.isNaN(value)) return ''
  const fixed = (value / scale).toFixed(digits)
  const text = isPadded === true ? fixed : String(Number(fixed))
  if (locale() !== 'es') return text
  const [whole = '', decimals] = text.split('.')
  if (decimals === undefined) return whole
  // 1,234 would be a thousand to an English eye, and is read so; 1,2340 and 0,250 are to nobody.
  const couldBeGroup = decimals.length === 3 && !/^-?0$/.test(whole)
  return `${whole},${decimals}${couldBeGroup ? '0' : ''}`
}
