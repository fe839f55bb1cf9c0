import { m } from '../../../i18n/index.ts'
import type { Choice, Field, Values } from '../../forms/index.ts'
import { choicesOf, LABEL_FIELDS, MEASURES, STORAGES } from './words.ts'

/** What is asked of a product. */
export const productFields = (categories: readonly Choice[]): readonly Field[] => [
  { name: 'code', label: m.console_goods_code(), kind: 'text', isRequired: true },
  {
    name: 'categoryId',
    label: m.console_goods_category(),
    kind: 'choice',
    options: categories,
    isRequired: true,
  },
  { name: 'name', label: m.console_goods_name(), kind: 'names', isRequired: true },
  { name: 'description', label: m.console_goods_description(), kind: 'names' },
  { name: 'brand', label: m.console_goods_brand(), kind: 'text' },
  { name: 'origin', label: m.console_goods_origin(), kind: 'names' },
  {
    name: 'storage',
    label: m.console_goods_storage(),
    kind: 'choice',
    options: choicesOf(STORAGES),
    isRequired: true,
  },
  { name: 'shelfLifeDays', label: m.console_goods_shelf(), kind: 'number', least: 0, most: 3650 },
  { name: 'taxCode', label: m.console_goods_tax_code(), kind: 'text' },
  { name: 'taxRateBasisPoints', label: m.console_goods_tax_rate(), kind: 'percent' },
]

export const productBody = (values: Values) => ({
  code: String(values.code),
  categoryId: String(values.categoryId),
  name: (values.name ?? {}) as { en?: string },
  description: (values.description ?? {}) as { en?: string },
  brand: String(values.brand ?? ''),
  origin: (values.origin ?? {}) as { en?: string },
  storage: values.storage as 'ambient',
  shelfLifeDays: (values.shelfLifeDays as number | null | undefined) ?? null,
  taxCode: String(values.taxCode ?? ''),
  taxRateBasisPoints: Number(values.taxRateBasisPoints ?? 0),
  label: (values.label ?? {}) as { producer?: string },
  pictureIds: (values.pictureIds ?? []) as string[],
})

/** What the law wants on the label. */
export const labelFields = (): readonly Field[] =>
  Object.entries(LABEL_FIELDS).map(([name, label]) => ({
    name,
    label: label(),
    kind: 'text' as const,
  }))

const of =
  (...kinds: string[]) =>
  (values: Values) =>
    kinds.includes(String(values.measure))

export const skuFields = (): readonly Field[] => [
  { name: 'code', label: m.console_goods_code(), kind: 'text', isRequired: true },
  { name: 'name', label: m.console_goods_name(), kind: 'names' },
  {
    name: 'measure',
    label: m.console_goods_measure(),
    kind: 'choice',
    options: choicesOf(MEASURES),
    isRequired: true,
  },
  { name: 'unit', label: m.console_goods_unit(), kind: 'names' },
  {
    name: 'piecesPerCase',
    label: m.console_goods_per_case(),
    kind: 'number',
    least: 1,
    when: of('case'),
  },
  { name: 'aboutGrams', label: m.console_goods_about_grams(), kind: 'grams', when: of('about') },
  { name: 'stepGrams', label: m.console_goods_step(), kind: 'grams', when: of('weighed') },
  { name: 'minimumGrams', label: m.console_goods_minimum(), kind: 'grams', when: of('weighed') },
  {
    name: 'netGrams',
    label: m.console_goods_net_grams(),
    kind: 'grams',
    when: of('piece', 'case', 'about'),
  },
  { name: 'scaleCode', label: m.console_goods_scale(), kind: 'text' },
  {
    name: 'barcodes',
    label: m.console_goods_barcodes(),
    hint: m.console_goods_barcodes_hint(),
    kind: 'text',
  },
]

const figure = (value: unknown): number | null => (typeof value === 'number' ? value : null)

export const skuBody = (values: Values) => ({
  code: String(values.code),
  name: (values.name ?? {}) as { en?: string },
  measure: values.measure as 'piece',
  unit: (values.unit ?? {}) as { en?: string },
  piecesPerCase: figure(values.piecesPerCase),
  aboutGrams: figure(values.aboutGrams),
  stepGrams: figure(values.stepGrams),
  minimumGrams: figure(values.minimumGrams),
  netGrams: figure(values.netGrams),
  scaleCode: values.scaleCode ? String(values.scaleCode) : null,
  barcodes: String(values.barcodes ?? '')
    .split(/[\s,;]+/)
    .filter(Boolean),
})
