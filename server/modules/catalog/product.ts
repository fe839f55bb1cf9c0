import type { Names } from '#platform/i18n'
import type { LabelData } from './label-data.ts'

export const STORAGES = ['ambient', 'chilled', 'frozen'] as const
export type Storage = (typeof STORAGES)[number]

/** What buyers write of a product; its SKUs say how it is packed. */
export interface ProductFields {
  code: string
  categoryId: string
  name: Names
  description: Names
  brand: string
  /** Where it comes from; in no language where not known. */
  origin: Names
  storage: Storage
  shelfLifeDays: number | null
  taxCode: string
  taxRateBasisPoints: number
  label: LabelData
  pictureIds: string[]
}

export interface Product extends ProductFields {
  id: string
  version: number
  archivedAt: Date | null
  archivedWhy: string | null
}
