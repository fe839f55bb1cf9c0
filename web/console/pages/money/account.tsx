import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useMemo } from 'react'
import { depositToWallet, listAccounts, listTransfersOfAccount, read } from '../../../api/index.ts'
import { instantOf, m, money } from '../../../i18n/index.ts'
import type { Item } from '../../answers.ts'
import { ActButton, majorOf, whyField } from '../../forms/index.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { useConsole } from '../../session.ts'
import { Empty } from '../../states.tsx'
import { type Column, DataTable, paged, tableStates } from '../../table/index.ts'
import { accountName, moveName } from './words.ts'

type Row = Item<typeof listTransfersOfAccount>

/** Every movement of one account: from where, to where, what for. */
export default function AccountPage() {
  const { account = '' } = useParams({ strict: false })
  const { region, currency, zone } = useConsole()
  const kind = account.split(':')[0] ?? ''
  const known = useQuery(read(listAccounts, { region: region.id, kind, id: account }))
  const owner = known.data?.items[0]?.ownerName
  const source = useMemo(
    () => paged(listTransfersOfAccount, { region: region.id, account }),
    [region.id, account],
  )
  const columns = useMemo<readonly Column<Row>[]>(() => {
    const other = (row: Row) =>
      row.debitAccount === account ? row.creditAccount : row.debitAccount
    const signed = (row: Row) =>
      row.creditAccount === account ? row.amountMinor : -row.amountMinor
    return [
      {
        id: 'at',
        name: m.console_money_when(),
        value: (row) => row.occurredAt,
        cell: (row) => instantOf(row.occurredAt, zone),
        width: 170,
      },
      { id: 'code', name: m.console_money_what(), value: (row) => moveName(row.code), width: 200 },
      {
        id: 'other',
        name: m.console_money_other(),
        value: (row) => other(row),
        cell: (row) => (
          <Link to="/ledger/$account" params={{ account: other(row) }}>
            {accountName(other(row))}
          </Link>
        ),
        width: 180,
      },
      {
        id: 'order',
        name: m.console_nav_orders(),
        value: (row) => row.orderId,
        cell: (row) =>
          row.orderId === null ? null : (
            <Link to="/orders/$order" params={{ order: row.orderId }}>
              {m.console_money_open_order()}
            </Link>
          ),
        width: 130,
      },
      {
        id: 'amount',
        name: m.console_money_amount(),
        value: (row) => majorOf(signed(row), currency),
        cell: (row) => money(signed(row), currency),
        isNumber: true,
        width: 140,
      },
    ]
  }, [account, currency, zone])
  return (
    <>
      <PageHead
        title={owner ? `${accountName(account)} · ${owner}` : accountName(account)}
        about={account}
        back={{ to: '/ledger', name: m.console_nav_ledger() }}
      >
        <Deposit account={account} />
      </PageHead>
      <DataTable<Row>
        name="transfers"
        label={m.console_money_movements()}
        columns={columns}
        source={source}
        rowId={({ id }) => id}
        states={tableStates(<Empty icon="ledger" title={m.console_money_no_movements()} />)}
      />
    </>
  )
}

/** Money that the operator gives to a resident; only wallets take it. */
function Deposit({ account }: { account: string }) {
  const { region, whyNot } = useConsole()
  const [kind, resident] = account.split(':')
  if (kind !== 'wallet' || resident === undefined) return null
  return (
    <ActButton
      label={m.console_people_deposit()}
      about={m.console_people_deposit_about()}
      why={whyNot('finance')}
      fields={[
        { name: 'amountMinor', label: m.console_money_amount(), kind: 'money', isRequired: true },
        whyField('reason'),
      ]}
      refresh={[listTransfersOfAccount]}
      submit={({ amountMinor, reason }, _version, key) =>
        depositToWallet(
          { region: region.id, resident },
          { amountMinor: Number(amountMinor), reason: String(reason) },
          { key },
        )
      }
    />
  )
}
