import { useMemo } from 'react'
import {
  listCashDeposits,
  listCashHoldings,
  listCashRepayments,
  serverNow,
  writeOffCashShortage,
} from '../../../api/index.ts'
import { agoOf, instantOf, m, money } from '../../../i18n/index.ts'
import type { Item } from '../../answers.ts'
import { ActButton, majorOf, whyField } from '../../forms/index.ts'
import { useLeaders, useStations } from '../../lookups.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { ProofPictures } from '../../parts/proof-pictures.tsx'
import { AddressTabs } from '../../parts/tabs.tsx'
import { useConsole } from '../../session.ts'
import { Empty } from '../../states.tsx'
import { type Column, DataTable, paged, tableStates } from '../../table/index.ts'
import { PayIn, Repay } from './settle-cash.tsx'

type Holding = Item<typeof listCashHoldings>
type Deposit = Item<typeof listCashDeposits>
type Repayment = Item<typeof listCashRepayments>

/** Cash that leaders and stations hold for the operator, and what they paid in. */
export default function CashPage() {
  return (
    <>
      <PageHead title={m.console_nav_cash()} about={m.console_money_cash_about()} />
      <AddressTabs
        label={m.console_nav_cash()}
        tabs={[
          { id: 'owed', name: m.console_money_owed(), show: () => <Holdings /> },
          { id: 'deposits', name: m.console_money_deposits(), show: () => <Deposits /> },
          { id: 'repaid', name: m.console_money_repayments(), show: () => <Repayments /> },
        ]}
      />
    </>
  )
}

function useHolderName(): (kind: string, id: string | null) => string {
  const leaders = useLeaders()
  const stations = useStations()
  return (kind, id) => (kind === 'leader' ? leaders.name(id) : stations.name(id))
}

function Holdings() {
  const { region, whyNot } = useConsole()
  const nameOf = useHolderName()
  const source = useMemo(() => paged(listCashHoldings, { region: region.id }), [region.id])
  const why = whyNot('finance')
  const columns: readonly Column<Holding>[] = [
    {
      id: 'holder',
      name: m.console_money_holder(),
      value: (row) => nameOf(row.holderKind, row.holderId),
      width: 180,
    },
    {
      id: 'owed',
      name: m.console_money_owed(),
      value: (row) => majorOf(row.owedMinor, row.currency),
      cell: (row) =>
        row.owedMinor < 0
          ? m.console_money_laid_out({ sum: money(-row.owedMinor, row.currency) })
          : money(row.owedMinor, row.currency),
      isNumber: true,
      width: 130,
    },
    {
      id: 'ceiling',
      name: m.console_money_ceiling(),
      value: (row) => majorOf(row.ceilingMinor, row.currency),
      cell: (row) => money(row.ceilingMinor, row.currency),
      isNumber: true,
      width: 130,
    },
    {
      id: 'since',
      name: m.console_money_since(),
      value: (row) => row.owedSince,
      cell: (row) => (row.owedSince === null ? '' : agoOf(row.owedSince, serverNow())),
      width: 140,
    },
    {
      id: 'act',
      name: m.console_money_settle(),
      value: () => null,
      cell: (row) => {
        const of = { holding: row, name: nameOf(row.holderKind, row.holderId), why }
        return row.owedMinor < 0 ? <Repay {...of} /> : <PayIn {...of} />
      },
      width: 160,
    },
  ]
  return (
    <DataTable<Holding>
      name="cash"
      label={m.console_money_owed()}
      columns={columns}
      source={source}
      rowId={({ account }) => account}
      states={tableStates(<Empty icon="cash" title={m.console_money_no_cash()} />)}
    />
  )
}

