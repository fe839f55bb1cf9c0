import { useMemo } from 'react'
import { cancelOrder, extendPickup, listOrders } from '../../../api/index.ts'
import { calendarDay, instantOf, m, money } from '../../../i18n/index.ts'
import type { Item } from '../../answers.ts'
import { majorOf } from '../../forms/index.ts'
import { useCommunities, useLeaders, useStations, useWindows } from '../../lookups.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { Chip } from '../../parts/panel.tsx'
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
import { CHANNELS, channelName, type OrderState, STATES } from './words.ts'

type Row = Item<typeof listOrders>

/** Every order of the region; one finds it by whatever one knows of it. */
export default function OrdersPage() {
  const { region } = useConsole()
  const columns = useColumns()
  const filters = useFilters()
  const actions = useActions()
  const source = useMemo(
    () =>
      paged(
        listOrders,
        { region: region.id },
        ({ search, sort, isDescending, filters: asked }) => ({
          ...asked,
          ...(search === undefined ? {} : { search }),
          ...(sort === undefined || whyNotSorted(sort, { search, filters: asked }) !== null
            ? {}
            : { sort: `${isDescending ? '-' : ''}${sort}` as 'placed' }),
        }),
      ),
    [region.id],
  )
  return (
    <>
      <PageHead title={m.console_nav_orders()} />
      <DataTable<Row>
        name="orders"
        label={m.console_nav_orders()}
        columns={columns}
        filters={filters}
        source={source}
        rowId={({ id }) => id}
        searchHint={m.console_orders_search()}
        target={({ id }) => ({ to: '/orders/$order', params: { order: id } })}
        actions={actions}
        states={tableStates(
          <Empty
            icon="orders"
            title={m.console_orders_empty()}
            hint={m.console_orders_empty_hint()}
          />,
        )}
      />
    </>
  )
}

/** By these the server sorts a day, a window or a person, not all there is. */
const SORTED_WITHIN = ['total', 'short-number']

function whyNotSorted(
  sort: string,
  { search = '', filters }: Parameters<NonNullable<Column<Row>['whyNotSorted']>>[0],
): string | null {
  if (!SORTED_WITHIN.includes(sort) || search !== '') return null
  const { windowId, pickupFrom, pickupThrough } = filters
  const isDay = pickupFrom !== undefined && pickupFrom === pickupThrough
  return windowId !== undefined || isDay ? null : m.console_orders_sort_within()
}

