import { m, measured, money, percent, type Unit, unitName } from '../../../i18n/index.ts'
import type { Choice, Field, TaxBracket } from '../../forms/index.ts'
import { bearerName, reasonName } from '../claims/claim.ts'
import { DESTINATIONS } from '../procurement/surplus.ts'

/** What the server says of a setting. */
export interface DeclaredSetting {
  name: string
  /** What a value may be, as JSON Schema. */
  schema: Record<string, unknown>
}

interface Schema {
  type?: string
  const?: string
  enum?: readonly string[]
  anyOf?: readonly Schema[]
  items?: Schema
  minimum?: number
  maximum?: number
}

const UNITS: Record<string, Unit> = {
  Minutes: 'minute',
  Hours: 'hour',
  Days: 'day',
  Grams: 'gram',
}
const TENTHS = 10
const BASIS_POINTS = 10_000

const lastWord = (name: string): string => /[A-Z][a-z]+$/.exec(name)?.[0] ?? ''

/** What may be chosen, where a value is one of some words. */
function wordsOf({ anyOf, enum: some, const: one }: Schema): readonly string[] {
  if (some !== undefined) return some
  if (anyOf !== undefined) return anyOf.flatMap(wordsOf)
  return one === undefined ? [] : [one]
}

const WORDS: Record<string, (word: string) => string> = {
  'procurement.surplusDestination': (word) => DESTINATIONS[word as keyof typeof DESTINATIONS](),
  'delivery.transportBearer': (word) => bearerName(word as Parameters<typeof bearerName>[0]),
  'aftersales.pictureReasons': (word) => reasonName(word as Parameters<typeof reasonName>[0]),
  'aftersales.autoApproveReasons': (word) => reasonName(word as Parameters<typeof reasonName>[0]),
}
const sayWord = (name: string, word: string): string => WORDS[name]?.(word) ?? word

const choicesOf = (name: string, words: readonly string[]): Choice[] =>
  words.map((word) => ({ value: word, label: sayWord(name, word) }))

const yesOrNo = (is: boolean): string => (is ? m.console_yes() : m.console_no())

/** A value in the reader's words and units. */
export function settingValue(
  { name, schema }: DeclaredSetting,
  value: unknown,
  currency: string,
): string {
  if (typeof value === 'boolean') return yesOrNo(value)
  if (typeof value === 'number') return figure(name, value, currency)
  if (Array.isArray(value)) {
    return value.length === 0
      ? m.console_setting_nothing_chosen()
      : value.map((word) => sayWord(name, String(word))).join(' · ')
  }
  if (isWithholding(value)) return withheld(value, currency)
  const isWord = wordsOf(schema as Schema).length > 0
  return isWord ? sayWord(name, String(value)) : String(value)
}

function figure(name: string, value: number, currency: string): string {
  const word = lastWord(name)
  if (word === 'Minor') return money(value, currency)
  if (word === 'Points') return percent(value / BASIS_POINTS, 2)
  if (word === 'Tenths') return measured(value / TENTHS, 'celsius')
  const unit = UNITS[word]
  return unit === undefined ? String(value) : measured(value, unit)
}

/** The field in which a value is set, in the same words and units. */
export function settingField(setting: DeclaredSetting): Field {
  const { name } = setting
  const schema = setting.schema as Schema
  const common = { name: 'value', label: m.console_settings_value(), isRequired: true }
  const words = wordsOf(schema)
  if (words.length > 0) return { ...common, kind: 'choice', options: choicesOf(name, words) }
  if (schema.type === 'boolean') {
    const options = [true, false].map((is) => ({ value: String(is), label: yesOrNo(is) }))
    return { ...common, kind: 'choice', options }
  }
  if (schema.type === 'array') {
    const options = choicesOf(name, wordsOf(schema.items ?? {}))
    return { ...common, kind: 'several', options, isRequired: false }
  }
  if (schema.type === 'object') return { ...common, kind: 'brackets' }
  if (schema.type === 'integer') return { ...common, ...figureField(name, schema) }
  return { ...common, kind: lastWord(name) === 'Time' ? 'time' : 'text' }
}

function figureField(name: string, { minimum, maximum }: Schema) {
  const word = lastWord(name)
  if (word === 'Minor') return { kind: 'money' } as const
  if (word === 'Points') return { kind: 'percent' } as const
  const isTenths = word === 'Tenths'
  const unit = isTenths ? 'celsius' : UNITS[word]
  return {
    kind: 'number',
    ...(minimum === undefined ? {} : { least: minimum }),
    ...(maximum === undefined ? {} : { most: maximum }),
    ...(unit === undefined ? {} : { unit: unitName(unit) }),
    ...(isTenths ? { digits: 1, scale: TENTHS } : {}),
  } as const
}

/** A value as its field holds it, and back. */
export const fieldValue = (value: unknown): unknown =>
  typeof value === 'boolean' ? String(value) : value

export function typedValue({ schema }: DeclaredSetting, typed: unknown): unknown {
  if ((schema as Schema).type === 'boolean') return typed === 'true'
  return typed ?? ((schema as Schema).type === 'array' ? [] : typed)
}

interface Withholding {
  thresholdMinor: number
  brackets: readonly TaxBracket[]
}

const isWithholding = (value: unknown): value is Withholding =>
  typeof value === 'object' && value !== null && 'brackets' in value

function withheld({ thresholdMinor, brackets }: Withholding, currency: string): string {
  if (brackets.length === 0) return m.console_setting_bracket_none()
  return brackets
    .map(({ fromMinor, basisPoints }) =>
      m.console_setting_bracket({
        rate: percent((basisPoints ?? 0) / BASIS_POINTS, 2),
        from: money(thresholdMinor + (fromMinor ?? 0), currency),
      }),
    )
    .join(' · ')
}
