import { NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import {
  listAccounts,
  listInvoices,
  listTransfersOfAccount,
  read,
  serverNow,
  showSettlementSummary,
} from '../../../api/index.ts'
import { dateIn, instantOf, m, money } from '../../../i18n/index.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { Figures, Panel } from '../../parts/panel.tsx'
import { AddressTabs } from '../../parts/tabs.tsx'
import { useConsole } from '../../session.ts'
import { Answered, Empty } from '../../states.tsx'
import { DataTable, paged, tableStates } from '../../table/index.ts'

// As the ledger's accounts are written; they are codes, as a bookkeeper reads them.
const KINDS = [
  'wallet',
  'commission',
  'supplier',
  'cash',
  'provider',
  'escrow',
  'refunds-due',
  'revenue',
  'commissions',
  'purchases',
  'payouts-due',
  'tax-withheld',
  'cash-differences',
  'losses',
  'bank',
  'wallet-funding',
] as const

export default function Ledger() {
  return (
    <>
      <PageHead title={m.console_money_ledger()} about={m.console_money_ledger_about()} />
      <AddressTabs
        label={m.console_money_ledger()}
        tabs={[
          { id: 'accounts', name: m.console_money_ledger(), show: () => <Accounts /> },
          { id: 'summary', name: m.console_money_summary(), show: () => <Summary /> },
          { id: 'invoices', name: m.console_money_invoices(), show: () => <Invoices /> },
        ]}
      />
    </>
  )
}

function useSet() {
  const navigate = useNavigate()
  return (changes: Record<string, string>) =>
    navigate({
      to: '.',
      search: (before: Record<string, unknown>) => ({ ...before, ...changes }),
      replace: true,
    })
}

function Accounts() {
  const { region, currency } = useConsole()
  const { kind = 'wallet' } = useSearch({ strict: false }) as { kind?: string }
  const set = useSet()
  const source = useMemo(() => paged(listAccounts, { region: region.id, kind }), [region.id, kind])
  return (
    <DataTable
      name="accounts"
      label={m.console_money_ledger()}
      source={source}
      rowId={({ id }) => id}
      target={({ id }) => ({ to: '/ledger/$account', params: { account: id } })}
      tools={
        <NativeSelect
          aria-label={m.console_money_ledger_kind()}
          value={kind}
          onChange={(event) => set({ kind: event.currentTarget.value })}
          data={[...KINDS]}
        />
      }
      columns={[
        { id: 'id', name: m.console_money_account(), value: (row) => row.id, width: 340 },
        {
          id: 'balance',
          name: m.console_money_balance(),
          value: (row) => money(row.balanceMinor, currency),
          isNumber: true,
        },
      ]}
      states={tableStates(<Empty icon="ledger" title={m.console_money_ledger_none()} />)}
    />
  )
}

/** The transfers of one account: why it stands where it stands. */
export function AccountPage() {
  const { region, currency, zone } = useConsole()
  const { account } = useParams({ strict: false }) as { account: string }
  const source = useMemo(
    () => paged(listTransfersOfAccount, { region: region.id, account }),
    [region.id, account],
  )
  return (
    <>
      <PageHead title={account} back={{ to: '/ledger', name: m.console_money_ledger() }} />
      <DataTable
        name="transfers"
        label={m.console_money_transfers()}
        source={source}
        rowId={({ id }) => id}
        columns={[
          {
            id: 'when',
            name: m.console_money_when(),
            value: (row) => instantOf(row.occurredAt, zone),
            width: 170,
          },
          { id: 'code', name: m.console_money_code(), value: (row) => row.code, width: 180 },
          {
            id: 'from',
            name: m.console_money_debit(),
            value: (row) => row.debitAccount,
            width: 240,
          },
          {
            id: 'to',
            name: m.console_money_credit(),
            value: (row) => row.creditAccount,
            width: 240,
          },
          {
            id: 'amount',
            name: m.console_money_amount(),
            value: (row) => money(row.amountMinor, currency),
            isNumber: true,
          },
        ]}
        states={tableStates(<Empty icon="ledger" title={m.console_money_transfers_none()} />)}
      />
    </>
  )
}

function useSpan(): { from: string; to: string } {
  const { zone } = useConsole()
  const search = useSearch({ strict: false }) as { from?: string; to?: string }
  const to = search.to ?? dateIn(serverNow(), zone)
  return { from: search.from ?? `${to.slice(0, 8)}01`, to }
}

function Span() {
  const { from, to } = useSpan()
  const set = useSet()
  return (
    <div className="console-row">
      <TextInput
        type="date"
        label={m.console_money_summary_from()}
        value={from}
        onChange={(event) => set({ from: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={m.console_money_summary_to()}
        value={to}
        onChange={(event) => set({ to: event.currentTarget.value })}
      />
    </div>
  )
}

function Summary() {
  const { region, currency } = useConsole()
  const summary = useQuery(read(showSettlementSummary, { region: region.id, ...useSpan() }))
  return (
    <div className="console-stack">
      <Span />
      <Panel title={m.console_money_summary()}>
        <Answered of={summary} lines={3}>
          {({ operator, suppliers }) => (
            <Figures
              of={[
                [m.console_money_revenue(), money(operator.revenueMinor, currency)],
                [m.console_money_purchases(), money(operator.purchasesPostedMinor, currency)],
                [m.console_money_commissions(), money(operator.commissionsPostedMinor, currency)],
                [m.console_money_losses(), money(operator.lossesMinor, currency)],
                [
                  m.console_money_cash_differences(),
                  money(operator.cashDifferencesMinor, currency),
                ],
                [m.console_money_result_operator(), money(operator.resultMinor, currency)],
                [m.console_money_owed_suppliers(), money(suppliers.owedMinor, currency)],
              ]}
            />
          )}
        </Answered>
      </Panel>
    </div>
  )
}

function Invoices() {
  const { region, currency, zone } = useConsole()
  const { from, to } = useSpan()
  const source = useMemo(
    () => paged(listInvoices, { region: region.id, from, to }),
    [region.id, from, to],
  )
  return (
    <div className="console-stack">
      <Span />
      <DataTable
        name="invoices"
        label={m.console_money_invoices()}
        source={source}
        rowId={({ id }) => id}
        columns={[
          { id: 'number', name: m.console_money_invoice_number(), value: (row) => row.number },
          {
            id: 'buyer',
            name: m.console_money_invoice_buyer(),
            value: (row) => row.buyerTitle,
            width: 240,
          },
          {
            id: 'gross',
            name: m.console_money_total(),
            value: (row) => money(row.grossMinor, currency),
            isNumber: true,
          },
          {
            id: 'when',
            name: m.console_money_when(),
            value: (row) => instantOf(row.issuedAt, zone),
            width: 170,
          },
        ]}
        states={tableStates(<Empty icon="statement" title={m.console_money_invoices_none()} />)}
      />
    </div>
  )
}
