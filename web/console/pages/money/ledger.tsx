import { NativeSelect } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { listAccounts } from '../../../api/index.ts'
import { m, money } from '../../../i18n/index.ts'
import type { Item } from '../../answers.ts'
import { majorOf } from '../../forms/index.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { useConsole } from '../../session.ts'
import { Empty } from '../../states.tsx'
import { type Column, DataTable, paged, tableStates } from '../../table/index.ts'
import { ACCOUNT_KINDS, accountName } from './words.ts'

type Row = Item<typeof listAccounts>

const COLUMNS: () => readonly Column<Row>[] = () => [
  { id: 'kind', name: m.console_money_account(), value: (row) => accountName(row.id), width: 180 },
  { id: 'owner', name: m.console_money_holder(), value: (row) => row.ownerName, width: 240 },
  { id: 'id', name: m.console_money_account_id(), value: (row) => row.id, isHidden: true },
  {
    id: 'balance',
    name: m.console_money_balance(),
    value: (row) => majorOf(row.balanceMinor, row.currency),
    cell: (row) => money(row.balanceMinor, row.currency),
    isNumber: true,
    width: 150,
  },
  {
    id: 'floor',
    name: m.console_money_floor(),
    value: (row) => (row.isKept ? majorOf(row.floorMinor, row.currency) : null),
    cell: (row) => (row.isKept ? money(row.floorMinor, row.currency) : ''),
    isNumber: true,
    isHidden: true,
  },
]

/** The accounts of the region, a kind at a time, with what each holds. */
export default function LedgerPage() {
  const { region } = useConsole()
  const { kind = 'wallet' } = useSearch({ strict: false }) as { kind?: string }
  const source = useMemo(() => paged(listAccounts, { region: region.id, kind }), [region.id, kind])
  const columns = useMemo(COLUMNS, [])
  return (
    <>
      <PageHead title={m.console_nav_ledger()} about={m.console_money_ledger_about()} />
      <DataTable<Row>
        name="accounts"
        label={m.console_nav_ledger()}
        columns={columns}
        source={source}
        rowId={({ id }) => id}
        target={({ id }) => ({ to: '/ledger/$account', params: { account: id } })}
        tools={<KindChoice kind={kind} />}
        states={tableStates(<Empty icon="ledger" title={m.console_money_no_accounts()} />)}
      />
    </>
  )
}

function KindChoice({ kind }: { kind: string }) {
  const navigate = useNavigate()
  return (
    <NativeSelect
      aria-label={m.console_money_kind()}
      value={kind}
      data={ACCOUNT_KINDS.map((value) => ({ value, label: accountName(value) }))}
      onChange={(event) => {
        const chosen = event.currentTarget.value
        navigate({
          to: '.',
          search: (before: Record<string, unknown>) => ({ ...before, kind: chosen }) as never,
          replace: true,
        })
      }}
    />
  )
}
