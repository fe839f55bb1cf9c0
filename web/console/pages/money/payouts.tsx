import { useMemo } from 'react'
import {
  approvePayout,
  cancelPayout,
  listPayoutBatches,
  listPayouts,
  makePayoutBatch,
  useLive,
} from '../../../api/index.ts'
import { instantOf, m, money } from '../../../i18n/index.ts'
import { ActButton, whyField } from '../../forms/index.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { Chip } from '../../parts/panel.tsx'
import { AddressTabs } from '../../parts/tabs.tsx'
import { useConsole } from '../../session.ts'
import { Empty } from '../../states.tsx'
import { DataTable, type Filter, paged, tableStates } from '../../table/index.ts'
import { type Payout, payeeName, payoutStateName, payoutTone, whyNotApprove } from './payout.ts'
import { Rates } from './rates.tsx'

const READS = [listPayouts, listPayoutBatches]

export default function Payouts() {
  const { region } = useConsole()
  useLive({ region: region.id })
  return (
    <>
      <PageHead title={m.console_money_payouts()} about={m.console_money_payouts_about()}>
        <MakeBatch />
      </PageHead>
      <AddressTabs
        label={m.console_money_payouts()}
        tabs={[
          { id: 'payouts', name: m.console_money_payouts(), show: () => <List /> },
          { id: 'batches', name: m.console_money_batches(), show: () => <Batches /> },
          { id: 'rates', name: m.console_money_rates(), show: () => <Rates /> },
        ]}
      />
    </>
  )
}

function MakeBatch() {
  const { region, whyNot } = useConsole()
  return (
    <ActButton
      label={m.console_money_batch_make()}
      about={m.console_money_batch_make_about()}
      why={whyNot('finance')}
      variant="filled"
      refresh={READS}
      submit={() => makePayoutBatch({ region: region.id }, {}, { key: crypto.randomUUID() })}
    />
  )
}

const STATES = ['requested', 'approved', 'batched', 'failed', 'paid', 'cancelled'] as const

function List() {
  const { region, currency, zone } = useConsole()
  const source = useMemo(
    () =>
      paged(listPayouts, { region: region.id }, ({ filters }) => ({
        ...(filters.state ? { state: filters.state as Payout['state'] } : {}),
      })),
    [region.id],
  )
  const filters = useMemo(
    (): Filter[] => [
      {
        name: 'state',
        label: m.console_money_state(),
        kind: 'choice',
        options: STATES.map((value) => ({ value, label: payoutStateName(value) })),
      },
    ],
    [],
  )
  return (
    <DataTable
      name="payouts"
      label={m.console_money_payouts()}
      source={source}
      filters={filters}
      rowId={({ id }) => id}
      columns={[
        { id: 'payee', name: m.console_money_payee(), value: (row) => payeeName(row.payeeKind) },
        {
          id: 'gross',
          name: m.console_money_gross(),
          value: (row) => money(row.grossMinor, currency),
          isNumber: true,
        },
        {
          id: 'tax',
          name: m.console_money_tax(),
          value: (row) => money(row.taxMinor, currency),
          isNumber: true,
        },
        {
          id: 'net',
          name: m.console_money_net(),
          value: (row) => money(row.netMinor, currency),
          isNumber: true,
        },
        {
          id: 'requested',
          name: m.console_money_requested(),
          value: (row) => instantOf(row.requestedAt, zone),
          width: 170,
        },
        {
          id: 'state',
          name: m.console_money_state(),
          value: (row) => payoutStateName(row.state),
          cell: (row) => <Chip tone={payoutTone(row.state)}>{payoutStateName(row.state)}</Chip>,
          width: 150,
        },
        {
          id: 'act',
          name: m.console_money_approve(),
          value: () => '',
          cell: (row) => <Acts payout={row} />,
          width: 200,
        },
      ]}
      states={tableStates(<Empty icon="payout" title={m.console_money_payouts_none()} />)}
    />
  )
}

function Acts({ payout }: { payout: Payout }) {
  const { region, me, currency, whyNot } = useConsole()
  const place = { region: region.id, payout: payout.id }
  const role = whyNot('finance')
  const isOpen = ['requested', 'approved', 'failed'].includes(payout.state)
  if (!isOpen) return null
  return (
    <span className="console-row">
      <ActButton
        label={m.console_money_approve()}
        about={m.console_money_approve_about({ money: money(payout.netMinor, currency) })}
        size="compact-sm"
        variant="light"
        why={role ?? whyNotApprove(payout, me.id)}
        refresh={READS}
        submit={() => approvePayout(place, { key: crypto.randomUUID() })}
      />
      <ActButton
        label={m.console_money_cancel()}
        size="compact-sm"
        why={role}
        isDangerous
        fields={[whyField()]}
        refresh={READS}
        submit={({ why }) =>
          cancelPayout(place, { why: String(why) }, { key: crypto.randomUUID() })
        }
      />
    </span>
  )
}

function Batches() {
  const { region, currency, zone } = useConsole()
  const source = useMemo(() => paged(listPayoutBatches, { region: region.id }), [region.id])
  return (
    <DataTable
      name="batches"
      label={m.console_money_batches()}
      source={source}
      rowId={({ id }) => id}
      target={({ id }) => ({ to: '/payouts/batches/$batch', params: { batch: id } })}
      columns={[
        { id: 'number', name: m.console_money_batch_number(), value: (row) => row.number },
        {
          id: 'payouts',
          name: m.console_money_payouts(),
          value: (row) => row.payouts,
          isNumber: true,
        },
        {
          id: 'total',
          name: m.console_money_batch_total(),
          value: (row) => money(row.totalMinor, currency),
          isNumber: true,
        },
        {
          id: 'made',
          name: m.console_money_batch_made(),
          value: (row) => instantOf(row.madeAt, zone),
          width: 170,
        },
        {
          id: 'sent',
          name: m.console_money_batch_sent(),
          value: (row) => (row.sentAt === null ? '' : instantOf(row.sentAt, zone)),
          width: 170,
        },
      ]}
      states={tableStates(<Empty icon="payout" title={m.console_money_batches_none()} />)}
    />
  )
}
