import { unitOfPrice } from '../unit-price.ts'
import type { Field } from './field.ts'
import { moneyForm } from './minor-unit.ts'
import type { FigureForm } from './typed-figure.ts'

const BASIS_POINTS = 100

/** How the figure of a field is typed, and the unit that stands behind it. */
export function figureOf(field: Field, currency: string): { form: FigureForm; unit: string } {
  switch (field.kind) {
    case 'money':
      return { form: moneyForm(currency), unit: unitOfPrice(currency, field.isPerKg === true) }
    case 'percent':
      return { form: { digits: 2, scale: BASIS_POINTS }, unit: '%' }
    case 'number':
      return {
        form: { digits: field.digits ?? 0, scale: field.scale ?? 1 },
        unit: field.unit ?? '',
      }
    default:
      return { form: { digits: 0, scale: 1 }, unit: field.kind === 'grams' ? 'g' : '' }
  }
}
