import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import {
  listInvoices,
  listSupplierDisputes,
  listSuppliers,
  read,
  resolveSupplierDispute,
  serverNow,
  showSettlementSummary,
} from '../../../api/index.ts'
import { dateIn, instantOf, m, money, number } from '../../../i18n/index.ts'
import type { Item } from '../../answers.ts'
import { ActButton, whyField } from '../../forms/index.ts'
import { useSuppliers } from '../../lookups.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { Figures, Panel } from '../../parts/panel.tsx'
import { AddressTabs } from '../../parts/tabs.tsx'
import { useConsole } from '../../session.ts'
import { Answered, Empty } from '../../states.tsx'
import { type Column, DataTable, paged, tableStates } from '../../table/index.ts'
import { kindName, PAYEES } from './words.ts'

type Supplier = Item<typeof listSuppliers>
type Dispute = Item<typeof listSupplierDisputes>
type Invoice = Item<typeof listInvoices>

/** What is owed to suppliers and earned by leaders, and what is disputed or invoiced. */
export default function StatementsPage() {
  return (
    <>
      <PageHead title={m.console_nav_statements()} />
      <AddressTabs
        label={m.console_nav_statements()}
        tabs={[
          { id: 'summary', name: m.console_money_summary(), show: () => <Summary /> },
          { id: 'suppliers', name: m.console_nav_suppliers(), show: () => <Suppliers /> },
          { id: 'disputes', name: m.console_money_disputes(), show: () => <Disputes /> },
          { id: 'invoices', name: m.console_money_invoices(), show: () => <Invoices /> },
        ]}
      />
    </>
  )
}

const DAY_MS = 86_400_000
const PERIODS = [7, 30, 90] as const

/** The last days, as many as the address says. */
function usePeriod() {
  const { zone } = useConsole()
  const { days } = useSearch({ strict: false }) as { days?: string | number }
  const shown = PERIODS.find((one) => one === Number(days)) ?? PERIODS[0]
  const until = dateIn(serverNow(), zone)
  const from = new Date(Date.parse(until) - (shown - 1) * DAY_MS).toISOString().slice(0, 10)
  return { days: shown, from, to: until }
}

function PeriodChoice() {
  const { days } = usePeriod()
  const navigate = useNavigate()
  return (
    <NativeSelect
      aria-label={m.console_money_period()}
      value={String(days)}
      data={PERIODS.map((one) => ({
        value: String(one),
        label: m.console_money_days({ count: one }),
      }))}
      onChange={(event) => {
        const chosen = event.currentTarget.value
        navigate({
          to: '.',
          search: (before: Record<string, unknown>) => ({ ...before, days: chosen }) as never,
          replace: true,
        })
      }}
    />
  )
}

function Summary() {
  const { region } = useConsole()
  const { from, to } = usePeriod()
  const found = useQuery(read(showSettlementSummary, { region: region.id, from, to }))
  return (
    <Answered of={found}>
      {({ currency, suppliers, earners, losses, paidOut, operator }) => {
        const sum = (minor: number) => money(minor, currency)
        return (
          <div className="console-stack">
            <Panel title={m.console_money_operator()} action={<PeriodChoice />}>
              <Figures
                of={[
                  [m.console_money_revenue(), sum(operator.revenueMinor)],
                  [m.console_money_purchases(), sum(operator.purchasesPostedMinor)],
                  [m.console_money_commissions(), sum(operator.commissionsPostedMinor)],
                  [m.console_money_losses(), sum(operator.lossesMinor)],
                  [m.console_money_differences(), sum(operator.cashDifferencesMinor)],
                  [m.console_money_left(), sum(operator.resultMinor)],
                ]}
              />
            </Panel>
            <Kinds title={m.console_money_to_suppliers()} kinds={suppliers.kinds} sum={sum} />
            <Kinds title={m.console_money_to_earners()} kinds={earners.kinds} sum={sum} />
            <Panel title={m.console_money_paid_out()}>
              <Figures
                of={paidOut.map(({ payeeKind, grossMinor }) => [
                  PAYEES[payeeKind as keyof typeof PAYEES]?.() ?? payeeKind,
                  sum(grossMinor),
                ])}
              />
            </Panel>
            <Panel title={m.console_money_losses()}>
              <Figures
                of={losses.map(({ bearerKind, amountMinor }) => [
                  PAYEES[bearerKind as keyof typeof PAYEES]?.() ?? bearerKind,
                  sum(amountMinor),
                ])}
              />
            </Panel>
          </div>
        )
      }}
    </Answered>
  )
}

