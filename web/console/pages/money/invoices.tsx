import { useMemo } from 'react'
import { listInvoices } from '../../../api/index.ts'
import { instantOf, m, money, number } from '../../../i18n/index.ts'
import type { Item } from '../../answers.ts'
import { majorOf } from '../../forms/index.ts'
import { useConsole } from '../../session.ts'
import { Empty } from '../../states.tsx'
import { type Column, DataTable, paged, tableStates } from '../../table/index.ts'
import { PeriodChoice, usePeriod } from './period.tsx'

type Invoice = Item<typeof listInvoices>

/** Invoices given to residents in a period. */
export function Invoices() {
  const { region, currency, zone } = useConsole()
  const { from, to } = usePeriod()
  const source = useMemo(
    () => paged(listInvoices, { region: region.id, from, to }),
    [region.id, from, to],
  )
  const columns = useMemo<readonly Column<Invoice>[]>(
    () => [
      { id: 'number', name: m.console_money_invoice(), value: (row) => row.number, width: 160 },
      {
        id: 'kind',
        name: m.console_money_kind(),
        value: (row) => (row.originalId === null ? m.console_money_blue() : m.console_money_red()),
        width: 120,
      },
      { id: 'buyer', name: m.console_money_buyer(), value: (row) => row.buyerTitle, width: 220 },
      {
        id: 'lines',
        name: m.console_money_lines(),
        value: (row) => row.lines.length,
        cell: (row) => number(row.lines.length),
        isNumber: true,
        width: 90,
      },
      {
        id: 'tax',
        name: m.console_money_tax(),
        value: (row) => majorOf(row.taxMinor, currency),
        cell: (row) => money(row.taxMinor, currency),
        isNumber: true,
        width: 120,
      },
      {
        id: 'gross',
        name: m.console_money_gross(),
        value: (row) => majorOf(row.grossMinor, currency),
        cell: (row) => money(row.grossMinor, currency),
        isNumber: true,
        width: 130,
      },
      {
        id: 'issued',
        name: m.console_money_when(),
        value: (row) => row.issuedAt,
        cell: (row) => instantOf(row.issuedAt, zone),
        width: 170,
      },
    ],
    [currency, zone],
  )
  return (
    <div className="console-stack">
      <div className="console-row">
        <PeriodChoice />
      </div>
      <DataTable<Invoice>
        name="invoices"
        label={m.console_money_invoices()}
        columns={columns}
        source={source}
        rowId={({ id }) => id}
        states={tableStates(<Empty icon="statement" title={m.console_money_no_invoices()} />)}
      />
    </div>
  )
}
