import { useMemo } from 'react'
import {
  depositCash,
  listCashDeposits,
  listCashHoldings,
  useLive,
  writeOffCashShortage,
} from '../../../api/index.ts'
import { instantOf, m, money } from '../../../i18n/index.ts'
import { ActButton, whyField } from '../../forms/index.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { AddressTabs } from '../../parts/tabs.tsx'
import { useConsole } from '../../session.ts'
import { Empty } from '../../states.tsx'
import { DataTable, paged, tableStates } from '../../table/index.ts'

const READS = [listCashHoldings, listCashDeposits]
const HOLDERS = { leader: m.console_money_holder_leader, station: m.console_money_holder_station }

export default function Cash() {
  const { region } = useConsole()
  useLive({ region: region.id })
  return (
    <>
      <PageHead title={m.console_money_cash()} about={m.console_money_cash_about()} />
      <AddressTabs
        label={m.console_money_cash()}
        tabs={[
          { id: 'holdings', name: m.console_money_holdings(), show: () => <Holdings /> },
          { id: 'deposits', name: m.console_money_deposits(), show: () => <Deposits /> },
        ]}
      />
    </>
  )
}

function Holdings() {
  const { region, currency, zone, whyNot } = useConsole()
  const source = useMemo(() => paged(listCashHoldings, { region: region.id }), [region.id])
  return (
    <DataTable
      name="holdings"
      label={m.console_money_holdings()}
      source={source}
      rowId={({ account }) => account}
      columns={[
        { id: 'holder', name: m.console_money_holder(), value: (row) => HOLDERS[row.holderKind]() },
        {
          id: 'owed',
          name: m.console_money_owed(),
          value: (row) => money(row.owedMinor, currency),
          isNumber: true,
        },
        {
          id: 'ceiling',
          name: m.console_money_ceiling(),
          value: (row) => money(row.ceilingMinor, currency),
          isNumber: true,
        },
        {
          id: 'since',
          name: m.console_money_since(),
          value: (row) => (row.owedSince === null ? '' : instantOf(row.owedSince, zone)),
          width: 170,
        },
        {
          id: 'act',
          name: m.console_money_count_cash(),
          value: () => '',
          cell: ({ holderId, holderKind, owedMinor }) =>
            holderId !== null && (
              <ActButton
                label={m.console_money_count_cash()}
                size="compact-sm"
                why={whyNot('finance')}
                initial={{ countedMinor: owedMinor }}
                fields={[
                  {
                    name: 'countedMinor',
                    label: m.console_money_counted(),
                    kind: 'money',
                    isRequired: true,
                  },
                  { name: 'slip', label: m.console_money_slip(), kind: 'text', isRequired: true },
                ]}
                refresh={READS}
                submit={({ countedMinor, slip }) =>
                  depositCash(
                    { region: region.id },
                    {
                      holder: { kind: holderKind, id: holderId },
                      countedMinor: Number(countedMinor),
                      slip: String(slip),
                    },
                    { key: crypto.randomUUID() },
                  )
                }
              />
            ),
        },
      ]}
      states={tableStates(<Empty icon="cash" title={m.console_money_holdings_none()} />)}
    />
  )
}

function Deposits() {
  const { region, currency, zone, whyNot } = useConsole()
  const source = useMemo(() => paged(listCashDeposits, { region: region.id }), [region.id])
  return (
    <DataTable
      name="deposits"
      label={m.console_money_deposits()}
      source={source}
      rowId={({ id }) => id}
      columns={[
        { id: 'holder', name: m.console_money_holder(), value: (row) => HOLDERS[row.holderKind]() },
        { id: 'slip', name: m.console_money_slip(), value: (row) => row.slip },
        {
          id: 'counted',
          name: m.console_money_counted(),
          value: (row) => money(row.countedMinor, currency),
          isNumber: true,
        },
        {
          id: 'difference',
          name: m.console_money_difference(),
          value: (row) => money(row.differenceMinor, currency),
          isNumber: true,
        },
        {
          id: 'when',
          name: m.console_money_when(),
          value: (row) => instantOf(row.countedAt, zone),
          width: 170,
        },
        {
          id: 'act',
          name: m.console_money_write_off(),
          value: (row) => (row.writtenOffAt === null ? '' : m.console_money_written_off()),
          cell: (row) => (
            <ActButton
              label={m.console_money_write_off()}
              size="compact-sm"
              why={
                whyNot('finance') ??
                (row.differenceMinor < 0 && row.writtenOffAt === null
                  ? undefined
                  : m.console_money_write_off_not())
              }
              fields={[whyField()]}
              refresh={READS}
              submit={({ why }) =>
                writeOffCashShortage(
                  { region: region.id, cashDeposit: row.id },
                  { why: String(why) },
                  { key: crypto.randomUUID() },
                )
              }
            />
          ),
        },
      ]}
      states={tableStates(<Empty icon="cash" title={m.console_money_deposits_none()} />)}
    />
  )
}