function Kinds(props: {
  title: string
  kinds: readonly { kind: string; amountMinor: number; entries: number }[]
  sum: (minor: number) => string
}) {
  return (
    <Panel title={props.title}>
      <Figures
        of={props.kinds.map(({ kind, amountMinor }) => [kindName(kind), props.sum(amountMinor)])}
      />
    </Panel>
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
      { id: 'code', name: m.console_money_code(), value: (row) => row.code, width: 140 },
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

function Disputes() {
  const { region, currency, zone } = useConsole()
  const suppliers = useSuppliers()
  const source = useMemo(() => paged(listSupplierDisputes, { region: region.id }), [region.id])
  const columns: readonly Column<Dispute>[] = [
    {
      id: 'raised',
      name: m.console_money_when(),
      value: (row) => row.raisedAt,
      cell: (row) => instantOf(row.raisedAt, zone),
      width: 170,
    },
    {
      id: 'supplier',
      name: m.console_money_supplier(),
      value: (row) => suppliers.name(row.supplierId),
      width: 180,
    },
    { id: 'why', name: m.console_money_reason(), value: (row) => row.why, width: 260 },
    {
      id: 'claimed',
      name: m.console_money_claimed(),
      value: (row) => row.claimedMinor / 100,
      cell: (row) => money(row.claimedMinor, currency),
      isNumber: true,
      width: 120,
    },
    {
      id: 'act',
      name: m.console_money_settle(),
      value: (row) => row.resolution,
      cell: (row) => <Resolution dispute={row} />,
      width: 220,
    },
  ]
  return (
    <DataTable<Dispute>
      name="disputes"
      label={m.console_money_disputes()}
      columns={columns}
      source={source}
      rowId={({ id }) => id}
      states={tableStates(<Empty icon="statement" title={m.console_money_no_disputes()} />)}
    />
  )
}

function Resolution({ dispute }: { dispute: Dispute }) {
  const { region, currency, whyNot } = useConsole()
  if (dispute.resolution !== null) {
    return dispute.resolution === 'granted'
      ? m.console_money_granted({ sum: money(dispute.adjustmentMinor ?? 0, currency) })
      : m.console_money_declined()
  }
  return (
    <ActButton
      size="xs"
      label={m.console_money_decide()}
      about={dispute.why}
      why={whyNot('finance', 'buyer')}
      fields={[
        {
          name: 'resolution',
          label: m.console_money_decision(),
          kind: 'choice',
          isRequired: true,
          options: [
            { value: 'granted', label: m.console_money_grant() },
            { value: 'declined', label: m.console_money_decline() },
          ],
        },
        {
          name: 'adjustmentMinor',
          label: m.console_money_adjust_by(),
          kind: 'money',
          isRequired: true,
          when: ({ resolution }) => resolution === 'granted',
        },
        whyField(),
      ]}
      initial={{ adjustmentMinor: dispute.claimedMinor }}
      refresh={[listSupplierDisputes]}
      submit={({ resolution, adjustmentMinor, why }, _version, key) =>
        resolveSupplierDispute(
          { region: region.id, supplierDispute: dispute.id },
          {
            resolution: resolution as 'granted' | 'declined',
            why: String(why),
            ...(resolution === 'granted' ? { adjustmentMinor: Number(adjustmentMinor) } : {}),
          },
          { key },
        )
      }
    />
  )
}

function Invoices() {
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
        value: (row) => row.taxMinor / 100,
        cell: (row) => money(row.taxMinor, currency),
        isNumber: true,
        width: 120,
      },
      {
        id: 'gross',
        name: m.console_money_gross(),
        value: (row) => row.grossMinor / 100,
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
