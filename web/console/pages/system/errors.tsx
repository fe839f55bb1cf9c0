import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { listErrorEntries, read, sumErrors } from '../../../api/index.ts'
import { instantOf, m, money, number } from '../../../i18n/index.ts'
import { amountOf } from '../../amount.ts'
import type { Item } from '../../answers.ts'
import { majorOf } from '../../forms/index.ts'
import { useCommunities, useSkus, useStations, useSuppliers } from '../../lookups.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { Panel } from '../../parts/panel.tsx'
import { useConsole } from '../../session.ts'
import { Answered, Empty } from '../../states.tsx'
import { type Column, DataTable, type Filter, paged, tableStates } from '../../table/index.ts'

type Row = Item<typeof listErrorEntries>

const STAGES = {
  supplier: m.console_errors_supplier,
  receipt: m.console_errors_receipt,
  stock: m.console_errors_stock,
  sorting: m.console_errors_sorting,
  transport: m.console_errors_transport,
  leader: m.console_errors_leader,
  handover: m.console_errors_handover,
  aftersales: m.console_errors_aftersales,
  cash: m.console_errors_cash,
  unknown: m.console_errors_unknown,
} as const

const KINDS: Record<Row['kind'], () => string> = {
  short: m.console_error_kind_short,
  refused: m.console_error_kind_refused,
  claim: m.console_error_kind_claim,
  missing: m.console_error_kind_missing,
  damaged: m.console_error_kind_damaged,
  surplus: m.console_error_kind_surplus,
  wrong: m.console_error_kind_wrong,
  'written-off': m.console_error_kind_written_off,
  'adjusted-less': m.console_error_kind_adjusted_less,
  'adjusted-more': m.console_error_kind_adjusted_more,
  'counted-less': m.console_error_kind_counted_less,
  'counted-more': m.console_error_kind_counted_more,
  'transfer-less': m.console_error_kind_transfer_less,
  'transfer-more': m.console_error_kind_transfer_more,
  undone: m.console_error_kind_undone,
  'cash-short': m.console_error_kind_cash_short,
  'cash-over': m.console_error_kind_cash_over,
}

const BY = {
  stage: m.console_errors_by_stage,
  kind: m.console_errors_by_kind,
  supplier: m.console_errors_supplier,
  community: m.console_orders_community,
  station: m.console_goods_station,
  day: m.console_errors_by_day,
  sku: m.console_order_good,
  person: m.console_errors_by_person,
} as const

type By = keyof typeof BY

const stageName = (key: string | null): string =>
  STAGES[key as keyof typeof STAGES]?.() ?? key ?? ''

const groupName = (
  by: By,
  { key, label }: { key: string | null; label: string | null },
): string => {
  if (by === 'stage') return stageName(key)
  if (by === 'kind') return KINDS[key as Row['kind']]?.() ?? key ?? ''
  return label ?? key ?? m.console_errors_unknown()
}

/** What went wrong, where, and what it cost. */
export default function ErrorsPage() {
  return (
    <>
      <PageHead title={m.console_nav_errors()} />
      <div className="console-stack">
        <Sums />
        <Entries />
      </div>
    </>
  )
}

function Sums() {
  const { region, currency } = useConsole()
  const { by = 'stage' } = useSearch({ strict: false }) as { by?: By }
  const navigate = useNavigate()
  const sums = useQuery(read(sumErrors, { region: region.id, by }))
  return (
    <Panel
      title={m.console_errors_sums()}
      action={
        <NativeSelect
          aria-label={m.console_errors_by()}
          value={by}
          data={Object.entries(BY).map(([value, name]) => ({ value, label: name() }))}
          onChange={(event) => {
            const next = event.currentTarget.value
            navigate({
              to: '.',
              search: (before: Record<string, unknown>) => ({ ...before, by: next }),
            })
          }}
        />
      }
    >
      <Answered of={sums} lines={4}>
        {({ groups, errors, costMinor }) => (
          <>
            <p className="console-soft">
              {m.console_errors_total({ count: errors, sum: money(costMinor, currency) })}
            </p>
            <ul className="console-list console-figure-list">
              {groups.map((group) => (
                <li key={group.key}>
                  <span>{groupName(by, group)}</span>
                  <span className="number">{number(group.errors)}</span>
                  <strong className="number">{money(group.costMinor, currency)}</strong>
                </li>
              ))}
            </ul>
          </>
        )}
      </Answered>
    </Panel>
  )
}

function Entries() {
  const { region, zone, currency } = useConsole()
  const communities = useCommunities()
  const stations = useStations()
  const suppliers = useSuppliers()
  const skus = useSkus()
  const source = useMemo(
    () =>
      paged(listErrorEntries, { region: region.id }, ({ filters }) => ({
        ...(filters.stage === undefined ? {} : { stage: filters.stage as 'stock' }),
        ...(filters.from === undefined ? {} : { from: filters.from }),
        ...(filters.to === undefined ? {} : { to: filters.to }),
      })),
    [region.id],
  )
  const columns = useMemo<readonly Column<Row>[]>(
    () => [
      {
        id: 'at',
        name: m.console_audit_at(),
        value: (row) => row.occurredAt,
        cell: (row) => instantOf(row.occurredAt, zone),
        width: 160,
      },
      {
        id: 'stageName',
        name: m.console_errors_by_stage(),
        value: (row) => stageName(row.stage),
        width: 125,
      },
      {
        id: 'kind',
        name: m.console_errors_by_kind(),
        value: (row) => KINDS[row.kind](),
        width: 130,
      },
      {
        id: 'good',
        name: m.console_order_good(),
        value: (row) => skus.name(row.skuId),
        width: 180,
      },
      {
        id: 'community',
        name: m.console_orders_community(),
        value: (row) => communities.name(row.communityId),
        width: 120,
      },
      {
        id: 'station',
        name: m.console_goods_station(),
        value: (row) => stations.name(row.stationId),
        width: 150,
      },
      {
        id: 'supplier',
        name: m.console_goods_supplier(),
        value: (row) => suppliers.name(row.supplierId),
        width: 160,
      },
      {
        id: 'quantity',
        name: m.console_order_quantity(),
        value: (row) => row.quantity,
        cell: (row) => amountOf(row.quantity, row.skuId !== null && skus.isWeighed(row.skuId)),
        isNumber: true,
        width: 90,
      },
      {
        id: 'cost',
        name: m.console_goods_cost(),
        value: (row) => majorOf(row.costMinor, currency),
        cell: (row) => money(row.costMinor, currency),
        isNumber: true,
        width: 100,
      },
    ],
    [zone, currency, communities, stations, suppliers, skus],
  )
  const filters = useMemo<readonly Filter[]>(
    () => [
      {
        name: 'stage',
        label: m.console_errors_any_stage(),
        kind: 'choice',
        options: Object.entries(STAGES).map(([value, name]) => ({ value, label: name() })),
      },
      { name: 'from', label: m.console_errors_from(), kind: 'date' },
      { name: 'to', label: m.console_errors_to(), kind: 'date' },
    ],
    [],
  )
  return (
    <DataTable<Row>
      name="errors"
      label={m.console_nav_errors()}
      columns={columns}
      filters={filters}
      source={source}
      rowId={({ eventId, lineNumber }) => `${eventId} ${lineNumber}`}
      states={tableStates(<Empty icon="check" title={m.console_errors_empty()} />)}
    />
  )
}