function useColumns(): readonly Column<Row>[] {
  const { zone, currency } = useConsole()
  const communities = useCommunities()
  const leaders = useLeaders()
  const stations = useStations()
  const windows = useWindows()
  return useMemo(() => {
    const sum = (minor: number) => money(minor, currency)
    return [
      { id: 'number', name: m.console_orders_number(), value: (row) => row.number, width: 116 },
      {
        id: 'resident',
        name: m.console_orders_resident(),
        value: (row) => row.residentName ?? m.console_orders_walk_in(),
        width: 120,
      },
      {
        id: 'community',
        name: m.console_orders_community(),
        value: (row) => communities.name(row.communityId),
        width: 150,
      },
      {
        id: 'pickup',
        name: m.console_orders_pickup(),
        value: (row) => row.pickupDate,
        cell: (row) => calendarDay(row.pickupDate),
        sort: 'pickup',
        width: 130,
      },
      {
        id: 'state',
        name: m.console_state(),
        value: (row) => STATES[row.state].name(),
        cell: (row) => <StateChip state={row.state} />,
        width: 150,
      },
      {
        id: 'total',
        name: m.console_orders_total(),
        value: (row) => majorOf(row.totalMinor, currency),
        cell: (row) => sum(row.totalMinor),
        isNumber: true,
        sort: 'total',
        whyNotSorted: (asked) => whyNotSorted('total', asked),
        width: 110,
      },
      {
        id: 'placed',
        name: m.console_orders_placed(),
        value: (row) => row.placedAt,
        cell: (row) => instantOf(row.placedAt, zone),
        sort: 'placed',
        width: 160,
      },
      {
        id: 'short',
        name: m.console_orders_short(),
        value: (row) => row.shortNumber,
        isNumber: true,
        sort: 'short-number',
        whyNotSorted: (asked) => whyNotSorted('short-number', asked),
        width: 90,
      },
      {
        id: 'channel',
        name: m.console_orders_channel(),
        value: (row) => channelName(row.channel),
        isHidden: true,
      },
      {
        id: 'window',
        name: m.console_orders_window(),
        value: (row) => windows.name(row.windowId),
        isHidden: true,
        width: 200,
      },
      {
        id: 'station',
        name: m.console_orders_station(),
        value: (row) => stations.name(row.stationId),
        isHidden: true,
      },
      {
        id: 'leader',
        name: m.console_orders_leader(),
        value: (row) => leaders.name(row.leaderId),
        isHidden: true,
      },
      {
        id: 'cash',
        name: m.console_orders_cash(),
        value: (row) => majorOf(row.cashDueMinor, currency),
        cell: (row) => sum(row.cashDueMinor),
        isNumber: true,
        isHidden: true,
      },
      {
        id: 'reduced',
        name: m.console_orders_reduced(),
        value: (row) => majorOf(row.reducedMinor, currency),
        cell: (row) => sum(row.reducedMinor),
        isNumber: true,
        isHidden: true,
      },
      {
        id: 'why',
        name: m.console_orders_cancelled_why(),
        value: (row) => row.cancelledWhy,
        isHidden: true,
      },
    ]
  }, [zone, currency, communities, leaders, stations, windows])
}

/** An order's state as a word in its colour. */
export function StateChip({ state }: { state: OrderState }) {
  return <Chip tone={STATES[state].tone}>{STATES[state].name()}</Chip>
}

function useFilters(): readonly Filter[] {
  const communities = useCommunities()
  const windows = useWindows()
  return useMemo(
    () => [
      {
        name: 'state',
        label: m.console_orders_any_state(),
        kind: 'choice',
        options: Object.entries(STATES).map(([value, { name }]) => ({ value, label: name() })),
      },
      {
        name: 'communityId',
        label: m.console_orders_any_community(),
        kind: 'choice',
        options: communities.choices,
      },
      {
        name: 'windowId',
        label: m.console_orders_any_window(),
        kind: 'choice',
        options: windows.choices,
      },
      {
        name: 'channel',
        label: m.console_orders_any_channel(),
        kind: 'choice',
        options: Object.entries(CHANNELS).map(([value, name]) => ({ value, label: name() })),
      },
      { name: 'pickupFrom', label: m.console_orders_from(), kind: 'date' },
      { name: 'pickupThrough', label: m.console_orders_through(), kind: 'date' },
      { name: 'text', label: m.console_orders_text(), kind: 'text' },
    ],
    [communities, windows],
  )
}

function useActions(): readonly BulkAction<Row>[] {
  const { region, whyNot } = useConsole()
  return useMemo(() => {
    const why = whyNot('operations', 'support')
    const isLive = ({ state }: Row) => state === 'placed' || state === 'awaiting_payment'
    return [
      {
        name: m.console_order_cancel(),
        preview: (row) =>
          isLive(row)
            ? {
                becomes: m.console_order_becomes_cancelled({
                  sum: money(row.totalMinor - row.reducedMinor, row.currency),
                }),
              }
            : { not: STATES[row.state].name() },
        act: (row, reason, key) =>
          cancelOrder({ region: region.id, order: row.id }, { why: reason }, { key }),
        asksWhy: true,
        isDangerous: true,
        why,
      },
      {
        name: m.console_order_extend(),
        preview: (row) =>
          row.state === 'placed'
            ? { becomes: m.console_order_becomes_longer() }
            : { not: STATES[row.state].name() },
        act: (row) => extendPickup({ region: region.id, order: row.id }),
        why,
      },
    ]
  }, [region.id, whyNot])
}
