import { useMemo } from 'react'
import { checkLedger, listAccounts } from '../../../api/index.ts'
import { m, money } from '../../../i18n/index.ts'
import type { Item } from '../../answers.ts'
import { ActButton } from '../../forms/index.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { useConsole } from '../../session.ts'
import { Empty } from '../../states.tsx'
import { type Column, DataTable, type Filter, paged, tableStates } from '../../table/index.ts'
import { accountName } from './words.ts'

type Row = Item<typeof listAccounts>

const KINDS = ['wallet', 'cash', 'commission', 'supplier', 'escrow', 'revenue', 'provider'] as const

/** Every account of the region with what it holds. */
export default function LedgerPage() {
  const { region, whyNot } = useConsole()
  const source = useMemo(
    () =>
      paged(listAccounts, { region: region.id }, ({ filters }) =>
        filters.kind === undefined ? {} : { kind: filters.kind },
      ),
    [region.id],
  )
  const columns = useMemo<readonly Column<Row>[]>(
    () => [
      {
        id: 'kind',
        name: m.console_money_account(),
        value: (row) => accountName(row.id),
        width: 180,
      },
      { id: 'id', name: m.console_money_account_id(), value: (row) => row.id, width: 340 },
      {
        id: 'balance',
        name: m.console_money_balance(),
        value: (row) => row.balanceMinor / 100,
        cell: (row) => money(row.balanceMinor, row.currency),
        isNumber: true,
        width: 150,
      },
      {
        id: 'floor',
        name: m.console_money_floor(),
        value: (row) => (row.isKept ? row.floorMinor / 100 : null),
        cell: (row) => (row.isKept ? money(row.floorMinor, row.currency) : ''),
        isNumber: true,
        isHidden: true,
      },
    ],
    [],
  )
  const filters = useMemo<readonly Filter[]>(
    () => [
      {
        name: 'kind',
        label: m.console_money_any_account(),
        kind: 'choice',
        options: KINDS.map((kind) => ({ value: kind, label: accountName(kind) })),
      },
    ],
    [],
  )
  return (
    <>
      <PageHead title={m.console_nav_ledger()} about={m.console_money_ledger_about()}>
        <ActButton
          label={m.console_money_check()}
          about={m.console_money_check_about()}
          submitLabel={m.console_money_check()}
          why={whyNot('finance')}
          done={m.console_money_check_done()}
          submit={async () => {
            const { faults } = await checkLedger({})
            if (faults.length > 0) {
              throw new Error(m.console_money_check_faults({ count: faults.length }))
            }
          }}
        />
      </PageHead>
      <DataTable<Row>
        name="accounts"
        label={m.console_nav_ledger()}
        columns={columns}
        filters={filters}
        source={source}
        rowId={({ id }) => id}
        target={({ id }) => ({ to: '/ledger/$account', params: { account: id } })}
        states={tableStates(<Empty icon="ledger" title={m.console_money_no_accounts()} />)}
      />
    </>
  )
}
