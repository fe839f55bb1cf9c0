import { useMemo } from 'react'
import {
  createSupplier,
  listSuppliers,
  resumeSupplier,
  suspendSupplier,
} from '../../../api/index.ts'
import { m } from '../../../i18n/index.ts'
import type { Item } from '../../answers.ts'
import { ActButton } from '../../forms/index.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { Chip } from '../../parts/panel.tsx'
import { useConsole } from '../../session.ts'
import { Empty } from '../../states.tsx'
import { type BulkAction, type Column, DataTable, paged, tableStates } from '../../table/index.ts'
import { supplierBody, supplierFields } from './supplier-fields.ts'
import { SUPPLIER_KINDS } from './words.ts'

type Row = Item<typeof listSuppliers>

/** Who brings the goods. */
export default function SuppliersPage() {
  const { region, whyNot } = useConsole()
  const why = whyNot('buyer', 'operations')
  const source = useMemo(
    () =>
      paged(listSuppliers, { region: region.id }, ({ search }) =>
        search === undefined ? {} : { search },
      ),
    [region.id],
  )
  const columns = useMemo<readonly Column<Row>[]>(
    () => [
      { id: 'name', name: m.console_people_name(), value: (row) => row.name, width: 200 },
      { id: 'code', name: m.console_people_code(), value: (row) => row.code, width: 110 },
      {
        id: 'kind',
        name: m.console_people_kind(),
        value: (row) => SUPPLIER_KINDS[row.kind](),
        width: 110,
      },
      {
        id: 'contact',
        name: m.console_people_contact(),
        value: (row) => row.contactName,
        width: 120,
      },
      { id: 'phone', name: m.console_people_phone(), value: (row) => row.contactPhone, width: 150 },
      { id: 'terms', name: m.console_people_terms(), value: termsOf, width: 130 },
      {
        id: 'state',
        name: m.console_state(),
        value: (row) =>
          row.suspendedAt ? m.console_people_suspended() : m.console_people_active(),
        cell: (row) => (
          <Chip tone={row.suspendedAt ? 'bad' : 'good'}>
            {row.suspendedAt ? m.console_people_suspended() : m.console_people_active()}
          </Chip>
        ),
        width: 110,
      },
      {
        id: 'address',
        name: m.console_people_address(),
        value: (row) => row.address,
        isHidden: true,
      },
    ],
    [],
  )
  const actions = useMemo<readonly BulkAction<Row>[]>(
    () => [
      {
        name: m.console_people_suspend(),
        preview: (row) =>
          row.suspendedAt
            ? { not: m.console_people_suspended() }
            : { becomes: m.console_people_suspended() },
        act: (row, reason) =>
          suspendSupplier({ region: region.id, supplier: row.id }, { why: reason }),
        asksWhy: true,
        isDangerous: true,
        why,
      },
      {
        name: m.console_people_resume(),
        preview: (row) =>
          row.suspendedAt
            ? { becomes: m.console_people_active() }
            : { not: m.console_people_active() },
        act: (row) => resumeSupplier({ region: region.id, supplier: row.id }),
        why,
      },
    ],
    [region.id, why],
  )
  return (
    <>
      <PageHead title={m.console_nav_suppliers()}>
        <ActButton
          label={m.console_people_supplier_new()}
          variant="filled"
          why={why}
          fields={supplierFields(true)}
          initial={{ kind: 'farm', termsKind: 't_plus', termsDays: 7 }}
          submit={(values) =>
            createSupplier(
              { region: region.id },
              { code: String(values.code), ...supplierBody(values) },
            )
          }
          refresh={[listSuppliers]}
        />
      </PageHead>
      <DataTable<Row>
        name="suppliers"
        label={m.console_nav_suppliers()}
        columns={columns}
        source={source}
        rowId={({ id }) => id}
        searchHint={m.console_people_search_supplier()}
        target={({ id }) => ({ to: '/suppliers/$supplier', params: { supplier: id } })}
        actions={actions}
        states={tableStates(<Empty icon="supplier" title={m.console_people_no_suppliers()} />)}
      />
    </>
  )
}

export const termsOf = ({
  termsKind,
  termsDays,
}: {
  termsKind: 't_plus' | 'half_month'
  termsDays: number
}): string =>
  termsKind === 't_plus'
    ? m.console_people_terms_days({ count: termsDays })
    : m.console_people_terms_half()
