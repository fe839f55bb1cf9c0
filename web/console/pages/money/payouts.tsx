import { useMemo, useRef } from 'react'
import {
  approvePayout,
  isRefused,
  listPayoutBatches,
  listPayouts,
  useLive,
} from '../../../api/index.ts'
import { instantOf, m, money, number } from '../../../i18n/index.ts'
import type { Item } from '../../answers.ts'
import { majorOf } from '../../forms/index.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { Chip } from '../../parts/panel.tsx'
import { AddressTabs } from '../../parts/tabs.tsx'
import { useConsole } from '../../session.ts'
import { Empty } from '../../states.tsx'
import {
  type BulkAction,
  type Column,
  DataTable,
  type Filter,
  paged,
  tableStates,
} from '../../table/index.ts'
import { MakeBatch } from './make-batch.tsx'
import { Rates } from './rates.tsx'
import { nameOfPayee, PAYEES, PAYOUT_STATES, type Payout } from './words.ts'

type Batch = Item<typeof listPayoutBatches>

/** What is paid out: asked for by one person, approved by another, sent in batches. */
export default function PayoutsPage() {
  const { region } = useConsole()
  useLive({ region: region.id })
  return (
    <>
      <PageHead title={m.console_nav_payouts()} about={m.console_money_payouts_about()}>
        <MakeBatch />
      </PageHead>
      <AddressTabs
        label={m.console_nav_payouts()}
        tabs={[
          { id: 'payouts', name: m.console_nav_payouts(), show: () => <Payouts /> },
          { id: 'batches', name: m.console_money_batches(), show: () => <Batches /> },
          { id: 'rates', name: m.console_money_rates(), show: () => <Rates /> },
        ]}
      />
    </>
  )
}

function Payouts() {
  const { region, zone } = useConsole()
  const actions = useActions()
  const source = useMemo(
    () => paged(listPayouts, { region: region.id }, ({ filters }) => filters),
    [region.id],
  )
  const columns: readonly Column<Payout>[] = [
    {
      id: 'payee',
      name: m.console_money_payee(),
      value: (row) => nameOfPayee(row),
      width: 170,
    },
    {
      id: 'kind',
      name: m.console_money_kind(),
      value: (row) => PAYEES[row.payeeKind](),
      width: 100,
    },
    {
      id: 'state',
      name: m.console_state(),
      value: (row) => PAYOUT_STATES[row.state].name(),
      cell: (row) => (
        <Chip tone={PAYOUT_STATES[row.state].tone}>{PAYOUT_STATES[row.state].name()}</Chip>
      ),
      width: 160,
    },
    {
      id: 'gross',
      name: m.console_money_gross(),
      value: (row) => majorOf(row.grossMinor, row.currency),
      cell: (row) => money(row.grossMinor, row.currency),
      isNumber: true,
      width: 120,
    },
    {
      id: 'tax',
      name: m.console_money_tax(),
      value: (row) => majorOf(row.taxMinor, row.currency),
      cell: (row) => money(row.taxMinor, row.currency),
      isNumber: true,
      width: 110,
    },
    {
      id: 'net',
      name: m.console_money_net(),
      value: (row) => majorOf(row.netMinor, row.currency),
      cell: (row) => money(row.netMinor, row.currency),
      isNumber: true,
      width: 120,
    },
    {
      id: 'requested',
      name: m.console_money_asked_at(),
      value: (row) => row.requestedAt,
      cell: (row) => instantOf(row.requestedAt, zone),
      width: 170,
    },
    { id: 'failed', name: m.console_money_why_failed(), value: (row) => row.failedWhy, width: 200 },
  ]
  const filters = useMemo<readonly Filter[]>(
    () => [
      {
        name: 'state',
        label: m.console_orders_any_state(),
        kind: 'choice',
        options: Object.entries(PAYOUT_STATES).map(([value, { name }]) => ({
          value,
          label: name(),
        })),
      },
      {
        name: 'payeeKind',
        label: m.console_money_any_payee(),
        kind: 'choice',
        options: Object.entries(PAYEES).map(([value, name]) => ({ value, label: name() })),
      },
    ],
    [],
  )
  return (
    <DataTable<Payout>
      name="payouts"
      label={m.console_nav_payouts()}
      columns={columns}
      filters={filters}
      source={source}
      rowId={({ id }) => id}
      target={({ id }) => ({ to: '/payouts/$payout', params: { payout: id } })}
      actions={actions}
      states={tableStates(<Empty icon="payout" title={m.console_money_no_payouts()} />)}
    />
  )
}

function useActions(): readonly BulkAction<Payout>[] {
  const { region, me, whyNot } = useConsole()
  // Tried again until the server has answered: the same key for the same payout.
  const keys = useRef(new Map<string, string>())
  return useMemo(
    () => [
      {
        name: m.console_money_approve(),
        preview: (row) => {
          if (row.state !== 'requested') return { not: PAYOUT_STATES[row.state].name() }
          if (row.requestedBy === me.id) return { not: m.console_money_needs_second() }
          return {
            becomes: m.console_money_becomes_approved({ sum: money(row.netMinor, row.currency) }),
          }
        },
        act: async (row) => {
          const key = keys.current.get(row.id) ?? crypto.randomUUID()
          keys.current.set(row.id, key)
          try {
            await approvePayout({ region: region.id, payout: row.id }, { key })
            keys.current.delete(row.id)
          } catch (error) {
            if (isRefused(error) && error.status < 500) keys.current.delete(row.id)
            throw error
          }
        },
        why: whyNot('finance'),
      },
    ],
    [region.id, me.id, whyNot],
  )
}

function Batches() {
  const { region, zone } = useConsole()
  const source = useMemo(() => paged(listPayoutBatches, { region: region.id }), [region.id])
  const columns = useMemo<readonly Column<Batch>[]>(
    () => [
      { id: 'number', name: m.console_money_batch(), value: (row) => row.number, width: 150 },
      {
        id: 'payouts',
        name: m.console_nav_payouts(),
        value: (row) => row.payouts,
        cell: (row) => number(row.payouts),
        isNumber: true,
        width: 100,
      },
      {
        id: 'total',
        name: m.console_money_amount(),
        value: (row) => majorOf(row.totalMinor, row.currency),
        cell: (row) => money(row.totalMinor, row.currency),
        isNumber: true,
        width: 140,
      },
      {
        id: 'made',
        name: m.console_money_made_at(),
        value: (row) => row.madeAt,
        cell: (row) => instantOf(row.madeAt, zone),
        width: 170,
      },
      {
        id: 'sent',
        name: m.console_money_sent_at(),
        value: (row) => row.sentAt,
        cell: (row) =>
          row.sentAt === null ? (
            <Chip tone="wait">{m.console_money_not_sent()}</Chip>
          ) : (
            instantOf(row.sentAt, zone)
          ),
        width: 170,
      },
    ],
    [zone],
  )
  return (
    <DataTable<Batch>
      name="batches"
      label={m.console_money_batches()}
      columns={columns}
      source={source}
      rowId={({ id }) => id}
      target={({ id }) => ({ to: '/payouts/batches/$batch', params: { batch: id } })}
      states={tableStates(<Empty icon="payout" title={m.console_money_no_batches()} />)}
    />
  )
}
