import type { Names } from '#platform/i18n'

/** What a package says, as texts; origin and shelf life are the product's own fields. */
export const LABEL_TEXTS = [
  'netContent',
  'ingredients',
  'allergens',
  'producer',
  'producerAddress',
  'licence',
  'standard',
  'storageAdvice',
  'warnings',
] as const

/** What a category may ask of its goods before they are published. */
export const LABEL_FIELDS = [...LABEL_TEXTS, 'origin', 'shelfLifeDays'] as const

export type LabelText = (typeof LABEL_TEXTS)[number]
export type LabelField = (typeof LABEL_FIELDS)[number]
export type LabelData = { readonly [Field in LabelText]?: string }

export type LabelGap = LabelField | 'picture' | 'tax'

/** The tax code of goods that were imported without one: not to be published so. */
export const UNCLASSIFIED_TAX = 'unclassified'

export interface Labelled {
  pictureIds: readonly string[]
  taxCode: string
  origin: Names
  shelfLifeDays: number | null
  label: LabelData
  /** What the category and those above it ask for. */
  requiredLabel: readonly LabelField[]
}

/**
 * What is missing before goods may be published: a picture, a tax class, and the label data that
 * their category or one above it asks for. Empty when nothing is missing.
 */
export function labelGaps(product: Labelled): LabelGap[] {
  const gaps: LabelGap[] = []
  if (product.pictureIds.length === 0) gaps.push('picture')
  if (product.taxCode === UNCLASSIFIED_TAX) gaps.push('tax')
  for (const field of product.requiredLabel) if (!isSaid(product, field)) gaps.push(field)
  return gaps
}

function isSaid(product: Labelled, field: LabelField): boolean {
  if (field === 'shelfLifeDays') return product.shelfLifeDays !== null
  const texts = field === 'origin' ? Object.values(product.origin) : [product.label[field]]
  return texts.some((text) => (text ?? '').trim() !== '')
}
