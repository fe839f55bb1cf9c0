import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useMemo } from 'react'
import {
  adjustSupplier,
  listSupplierEntries,
  listSupplierStatements,
  read,
} from '../../../api/index.ts'
import { usePages } from '../../../desk/use-pages.ts'
import { calendarDay, m, money } from '../../../i18n/index.ts'
import type { Item } from '../../answers.ts'
import { ActButton, majorOf, whyField } from '../../forms/index.ts'
import { useSuppliers } from '../../lookups.ts'
import { Listed } from '../../parts/more.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Figures, Panel } from '../../parts/panel.tsx'
import { useConsole } from '../../session.ts'
import { Answered, Empty } from '../../states.tsx'
import { type Column, DataTable, paged, tableStates } from '../../table/index.ts'
import { EntriesTable } from './entries-table.tsx'

type Row = Item<typeof listSupplierStatements>

/** A supplier's statements, what is open and not yet on one. */
export default function SupplierStatementsPage() {
  const { supplier = '' } = useParams({ strict: false })
  const { region, whyNot } = useConsole()
  const suppliers = useSuppliers()
  const place = { region: region.id, supplier }
  return (
    <>
      <PageHead
        title={suppliers.name(supplier)}
        back={{ to: '/statements', name: m.console_nav_statements() }}
      >
        <ActButton
          label={m.console_money_adjust()}
          about={m.console_money_adjust_about()}
          why={whyNot('finance')}
          fields={[
            {
              name: 'amountMinor',
              label: m.console_money_amount(),
              kind: 'money',
              isRequired: true,
            },
            whyField(),
          ]}
          refresh={[listSupplierStatements, listSupplierEntries]}
          submit={({ amountMinor, why }, _version, key) =>
            adjustSupplier(place, { amountMinor: Number(amountMinor), why: String(why) }, { key })
          }
        />
      </PageHead>
      <div className="console-stack">
        <Balance supplier={supplier} />
        <Statements supplier={supplier} />
        <OpenEntries supplier={supplier} />
      </div>
    </>
  )
}

function Balance({ supplier }: { supplier: string }) {
  const { region, currency } = useConsole()
  const found = useQuery(read(listSupplierStatements, { region: region.id, supplier, limit: 1 }))
  return (
    <Answered of={found}>
      {({ availableMinor, notYetDueMinor, openMinor }) => (
        <Panel title={m.console_money_balance()}>
          <Figures
            of={[
              [m.console_money_available(), money(availableMinor, currency)],
              [m.console_money_not_due(), money(notYetDueMinor, currency)],
              [m.console_money_open(), money(openMinor, currency)],
            ]}
          />
        </Panel>
      )}
    </Answered>
  )
}

function Statements({ supplier }: { supplier: string }) {
  const { region, currency } = useConsole()
  const source = useMemo(
    () => paged(listSupplierStatements, { region: region.id, supplier }),
    [region.id, supplier],
  )
  const columns = useMemo<readonly Column<Row>[]>(
    () => [
      { id: 'number', name: m.console_money_statement(), value: (row) => row.number, width: 150 },
      {
        id: 'period',
        name: m.console_money_period(),
        value: (row) => row.periodFrom,
        cell: (row) =>
          m.console_money_from_to({
            from: calendarDay(row.periodFrom),
            to: calendarDay(row.periodUntil),
          }),
        width: 240,
      },
      {
        id: 'due',
        name: m.console_money_due(),
        value: (row) => row.dueOn,
        cell: (row) => calendarDay(row.dueOn),
        width: 130,
      },
      {
        id: 'total',
        name: m.console_money_amount(),
        value: (row) => majorOf(row.totalMinor, currency),
        cell: (row) => money(row.totalMinor, currency),
        isNumber: true,
        width: 140,
      },
    ],
    [currency],
  )
  return (
    <DataTable<Row>
      name="statements"
      label={m.console_nav_statements()}
      columns={columns}
      source={source}
      rowId={({ id }) => id}
      target={({ id }) => ({
        to: '/statements/$supplier/$statement',
        params: { supplier, statement: id },
      })}
      states={tableStates(<Empty icon="statement" title={m.console_money_no_statements()} />)}
    />
  )
}

function OpenEntries({ supplier }: { supplier: string }) {
  const { region } = useConsole()
  const found = usePages(listSupplierEntries, {
    region: region.id,
    supplier,
    isOpen: true,
    limit: 100,
  })
  return (
    <Panel title={m.console_money_open()}>
      <Listed of={found}>
        {(entries) => (
          <EntriesTable
            label={m.console_money_open()}
            entries={entries.map((entry) => ({ ...entry, at: entry.enteredAt, orderId: null }))}
          />
        )}
      </Listed>
    </Panel>
  )
}
