import { m } from '../../../i18n/index.ts'
import type { Field, Values } from '../../forms/index.ts'
import { choicesOf, SUPPLIER_KINDS } from './words.ts'

export const supplierFields = (isNew: boolean): readonly Field[] => [
  ...(isNew
    ? [{ name: 'code', label: m.console_people_code(), kind: 'text', isRequired: true } as const]
    : []),
  { name: 'name', label: m.console_people_name(), kind: 'text', isRequired: true },
  {
    name: 'kind',
    label: m.console_people_kind(),
    kind: 'choice',
    options: choicesOf(SUPPLIER_KINDS),
    isRequired: true,
  },
  { name: 'taxNumber', label: m.console_people_tax_number(), kind: 'text' },
  {
    name: 'termsKind',
    label: m.console_people_terms(),
    kind: 'choice',
    isRequired: true,
    options: [
      { value: 't_plus', label: m.console_people_terms_after() },
      { value: 'half_month', label: m.console_people_terms_half() },
    ],
  },
  {
    name: 'termsDays',
    label: m.console_people_days(),
    kind: 'number',
    least: 0,
    most: 90,
    when: ({ termsKind }) => termsKind === 't_plus',
  },
  { name: 'contactName', label: m.console_people_contact(), kind: 'text' },
  { name: 'contactPhone', label: m.console_people_phone(), kind: 'phone' },
  { name: 'address', label: m.console_people_address(), kind: 'text' },
]

export const supplierBody = (values: Values) => ({
  name: String(values.name),
  kind: values.kind as 'farm',
  taxNumber: values.taxNumber ? String(values.taxNumber) : null,
  termsKind: values.termsKind as 't_plus',
  termsDays: Number(values.termsDays ?? 0),
  contactName: String(values.contactName ?? ''),
  contactPhone: values.contactPhone ? String(values.contactPhone) : null,
  address: String(values.address ?? ''),
})
