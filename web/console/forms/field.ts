import { isWholeBrackets } from './brackets.ts'
import { wholeLines } from './goods-line.ts'

export interface Choice {
  value: string
  label: string
}

/** Asks the server for what fits; the operation's name tells one question from another. */
export type Finder = ((search: string, signal: AbortSignal) => Promise<readonly Choice[]>) & {
  operationName: string
}

interface Common {
  name: string
  label: string
  hint?: string
  isRequired?: boolean
  /** Only looked at. */
  isFixed?: boolean
  /** Asked for only while this holds. */
  when?: (values: Values) => boolean
}

/** One field of a form; what it holds is as the API takes it (minor units, basis points, grams). */
export type Field = Common &
  (
    | { kind: 'text' | 'area' | 'email' | 'phone' | 'password'; most?: number }
    /** `scale`: how many of what the API takes make one of what is typed. */
    | {
        kind: 'number'
        least?: number
        most?: number
        unit?: string
        digits?: number
        scale?: number
      }
    /** An amount; `isPerKg`: the price of what is weighed. */
    | { kind: 'money'; isPerKg?: boolean; most?: number }
    /** What is taken off for taxes. */
    | { kind: 'brackets' }
    | {
        kind: 'percent' | 'grams' | 'switch' | 'date' | 'time' | 'instant' | 'names'
      }
    /** `known`: people whose names are at hand, such as whoever is chosen already. */
    | { kind: 'person'; known?: readonly Choice[] }
    | { kind: 'choice'; options: readonly Choice[] }
    | { kind: 'several'; options: readonly Choice[] }
    /** One of many that are known: typing narrows them. */
    | { kind: 'pick'; options: readonly Choice[] }
    /** One of more than a browser holds: the server looks. */
    | {
        kind: 'found'
        find: Finder
        known?: readonly Choice[]
        least?: number
        placeholder?: string
        more?: string
      }
    /** Goods with quantities; with their lots at a station, or with what they cost. */
    | {
        kind: 'lines'
        goods: readonly Choice[]
        station?: string
        hasCost?: boolean
        known?: (skuId: string | null) => { costMinor?: number }
      }
  )

export type Values = Record<string, unknown>

const isBlank = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0) ||
  (typeof value === 'object' &&
    !Array.isArray(value) &&
    Object.values(value as object).every((one) => isBlank(one)))

export interface FieldWords {
  needed: string
  tooLittle: (least: number) => string
  /** `most` as the API takes it, of the field that has it. */
  tooMuch: (most: number, field: Field) => string
  half: string
  noFigure: string
}

/** What is wrong with what was typed, by field. */
export function faultsOf(
  fields: readonly Field[],
  values: Values,
  words: FieldWords,
): Record<string, string> {
  const faults: Record<string, string> = {}
  for (const field of fields) {
    if (field.when?.(values) === false) continue
    const value = values[field.name]
    if (isBlank(value)) {
      if (field.isRequired && field.kind !== 'switch') faults[field.name] = words.needed
    } else if (Number.isNaN(value)) {
      faults[field.name] = words.noFigure
    } else if (field.kind === 'lines') {
      if (wholeLines(value) === null) faults[field.name] = words.half
    } else if (field.kind === 'brackets') {
      if (!isWholeBrackets(value)) faults[field.name] = words.half
    } else if (typeof value === 'number' && (field.kind === 'number' || field.kind === 'money')) {
      const { most = Number.POSITIVE_INFINITY } = field
      if (value > most) faults[field.name] = words.tooMuch(most, field)
      if (field.kind === 'money') continue
      const { least = Number.NEGATIVE_INFINITY, scale = 1 } = field
      if (value < least) faults[field.name] = words.tooLittle(least / scale)
    }
  }
  return faults
}
