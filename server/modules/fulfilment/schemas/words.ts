import { field } from '#platform/http'

const STORAGES = ['ambient', 'chilled', 'frozen'] as const

export const amount = (description: string, example = 24) =>
  field.count(`${description} Pieces, or grams where the SKU is weighed.`, example)

export const storage = field.oneOf('How the goods are kept.', STORAGES)

export const Nothing = field.object({})
