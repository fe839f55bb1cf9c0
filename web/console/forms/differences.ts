import { calendarDay, instantOf, LOCALES, m, type Names } from '../../i18n/index.ts'
import type { TaxBrackets } from './brackets.ts'
import type { Choice, Field, Values } from './field.ts'
import { figureOf } from './figure-of.ts'
import type { GoodsLine } from './goods-line.ts'
import { instantOfField } from './instant-of-field.ts'
import { figureText } from './typed-figure.ts'

/** What a value is read in: a region's money and clocks. */
export interface Place {
  currency: string
  zone: string
}

export interface Difference {
  name: string
  label: string
  mine: string
  theirs: string
}

/**
 * Where two fillings of a form differ, as its own fields show it: in each language for names. What
 * is only asked for with the change, like its reason, is nothing that stands.
 */
export function differencesOf(
  fields: readonly Field[],
  mine: Values,
  theirs: Values,
  place: Place,
): Difference[] {
  const valueIn = (values: Values, field: Field) =>
    field.when?.(values) === false ? undefined : values[field.name]
  return fields
    .filter(({ name }) => name in theirs)
    .flatMap((field) => {
      const [own, other] = [valueIn(mine, field), valueIn(theirs, field)]
      return field.kind === 'names'
        ? inEachLanguage(field, own, other)
        : [lineOf(field.name, field.label, said(field, own, place), said(field, other, place))]
    })
    .filter((line) => line.mine !== line.theirs)
}

const lineOf = (name: string, label: string, mine: string, theirs: string): Difference => ({
  name,
  label,
  mine: mine || m.console_nothing(),
  theirs: theirs || m.console_nothing(),
})

const inEachLanguage = ({ name, label }: Field, mine: unknown, theirs: unknown): Difference[] =>
  Object.entries(LOCALES).map(([tag, language]) => {
    const within = (names: unknown) => ((names ?? {}) as Names)[tag as keyof Names] ?? ''
    return lineOf(`${name} ${tag}`, `${label} · ${language}`, within(mine), within(theirs))
  })

function said(field: Field, value: unknown, place: Place): string {
  if (field.kind === 'switch') return value === true ? m.console_yes() : m.console_no()
  if (value === null || value === undefined || value === '') return ''
  switch (field.kind) {
    case 'choice':
    case 'pick':
      return labelOf(field.options, value)
    case 'person':
      return labelOf(field.known ?? [], value)
    case 'several': {
      const chosen = (value as readonly unknown[]).map(String)
      return inOrder(field.options, chosen).join(', ')
    }
    case 'money':
    case 'percent':
    case 'grams':
    case 'number': {
      return figureSaid(field, value as number, place.currency)
    }
    case 'date':
      return calendarDay(String(value))
    case 'instant':
      return instantOf(instantOfField(value, place.zone), place.zone)
    case 'lines':
      return (value as readonly GoodsLine[])
        .map(({ skuId, quantity }) => `${labelOf(field.goods, skuId)} × ${quantity ?? ''}`)
        .join(', ')
    case 'brackets':
      return bracketsSaid(value as TaxBrackets, place.currency)
    default:
      return String(value)
  }
}

const labelOf = (options: readonly Choice[], value: unknown): string =>
  options.find((option) => option.value === String(value))?.label ?? String(value)

/** What was chosen by its names, in the order of the choices: in which it was chosen says nothing. */
function inOrder(options: readonly Choice[], chosen: readonly string[]): string[] {
  const known = options.filter(({ value }) => chosen.includes(value))
  const others = chosen.filter((one) => !known.some(({ value }) => value === one))
  return [...known.map(({ label }) => label), ...others]
}

/** A figure with its unit, as its field has them; nothing where it is none. */
function figureSaid(field: Field, value: number | null, currency: string): string {
  const { form, unit } = figureOf(field, currency)
  const figure = figureText(value, form)
  return unit === '' || figure === '' ? figure : `${figure} ${unit}`
}

function bracketsSaid({ thresholdMinor, brackets }: TaxBrackets, currency: string): string {
  const amount = (minor: number | null) =>
    figureSaid({ ...NAMELESS, kind: 'money' }, minor, currency)
  const rate = (points: number | null) =>
    figureSaid({ ...NAMELESS, kind: 'percent' }, points, currency)
  const rates = brackets.map(
    ({ fromMinor, basisPoints }) => `${amount(fromMinor)}: ${rate(basisPoints)}`,
  )
  return [amount(thresholdMinor), ...rates].join(', ')
}

const NAMELESS = { name: '', label: '' }
