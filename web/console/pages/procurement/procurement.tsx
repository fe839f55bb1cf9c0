import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import {
  getReceivingDay,
  listPooledDemand,
  listPurchaseOrders,
  listSurpluses,
  read,
  useLive,
} from '../../../api/index.ts'
import { instantOf, m, number } from '../../../i18n/index.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { Chip, Panel } from '../../parts/panel.tsx'
import { AddressTabs } from '../../parts/tabs.tsx'
import { useConsole } from '../../session.ts'
import { Answered, Empty } from '../../states.tsx'
import { type Column, DataTable, paged, tableStates, whole } from '../../table/index.ts'
import { DayField, useDay } from './day-field.tsx'
import { type ListedOrder, orderStateName, orderTone } from './orders.ts'
import { useNames } from './use-names.ts'

export default function Procurement() {
  const { region } = useConsole()
  useLive({ region: region.id })
  return (
    <>
      <PageHead title={m.console_day_procurement()} about={m.console_day_procurement_about()}>
        <DayField withStation />
      </PageHead>
      <AddressTabs
        label={m.console_day_procurement()}
        tabs={[
          { id: 'orders', name: m.console_day_purchase_orders(), show: () => <Orders /> },
          { id: 'demand', name: m.console_day_demand(), show: () => <Demand /> },
          { id: 'receiving', name: m.console_day_receiving(), show: () => <Receiving /> },
          { id: 'surpluses', name: m.console_day_surpluses(), show: () => <Surpluses /> },
        ]}
      />
    </>
  )
}

function Orders() {
  const { region, zone } = useConsole()
  const { date } = useDay()
  const { supplier, station } = useNames()
  const source = useMemo(
    () => paged(listPurchaseOrders, { region: region.id, pickupDate: date }),
    [region.id, date],
  )
  const columns: Column<ListedOrder>[] = [
    { id: 'number', name: m.console_day_po_number(), value: (row) => row.number, width: 130 },
    {
      id: 'supplier',
      name: m.console_day_po_supplier(),
      value: (row) => supplier(row.supplierId),
      width: 220,
    },
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
      value: (row) => (row.answerBy === null ? '' : instantOf(row.answerBy, zone)),
      width: 180,
    },
  ]
  return (
    <DataTable
      name="purchase-orders"
      label={m.console_day_purchase_orders()}
      columns={columns}
      source={source}
      rowId={({ id }) => id}
      target={({ id }) => ({ to: '/procurement/$purchaseOrder', params: { purchaseOrder: id } })}
      states={tableStates(<Empty icon="procurement" title={m.console_day_po_none()} />)}
    />
  )
}

function Demand() {
  const { region } = useConsole()
  const { date, station } = useDay()
  const { supplier, sku } = useNames()
  const source = useMemo(
    () =>
      whole(['listPooledDemand', region.id, station, date], async () =>
        station === undefined ? [] : listPooledDemand({ region: region.id, station, date }),
      ),
    [region.id, station, date],
  )
  return (
    <DataTable
      name="demand"
      label={m.console_day_demand()}
      source={source}
      rowId={({ id }) => id}
      columns={[
        {
          id: 'goods',
          name: m.console_day_col_goods(),
          value: (row) => sku(row.skuId),
          width: 240,
        },
        {
          id: 'supplier',
          name: m.console_day_po_supplier(),
          value: (row) => supplier(row.supplierId),
          width: 200,
        },
        {
          id: 'wanted',
          name: m.console_day_stage_wanted(),
          value: (row) => row.demandQuantity,
          isNumber: true,
          sort: true,
        },
        {
          id: 'ordered',
          name: m.console_day_po_wanted(),
          value: (row) => row.orderedQuantity,
          isNumber: true,
        },
        {
          id: 'surplus',
          name: m.console_day_surpluses(),
          value: (row) => row.surplusQuantity,
          isNumber: true,
        },
      ]}
      states={tableStates(<Empty icon="procurement" title={m.console_day_demand_none()} />)}
    />
  )
}

function Surpluses() {
  const { region } = useConsole()
  const { date } = useDay()
  const { sku, station } = useNames()
  const source = useMemo(
    () => paged(listSurpluses, { region: region.id, pickupDate: date }),
    [region.id, date],
  )
  return (
    <DataTable
      name="surpluses"
      label={m.console_day_surpluses()}
      source={source}
      rowId={({ id }) => id}
      columns={[
        {
          id: 'goods',
          name: m.console_day_col_goods(),
          value: (row) => sku(row.skuId),
          width: 240,
        },
        { id: 'station', name: m.console_day_po_station(), value: (row) => station(row.stationId) },
        {
          id: 'surplus',
          name: m.console_day_surpluses(),
          value: (row) => row.surplusQuantity,
          isNumber: true,
        },
      ]}
      states={tableStates(<Empty icon="check" title={m.console_day_surpluses_none()} />)}
    />
  )
}

function Receiving() {
  const { region } = useConsole()
  const { date, station = '' } = useDay()
  const { sku } = useNames()
  const day = useQuery({
    ...read(getReceivingDay, { region: region.id, station, date }),
    enabled: station !== '',
  })
  return (
    <Panel title={m.console_day_receiving()}>
      <Answered of={day}>
        {({ skus }) =>
          skus.length === 0 ? (
            <Empty icon="stock" title={m.console_day_demand_none()} />
          ) : (
            <table className="console-plain">
              <thead>
                <tr>
                  <th scope="col">{m.console_day_col_goods()}</th>
                  <th scope="col" className="table-number">
                    {m.console_day_po_wanted()}
                  </th>
                  <th scope="col" className="table-number">
                    {m.console_day_po_came()}
                  </th>
                  <th scope="col" className="table-number">
                    {m.console_day_short()}
                  </th>
                </tr>
              </thead>
              <tbody>
                {skus.map((row) => (
                  <tr key={row.skuId}>
                    <td>{sku(row.skuId)}</td>
                    <td className="table-number number">{number(row.expectedQuantity)}</td>
                    <td className="table-number number">{number(row.receivedQuantity)}</td>
                    <td className="table-number number">{number(row.missingQuantity)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Answered>
    </Panel>
  )
}
