import { useMemo } from 'react'
import { listSuppliers } from '../../../api/index.ts'
import { m } from '../../../i18n/index.ts'
import type { Item } from '../../answers.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { AddressTabs } from '../../parts/tabs.tsx'
import { useConsole } from '../../session.ts'
import { Empty } from '../../states.tsx'
import { type Column, DataTable, paged, tableStates } from '../../table/index.ts'
import { Disputes } from './disputes.tsx'
import { Invoices } from './invoices.tsx'
import { Summary } from './summary.tsx'

type Supplier = Item<typeof listSuppliers>

/** What is owed to suppliers and earned by leaders, and what is disputed or invoiced. */
export default function StatementsPage() {
  const { may } = useConsole()
  const ofFinance = [
    { id: 'summary', name: m.console_money_summary(), show: () => <Summary /> },
    { id: 'invoices', name: m.console_money_invoices(), show: () => <Invoices /> },
  ]
  return (
    <>
      <PageHead title={m.console_nav_statements()} about={m.console_money_statements_about()} />
      <AddressTabs
        label={m.console_nav_statements()}
        tabs={[
          { id: 'suppliers', name: m.console_nav_suppliers(), show: () => <Suppliers /> },
          { id: 'disputes', name: m.console_money_disputes(), show: () => <Disputes /> },
          ...(may('finance', 'supervisor') ? ofFinance : []),
        ]}
      />
    </>
  )
}

function Suppliers() {
  const { region } = useConsole()
  const source = useMemo(
    () =>
      paged(listSuppliers, { region: region.id }, ({ search }) =>
        search === undefined ? {} : { search },
      ),
    [region.id],
  )
  const columns = useMemo<readonly Column<Supplier>[]>(
    () => [
      { id: 'code', name: m.console_people_code(), value: (row) => row.code, width: 140 },
      { id: 'name', name: m.console_money_supplier(), value: (row) => row.name, width: 260 },
    ],
    [],
  )
  return (
    <DataTable<Supplier>
      name="statement-suppliers"
      label={m.console_nav_suppliers()}
      columns={columns}
      source={source}
      rowId={({ id }) => id}
      searchHint={m.console_money_find_supplier()}
      target={({ id }) => ({ to: '/statements/$supplier', params: { supplier: id } })}
      states={tableStates(<Empty icon="supplier" title={m.console_money_no_suppliers()} />)}
    />
  )
}