function Deposits() {
  const { region, currency, zone, whyNot } = useConsole()
  const nameOf = useHolderName()
  const source = useMemo(() => paged(listCashDeposits, { region: region.id }), [region.id])
  const sum = (minor: number) => money(minor, currency)
  const columns: readonly Column<Deposit>[] = [
    {
      id: 'at',
      name: m.console_money_when(),
      value: (row) => row.countedAt,
      cell: (row) => instantOf(row.countedAt, zone),
      width: 170,
    },
    {
      id: 'holder',
      name: m.console_money_holder(),
      value: (row) => nameOf(row.holderKind, row.holderId),
      width: 160,
    },
    { id: 'slip', name: m.console_money_slip(), value: (row) => row.slip, width: 120 },
    {
      id: 'picture',
      name: m.console_day_claim_pictures(),
      value: (row) => (row.pictureId === null ? 0 : 1),
      cell: (row) => <ProofPictures ids={row.pictureId === null ? [] : [row.pictureId]} />,
      width: 100,
    },
    {
      id: 'owed',
      name: m.console_money_owed(),
      value: (row) => majorOf(row.owedMinor, currency),
      cell: (row) => sum(row.owedMinor),
      isNumber: true,
      width: 120,
    },
    {
      id: 'counted',
      name: m.console_money_counted(),
      value: (row) => majorOf(row.countedMinor, currency),
      cell: (row) => sum(row.countedMinor),
      isNumber: true,
      width: 120,
    },
    {
      id: 'difference',
      name: m.console_money_difference(),
      value: (row) => majorOf(row.differenceMinor, currency),
      cell: (row) => <Difference deposit={row} sum={sum} />,
      isNumber: true,
      width: 150,
    },
    {
      id: 'act',
      name: m.console_money_settle(),
      value: (row) => row.writtenOffWhy,
      cell: (row) =>
        row.differenceMinor < 0 && row.writtenOffAt === null ? (
          <WriteOff
            deposit={row}
            of={nameOf(row.holderKind, row.holderId)}
            why={whyNot('finance')}
            sum={sum}
          />
        ) : (
          row.writtenOffWhy
        ),
      width: 180,
    },
  ]
  return (
    <DataTable<Deposit>
      name="deposits"
      label={m.console_money_deposits()}
      columns={columns}
      source={source}
      rowId={({ id }) => id}
      states={tableStates(<Empty icon="cash" title={m.console_money_no_deposits()} />)}
    />
  )
}

function Repayments() {
  const { region, currency, zone } = useConsole()
  const nameOf = useHolderName()
  const source = useMemo(() => paged(listCashRepayments, { region: region.id }), [region.id])
  const columns: readonly Column<Repayment>[] = [
    {
      id: 'at',
      name: m.console_money_when(),
      value: (row) => row.paidAt,
      cell: (row) => instantOf(row.paidAt, zone),
      width: 170,
    },
    {
      id: 'holder',
      name: m.console_money_holder(),
      value: (row) => nameOf(row.holderKind, row.holderId),
      width: 160,
    },
    { id: 'slip', name: m.console_money_receipt(), value: (row) => row.slip, width: 120 },
    {
      id: 'picture',
      name: m.console_day_claim_pictures(),
      value: (row) => (row.pictureId === null ? 0 : 1),
      cell: (row) => <ProofPictures ids={row.pictureId === null ? [] : [row.pictureId]} />,
      width: 100,
    },
    {
      id: 'amount',
      name: m.console_money_repayments(),
      value: (row) => majorOf(row.amountMinor, currency),
      cell: (row) => money(row.amountMinor, currency),
      isNumber: true,
      width: 120,
    },
  ]
  return (
    <DataTable<Repayment>
      name="repayments"
      label={m.console_money_repayments()}
      columns={columns}
      source={source}
      rowId={({ id }) => id}
      states={tableStates(<Empty icon="cash" title={m.console_money_no_repayments()} />)}
    />
  )
}

function Difference({ deposit, sum }: { deposit: Deposit; sum: (minor: number) => string }) {
  const { differenceMinor } = deposit
  if (differenceMinor === 0) return sum(0)
  return differenceMinor < 0
    ? m.console_money_short({ sum: sum(-differenceMinor) })
    : m.console_money_over({ sum: sum(differenceMinor) })
}

function WriteOff(props: {
  deposit: Deposit
  /** Whose cash it was. */
  of: string
  why: string | undefined
  sum: (minor: number) => string
}) {
  const { deposit, of, why, sum } = props
  const { region } = useConsole()
  return (
    <ActButton
      size="xs"
      isDangerous
      label={m.console_money_write_off()}
      of={of}
      about={m.console_money_write_off_about({ sum: sum(-deposit.differenceMinor) })}
      why={why}
      fields={[whyField()]}
      refresh={[listCashDeposits, listCashHoldings]}
      submit={({ why: reason }, _version, key) =>
        writeOffCashShortage(
          { region: region.id, cashDeposit: deposit.id },
          { why: String(reason) },
          { key },
        )
      }
    />
  )
}
