import { SegmentedControl } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { listPurchaseOrders } from '../../../api/index.ts'
import { calendarDay, instantOf, m } from '../../../i18n/index.ts'
import { Chip } from '../../parts/panel.tsx'
import { useConsole } from '../../session.ts'
import { Empty } from '../../states.tsx'
import { type Column, DataTable, paged, tableStates } from '../../table/index.ts'
import { useDay } from './day-field.tsx'
import { type ListedOrder, orderStateName, orderTone } from './orders.ts'
import { useNames } from './use-names.ts'

/** The purchase orders of a day, or of all days those that nobody answered. */
export function Orders() {
  const { region, zone } = useConsole()
  const { date } = useDay()
  const { state } = useSearch({ strict: false }) as { state?: string }
  const isSilent = state === 'escalated'
  const { supplier, station } = useNames()
  const source = useMemo(
    () =>
      paged(listPurchaseOrders, {
        region: region.id,
        ...(isSilent ? { state: 'escalated' as const } : { pickupDate: date }),
      }),
    [region.id, date, isSilent],
  )
  const columns: Column<ListedOrder>[] = [
    { id: 'number', name: m.console_day_po_number(), value: (row) => row.number, width: 130 },
    {
      id: 'supplier',
      name: m.console_day_po_supplier(),
      value: (row) => supplier(row.supplierId),
      width: 220,
    },
    ...(isSilent
      ? [
          {
            id: 'day',
            name: m.console_day_choose_day(),
            value: (row: ListedOrder) => row.pickupDate,
            cell: (row: ListedOrder) => calendarDay(row.pickupDate),
            width: 140,
          },
        ]
      : []),
    { id: 'station', name: m.console_day_po_station(), value: (row) => station(row.stationId) },
    {
      id: 'state',
      name: m.console_day_po_state(),
      value: (row) => orderStateName(row.state),
      cell: (row) => <Chip tone={orderTone(row.state)}>{orderStateName(row.state)}</Chip>,
    },
    {
      id: 'answer',
      name: m.console_day_po_answer_by(),
      value: (row) => row.answerBy,
      cell: (row) => row.answerBy && instantOf(row.answerBy, zone),
      width: 180,
    },
  ]
  return (
    <div className="console-stack">
      <WhichOrders date={date} isSilent={isSilent} />
      <DataTable
        key={isSilent ? 'silent' : 'day'}
        name={isSilent ? 'silent-purchase-orders' : 'purchase-orders'}
        label={m.console_day_purchase_orders()}
        columns={columns}
        source={source}
        rowId={({ id }) => id}
        target={({ id }) => ({ to: '/procurement/$purchaseOrder', params: { purchaseOrder: id } })}
        states={tableStates(
          <Empty
            icon="procurement"
            title={isSilent ? m.console_day_po_none_silent() : m.console_day_po_none()}
          />,
        )}
      />
    </div>
  )
}

function WhichOrders({ date, isSilent }: { date: string; isSilent: boolean }) {
  const navigate = useNavigate()
  return (
    <div className="console-row">
      <SegmentedControl
        aria-label={m.console_day_purchase_orders()}
        value={isSilent ? 'escalated' : 'day'}
        onChange={(which) =>
          navigate({
            to: '.',
            search: (before: Record<string, unknown>) => ({
              ...before,
              state: which === 'day' ? undefined : which,
            }),
            replace: true,
          })
        }
        data={[
          { value: 'day', label: calendarDay(date) },
          { value: 'escalated', label: m.console_day_po_silent_all() },
        ]}
      />
    </div>
  )
}
